"""An article's content as the store keeps it, and when two contents are the same."""

from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec

from service.errors import DocumentError
from service.model import Article
from service.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_NAMES: Final = ("id", "aliases")


def to_text(article: Article) -> str:
    """Write it as JSON. Raises DocumentError when its words are not Unicode text."""
    return _encode(article, article.id).decode()


def from_text(content: str) -> Article:
    """Read what `to_text` wrote. Raises StoreUnavailable when it is damaged."""
    try:
        return msgspec.json.decode(content, type=Article)
    except msgspec.DecodeError as damage:
        raise StoreUnavailable(
            f"An article in the database is damaged: {damage}. Restore the database from a backup."
        ) from damage


def digest(article: Article) -> str:
    """Name the content, whatever the article is known by. Raises DocumentError as `to_text` does.

    Fields at their defaults do not count: when articles and blocks learn to say more, old ones keep their digests.
    """
    telling = {name: value for name, value in _telling(article).items() if name not in _NAMES}
    return sha256(_encode(telling, article.id)).hexdigest()


def _telling(thing: "DataclassInstance") -> dict[str, object]:
    """Return the fields of *thing* that are not at their defaults, and those of what is in it."""
    return {
        field.name: tuple(map(_inner, value)) if isinstance(value, tuple) else _inner(value)
        for field in fields(thing)
        if (value := getattr(thing, field.name)) != field.default
    }


def _inner(value: object) -> object:
    return _telling(value) if is_dataclass(value) and not isinstance(value, type) else value


def storable(name: str) -> str:
    """Write a name so that it can be kept: names of files may hold bytes that are no text."""
    return name.encode(errors="backslashreplace").decode()


def _encode(content: object, identity: str) -> bytes:
    try:
        return msgspec.json.encode(content)
    except UnicodeEncodeError as wrong:
        raise DocumentError(
            f"The article {storable(identity)} holds characters that are no text: {wrong.reason}. "
            "Hand it in again in another encoding, such as UTF-8."
        ) from wrong
