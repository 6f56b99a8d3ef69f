"""Notes from editors that forbid: a report is killed, or may not be heard before a moment."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from service.model import Article, Drop
from service.reading.dates import find_date
from service.reading.wire import ADVISORY, SLUG, strictest

_KILL = re.compile(
    r"""
    ^(?:(?:URGENT|BULLETIN|ADVISORY|EDS|Eds|Editors|EDITORS)[:,\s–—-]+)*
      (?:KILL|WITHDRAWN|WITHDRAWAL|RETRACTED|RETRACTION|ZURÜCKGEZOGEN|ANNULÉE?|ANULAD[AO]|ANNULLATO)\s*(?:[:–—]|-\s|$)
    |\bMANDATORY\s+(?:KILL|ELIMINATION)\b
    |^\W*(?i:story\s+(?:removed|withdrawn|killed|retracted))\s*(?:[:.–—]|-\s|$)
    |^BC-\S.*\bKILL(?:ED)?\b
    |[,/-]\s?KILL(?:ED)?\s*$
    """,
    re.VERBOSE,
)
_EMBARGO = re.compile(
    r"\W*(?:strictly\s+)?(?:embargoed(?:\s+for\s+(?:release|publication))?\s*(?:until|till|to|:)|embargo\s*(?:until|till|:)"
    r"|(?:not\s+for|hold\s+for)\s+(?:release|publication)\s+(?:until|before)|sperrfrist\s*:?|embargo\s+jusqu['’]|bajo\s+embargo\s+hasta)"
    r"\s*(?P<when>.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"(?<![\d.])(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?![.\d])|(?P<four>\d{4})(?=\s?(?:GMT|UTC|hrs|hours))|(?P<bare>\d{1,2})(?=\s?[ap]\.?m\b))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EDT": -4, "EST": -5, "ET": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "PT": -8,
}  # fmt: skip
"""Hours from UTC; of two that a name may mean, the later."""
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_LAST_ZONE = timezone(timedelta(hours=-12))
"""Where a day ends last: a moment without a zone has passed everywhere when it has passed there."""
_BEGINNING = 3
"""How many paragraphs at the start may be such notes."""
_LONGEST = 300


def obeyed(article: Article) -> Article:
    """Return *article* as its editors' notes let it stand: canceled where they kill it, embargoed where they hold it back.

    They are looked for in the lines above the text, in its first paragraphs and in what was dropped. An embargo whose end
    cannot be read withholds.
    """
    standing, until = article.standing, article.embargoed_until
    lines = list(_lines(article))
    if any(map(_KILL.search, lines)):
        standing = "canceled"
    for line in lines:
        if found := _EMBARGO.match(line):
            end = _end(found["when"])
            until = max(filter(None, (until, end)), default=None)
            standing = standing if end else strictest(standing, "withheld")
    return _without_embargo_lines(replace(article, standing=standing, embargoed_until=until))


def _lines(article: Article) -> Iterator[str]:
    where = article.dateline.shown if article.dateline else None
    blocks = (block.text for block in article.blocks[:_BEGINNING])
    drops = (drop.text for drop in article.dropped if drop.code in {ADVISORY.code, SLUG.code})
    lines = (article.kicker, article.headline, article.deck, where, *blocks, *drops)
    return (line[:_LONGEST] for line in lines if line)


def _without_embargo_lines(article: Article) -> Article:
    """Drop the lines that only announce an embargo, and what was made of them."""
    deck, dateline = article.deck, article.dateline
    notes = [block.text for block in article.blocks[:_BEGINNING] if _is_embargo(block.text)]
    if deck and _is_embargo(deck):
        notes.insert(0, deck)
        deck = None
    if dateline and _is_embargo(dateline.shown):
        notes.insert(0, dateline.shown)
        dateline = None
    drops = (
        Drop(text=note, code=ADVISORY.code, reason=ADVISORY.reason, position=0) for note in notes
    )
    return replace(
        article,
        deck=deck,
        dateline=dateline,
        blocks=tuple(block for block in article.blocks if block.text not in notes),
        dropped=(*drops, *article.dropped),
    )


def _is_embargo(line: str) -> bool:
    found = _EMBARGO.fullmatch(line)
    return found is not None and find_date(found["when"]) is not None


def _end(when: str) -> datetime | None:
    """Return the moment that ends an embargo: "0001 GMT, Monday, June 1, 2026"; without a zone the last that it may mean."""
    dated = find_date(when)
    if not dated:
        return None
    zone = _ZONE.search(when)
    offset = timezone(timedelta(hours=_ZONES[zone.group()])) if zone else _LAST_ZONE
    day = dated.moment.date()
    hour, minute = _hour(when)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=offset).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _hour(when: str) -> tuple[int, int]:
    found = _TIME.search(when)
    if not found:
        return 0, 0
    four = found["four"] or ""
    hour = int(four[:2] or found["hour"] or found["bare"])
    minute = int(four[2:] or found["minute"] or 0)
    half = (found["half"] or "").lower()[:1]
    return hour % 12 + 12 * (half == "p") if half else hour, minute
