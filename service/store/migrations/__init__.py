"""How the tables came to be, one step for each schema that was ever released; run by Alembic when a store is opened."""
