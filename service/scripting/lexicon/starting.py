"""The lexicon that ships: names that a voice gets wrong, each with the source in which its sounds were read."""

import functools
from collections.abc import Sequence
from importlib.resources import files

from service.model import Document
from service.scripting.lexicon.entry import Entry
from service.scripting.lexicon.files import read_entries
from service.scripting.lexicon.words import folded

FILE = "starting.csv"


def behind(own: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return those of its entries that are left when a newsroom has its *own* for everywhere."""
    told = {(folded(entry.words), entry.language) for entry in own if entry.scope == "everywhere"}
    return tuple(
        entry
        for entry in starting()
        if told.isdisjoint((folded(entry.words), language) for language in (None, entry.language))
    )


@functools.cache
def starting() -> tuple[Entry, ...]:
    """Return all its entries."""
    table = files("service.scripting.lexicon").joinpath(FILE).read_bytes()
    return read_entries(Document(data=table, name=FILE))
