"""Films, sounds, maps and the like that a page sets into its text from elsewhere: nobody can say them, so their names are kept."""

import re
from typing import TYPE_CHECKING

from service.reading.metadata import address_parts
from service.reading.pieces import clean
from service.reading.wordlists import words
from service.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

EMBEDS = words("audio embed iframe object video")
"""The elements of HTML that set something in (HTML Standard, 4.8)."""

_ADDRESSES = ("src", "data-src", "data")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_seen(embed: "_Element") -> bool:
    """Tell whether readers see it: what counts them is hidden, or a pixel in size."""
    sizes = {embed.get("width"), embed.get("height")}
    return sizes.isdisjoint({"0", "1"}) and not _UNSEEN.search(embed.get("style") or "")


def called(embed: "_Element") -> str:
    """Return the title of an embed, else the site that it is from; else what it is to HTML: "video"."""
    if title := clean(embed.get("title") or embed.get("aria-label") or ""):
        return title
    for address in map(embed.get, _ADDRESSES):
        parts = address_parts(address or "")
        if parts and parts.hostname:
            return clean(parts.hostname.removeprefix("www."))
    return local(embed)
