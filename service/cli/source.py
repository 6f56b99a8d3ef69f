"""SOURCE on the command line: a file, or standard input."""

import sys
from pathlib import Path

import click

from service.errors import DocumentError
from service.model import Document
from service.reading.decode import MAX_BYTES

source_argument = click.argument("source", metavar="SOURCE")
id_option = click.option(
    "--id",
    "identity",
    metavar="ID",
    help="What the article is known by. Without it: the file's name.",
)


def open_source(source: str, identity: str | None) -> Document:
    """Read SOURCE: a file, or "-" for standard input.

    Raises:
        DocumentError: it is not there or cannot be read.
    """
    if source == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return Document(data=data, id=identity, name="standard input")
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError(
            f"{source} does not exist. Give the path of a text file, or - for standard input."
        ) from None
    except IsADirectoryError:
        raise DocumentError(f"{source} is a folder. Give the path of one text file.") from None
    except (OSError, ValueError) as wrong:
        raise DocumentError(
            f"{source} cannot be read: {getattr(wrong, 'strerror', None) or wrong}."
        ) from wrong
    return Document(data=data, id=identity, name=path.name)
