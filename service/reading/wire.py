"""What the wire formats have in common: moments, and whether and when a report may be published."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from service.reading.furniture import Furniture

Standing = Literal["usable", "withheld", "canceled"]

ADVISORY = Furniture("advisory", "A note from editors to editors.")
SLUG = Furniture("slug", "Keywords by which editors file the report.")
ALTERNATIVE = Furniture("alternative", "Another wording of what is said already.")
PROVIDER = Furniture("provider", "Who sent the report over the wire.")

_STANDINGS: dict[str, Standing] = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}
_STRICTNESS: tuple[Standing, ...] = ("usable", "withheld", "canceled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Whether a report may be published, from when, and until when."""

    standing: Standing = "usable"
    embargoed_until: datetime | None = None
    expires: datetime | None = None

    def and_as(self, other: "Release") -> "Release":
        """Allow only what *other* allows too."""
        embargoes = filter(None, (self.embargoed_until, other.embargoed_until))
        return Release(
            standing=strictest(self.standing, other.standing),
            embargoed_until=max(embargoes, default=None),
            expires=min(filter(None, (self.expires, other.expires)), default=None),
        )


def moment(text: str | None) -> datetime | None:
    """Return an ISO 8601 date and time, basic or extended; UTC where it names no zone."""
    try:
        found = datetime.fromisoformat((text or "").strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def release(
    status: str | None, *, embargo: str | None = None, expiry: str | None = None
) -> Release:
    """Return whether a report may be published, from when, and until when.

    Args:
        status: Its status as the wire gives it: "usable", "stat:withheld"; None means usable. One that is not known
            is no permission.
        embargo: The moment at which its embargo ends; None when there is none. One that cannot be read has no end.
        expiry: The moment from which it may not be published any more; None when there is none. One that cannot be
            read is no permission.
    """
    until, expires = moment(embargo), moment(expiry)
    word = (status or "usable").rpartition(":")[2].rpartition("/")[2].strip().lower()
    standing = _STANDINGS.get(word, "withheld")
    endless = until is None and (embargo is not None or word == "embargoed")
    unknown = expires is None and bool((expiry or "").strip())
    return Release(
        standing=strictest(standing, "withheld") if endless or unknown else standing,
        embargoed_until=until,
        expires=expires,
    )


def strictest(*standings: Standing) -> Standing:
    """Return the standing that allows least."""
    return max(standings, key=_STRICTNESS.index)
