"""What a newsroom decides about voices, and how it writes that down: tables of TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

SLOWEST, FASTEST = 0.5, 2.0
"""How slow and how fast a voice may read, compared with the rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Whom a newsroom wants for each part: voices by id, name or language. What it leaves open, the language decides."""

    anchor: str | None = None
    """Says what is about the report: from where, by whom, headline, notices."""
    correspondents: tuple[str, ...] = ()
    """Read the report; one of them reads a whole story, and the same one all its revisions. None: the anchor."""
    quotations: str | None = None
    """Says what stands as a quotation of its own. None: the correspondent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """What a newsroom decides about voices."""

    voice: str | None = None
    """One voice for all; None: a cast."""
    casts: Mapping[str, Parts] = field(default_factory=dict)
    """By language, as in "en" or "en-GB", or by language and section, as in "en/sports"; in small letters."""
    fallback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language, in small letters: who stands in, best first, when the first choice cannot speak."""
    paces: Mapping[str, float] = field(default_factory=dict)
    """By the id of a voice: how fast it reads, compared with the rate that is asked."""


def read_casts(given: object) -> Mapping[str, Parts]:
    """Understand casts by language and section. Raises ValueError, whose text completes "This setting …"."""
    return {name.casefold(): _parts(name, parts) for name, parts in _table(given).items()}


def read_fallback(given: object) -> Mapping[str, tuple[str, ...]]:
    """Understand stand-ins by language. Raises ValueError, as above."""
    return {name.casefold(): _names(name, names) for name, names in _table(given).items()}


def read_paces(given: object) -> Mapping[str, float]:
    """Understand paces by voice. Raises ValueError, as above."""
    return {voice: _pace(voice, pace) for voice, pace in _table(given).items()}


def _table(given: object) -> Mapping[str, object]:
    """Take a table of the file, or read one that stands in a line of the environment."""
    if isinstance(given, str):
        try:
            given = tomllib.loads(f"given = {given}")["given"]
        except tomllib.TOMLDecodeError:
            given = None
    if not isinstance(given, dict):
        raise ValueError('must be a table, as in {en = "…"}')  # noqa: TRY004  a setting's errors are all of one kind
    return given


def _parts(name: str, given: object) -> Parts:
    table = given if isinstance(given, dict) else {"anchor": given}
    unknown = table.keys() - {"anchor", "correspondents", "quotations"}
    if unknown:
        raise ValueError(
            f"knows no part “{min(unknown)}” for {name}; there are anchor, correspondents, quotations"
        )
    return Parts(
        anchor=_name(f"anchor of {name}", table["anchor"]) if "anchor" in table else None,
        correspondents=_names(f"correspondents of {name}", table.get("correspondents", ())),
        quotations=(
            _name(f"quotations of {name}", table["quotations"]) if "quotations" in table else None
        ),
    )


def _names(what: str, given: object) -> tuple[str, ...]:
    names = given if isinstance(given, (list, tuple)) else (given,)
    return tuple(_name(what, name) for name in names)


def _name(what: str, given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise ValueError(f"must name a voice for {what}, as `heardline voices` lists it")
    return given.strip()


def _pace(voice: str, given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        given = 0
    if not SLOWEST <= given <= FASTEST:
        raise ValueError(
            f"must have a number from {SLOWEST} to {FASTEST} for {voice}, as in 0.95 for slightly slower"
        )
    return float(given)
