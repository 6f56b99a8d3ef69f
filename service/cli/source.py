"""SOURCE on the command line: a file, an address, or standard input."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from service.errors import DocumentError
from service.model import Document
from service.reading.decode import LARGEST_DOCUMENT_BYTES
from service.settings import Settings

source_argument = click.argument("source", metavar="SOURCE")
id_option = click.option(
    "--id",
    "identity",
    metavar="ID",
    help="What the article is known by. Without it: its own id or address, or the file's name.",
)


def open_source(source: str, identity: str | None, settings: Settings) -> Document:
    """Read SOURCE: a file, an address (http, https), or "-" for standard input.

    Raises:
        DocumentError: it is not there or cannot be read.
        FetchError: what is at the address is not to be had.
        SettingsError: one of the hosts that are allowed is no host.
    """
    if source.lower().startswith(("http://", "https://")):
        return replace(_fetched(source, settings), id=identity)
    if source == "-":
        data = sys.stdin.buffer.read(LARGEST_DOCUMENT_BYTES + 1)
        return Document(data=data, id=identity, name="standard input")
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_DOCUMENT_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError(
            f"{source} does not exist. Give the path of a file, an address, or - for standard input."
        ) from None
    except IsADirectoryError:
        raise DocumentError(f"{source} is a folder. Give the path of one file.") from None
    except (OSError, ValueError) as wrong:
        raise DocumentError(
            f"{source} cannot be read: {getattr(wrong, 'strerror', None) or wrong}."
        ) from wrong
    return Document(data=data, id=identity, name=path.name)


def _fetched(url: str, settings: Settings) -> Document:
    from service.fetching import Fetched  # noqa: PLC0415  only for addresses
    from service.wiring import open_fetch  # noqa: PLC0415  as above, and loads the database

    answer = open_fetch(settings)(url, found=False)
    if not isinstance(answer, Fetched):
        raise TypeError(
            f"{url} was asked for without a condition, and answers that it is unchanged"
        )
    return answer.document
