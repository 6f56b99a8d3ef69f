"""What the wire formats have in common: moments, and whether a report may be published."""

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


def moment(text: str | None) -> datetime | None:
    """Return an ISO 8601 date and time, basic or extended; UTC where it names no zone."""
    try:
        found = datetime.fromisoformat((text or "").strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def release(status: str | None, embargo: str | None) -> tuple[Standing, datetime | None]:
    """Return whether a report may be published, and from when.

    Args:
        status: Its status as the wire gives it: "usable", "stat:withheld"; None means usable. One that is not known
            is no permission.
        embargo: The moment at which its embargo ends; None when there is none. One that cannot be read has no end.
    """
    until = moment(embargo)
    word = (status or "usable").rpartition(":")[2].rpartition("/")[2].strip().lower()
    standing = _STANDINGS.get(word, "withheld")
    endless = until is None and (embargo is not None or word == "embargoed")
    return (strictest(standing, "withheld") if endless else standing), until


def strictest(*standings: Standing) -> Standing:
    """Return the standing that allows least."""
    return max(standings, key=_STRICTNESS.index)
