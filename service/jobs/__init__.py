"""What is done later: `work` takes jobs from the store, `workers` knows which of those who took one still live."""
