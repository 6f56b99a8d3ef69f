"""Lets `python -m service.cli` be the command line."""

from service.cli import main

main()
