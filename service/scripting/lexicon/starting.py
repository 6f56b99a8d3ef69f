"""The lexicon that ships: names that a voice gets wrong, each with the source in which its sounds were read."""

import functools
from importlib.resources import files

from service.model import Document
from service.scripting.lexicon.entry import Entry
from service.scripting.lexicon.files import read_entries

FILE = "starting.csv"


@functools.cache
def starting() -> tuple[Entry, ...]:
    """Return its entries; a newsroom's own entry for the same words takes the place of one."""
    table = files("service.scripting.lexicon").joinpath(FILE).read_bytes()
    return read_entries(Document(data=table, name=FILE))
