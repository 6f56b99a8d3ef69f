"""Listeners' own feeds: what may be chosen for one, and the tokens that stand in its addresses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final, Literal, cast

from service.forms import Form
from service.store.feeds import Ceiling, Choice, Order

LONGEST_MIN: Final = (1, 600)
"""What may be said to be the longest episode."""
ORDERS: Final[tuple[Order, ...]] = ("newest", "oldest", "shortest")
SPEEDS_PERCENT: Final = (100, 125, 150, 200, 250)

Field = Literal["section", "speed", "voice", "longest", "order"]

_TOKEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What listeners may choose."""

    most: Ceiling
    rate_wpm: int
    """Words a minute of the episodes."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Who reads besides the usual ones: what listeners are told, by the id of the voice."""

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
    """A choice makes no sense: `fields` says which parts of it."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__(f"This cannot be chosen: {', '.join(fields)}.")
        self.fields = tuple(fields)


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
    chosen = tuple(dict.fromkeys(given.get("section", ())))
    speed = _first(given, "speed") or "100"
    voice = _first(given, "voice")
    longest = _first(given, "longest")
    order = _first(given, "order") or "newest"
    fine: Mapping[Field, bool] = {
        "section": set(chosen) <= set(sections),
        "speed": speed in map(str, offer.speeds_percent),
        "voice": not voice or voice in offer.voices,
        "longest": not longest or _is_length(longest),
        "order": order in ORDERS,
    }
    if not all(fine.values()):
        raise Unclear([field for field, is_fine in fine.items() if not is_fine])
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
