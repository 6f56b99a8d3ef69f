"""Listeners' own feeds: what may be chosen for one, and the tokens that stand in its addresses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from types import MappingProxyType
from typing import Final, Literal, cast

from service.forms import Form
from service.store.feeds import Ceiling, Choice, Order

LONGEST_MIN: Final = (1, 600)
"""What may be said to be the longest episode."""
ORDERS: Final[Mapping[Order, str]] = MappingProxyType(
    {"newest": "Newest first", "oldest": "Oldest first", "shortest": "Shortest first"}
)
SPEEDS_PERCENT: Final = (100, 125, 150, 200, 250)

Field = Literal["section", "speed", "voice", "longest", "order"]

_TOKEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What listeners may choose."""

    most: Ceiling
    rate_wpm: int
    """Words a minute of the episodes."""
    voices: tuple[str, ...] = ()
    """Ids of those that read besides the usual one."""

    @property
    def speeds_percent(self) -> tuple[int, ...]:
        """Those that a voice can read at."""
        return tuple(filter(self._can_be_read, SPEEDS_PERCENT))

    def _can_be_read(self, speed_percent: int) -> bool:
        try:
            return Form(speed_percent=speed_percent).rate_wpm(self.rate_wpm) > 0
        except ValueError:
            return False


class Unclear(ValueError):
    """A choice makes no sense: `problems` says for each field why, and what to do."""

    def __init__(self, problems: Mapping[Field, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


def new_token() -> str:
    """Return 256 bits that nobody can guess, for addresses."""
    return token_urlsafe(_TOKEN_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token: it tells nothing of it."""
    return sha256(token.encode(errors="replace")).hexdigest()


def read_choice(
    given: Mapping[str, Sequence[str]], offer: Offer, *, sections: Collection[str]
) -> Choice:
    """Understand a filled-in form. What it does not have is left as it is usual.

    Args:
        given: Values by field; strangers may have written them.
        offer: What may be chosen.
        sections: Slugs of those that there are.

    Raises:
        Unclear: some of it makes no sense.
    """
    problems: dict[Field, str] = {}
    chosen = tuple(dict.fromkeys(given.get("section", ())))
    if not set(chosen) <= set(sections):
        problems["section"] = (
            "One of the sections is not there any more. Choose from those that are listed."
        )
    speed = _first(given, "speed") or "100"
    if speed not in map(str, offer.speeds_percent):
        problems["speed"] = "This speed is not offered. Choose one of those that are listed."
    voice = _first(given, "voice")
    if voice and voice not in offer.voices:
        problems["voice"] = "This voice is not offered. Choose one of those that are listed."
    longest = _first(given, "longest")
    if longest and not _is_length(longest):
        problems["longest"] = (
            f"Write the longest episode as a whole number of minutes from {LONGEST_MIN[0]} to {LONGEST_MIN[1]},"
            " such as 10, or leave it empty."
        )
    order = _first(given, "order") or "newest"
    if order not in ORDERS:
        problems["order"] = "This order is not offered. Choose one of those that are listed."
    if problems:
        raise Unclear(problems)
    return Choice(
        sections=chosen,
        form=Form(voice=voice or None, speed_percent=int(speed)),
        longest_min=int(longest) if longest else None,
        order=cast("Order", order),
    )


def _first(given: Mapping[str, Sequence[str]], field: Field) -> str:
    return next(iter(given.get(field, ())), "").strip()


def _is_length(text: str) -> bool:
    fewest, most = LONGEST_MIN
    return text.isascii() and text.isdecimal() and len(text) <= 9 and fewest <= int(text) <= most
