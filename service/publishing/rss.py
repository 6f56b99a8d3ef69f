"""Shows and their items as RSS 2.0 that podcast apps, Apple and screen readers take.

An item is written once, as a fragment, when its sound was made; a feed is a head and the fragments of its items. So
addresses in fragments begin with `BASE`, for which a feed puts the public base.

Sources: PSP-1 (https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification), Apple's requirements
(https://podcasters.apple.com/support/823-podcast-requirements), the podcast namespace
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md), Podlove simple chapters
(https://podlove.org/simple-chapters/) and RFC 5005.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from itertools import pairwise
from typing import Final

from lxml import etree

from service.legal import legal
from service.model import Block, Chapter
from service.publishing.shows import TITLE_BYTES, Item, Show, one_line, shortened
from service.publishing.wording import how_often

EDITION: Final = 5
"""Another number whenever `fragment` writes the same item otherwise: those that are kept are then written anew."""
BASE: Final = "https://base.invalid"
"""Stands in fragments for the public base. A text that holds it says the public base in a feed, and does no harm."""

_PREFIXES: Final = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
    "fh": "http://purl.org/syndication/history/1.0",
}
_ITUNES: Final = f"{{{_PREFIXES['itunes']}}}"
_PODCAST: Final = f"{{{_PREFIXES['podcast']}}}"
_ATOM: Final = f"{{{_PREFIXES['atom']}}}"
_CONTENT: Final = f"{{{_PREFIXES['content']}}}"
_PSC: Final = f"{{{_PREFIXES['psc']}}}"
_HISTORY: Final = f"{{{_PREFIXES['fh']}}}"

_DESCRIPTION_BYTES: Final = 4000
_FEWEST_CHAPTERS: Final = 3
"""Players that look for chapters in a description list no fewer."""
_SHORTEST_MS: Final = 30_000
_CHAPTER_BYTES: Final = 39
"""What Spotify wants of them besides: https://support.spotify.com/article/chapters-in-episodes/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Where a document stands in the archive of its feed (RFC 5005, 4). Addresses are absolute."""

    address: str | None = None
    """Of this page of the archive; None: it is the feed itself."""
    before: str | None = None
    """Of the page with older episodes, if there is one."""


def rss(
    show: Show,
    fragments: Iterable[str],
    *,
    base_url: str,
    changed: datetime | None,
    archive: Archive = Archive(),
    hub: str = "",
) -> bytes:
    """Write a document of the feed of *show*: its *fragments*, newest first. The same give the same bytes.

    *base_url* is the public base, without a slash at its end; *changed* tells when there was news; *hub* is the address
    of the WebSub hub that is told of it, which only the feed itself names: nobody is told of pages of the archive.
    """
    root = etree.Element("rss", version="2.0", nsmap=_PREFIXES)
    channel = etree.SubElement(root, "channel")
    _describe(channel, show, archive, hub)
    if changed:
        _add(channel, "lastBuildDate", _date(changed))
    empty = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    head, end, tail = empty.rpartition(b"</channel>")
    written = b"".join([head, *(item.encode() for item in fragments), end, tail])
    return written.replace(BASE.encode(), escape(base_url).encode())


def fragment(item: Item) -> str:
    """Write *item*, whose addresses begin with `BASE`, as it stands in every feed."""
    root = etree.Element("rss", nsmap=_PREFIXES)
    _add_item(root, item)
    written = etree.tostring(root, encoding="unicode")
    return written[written.index("<item>") : written.rindex("</rss>")]


def content_of(item: Item) -> str:
    """Write what is read as simple HTML, and then the one link."""
    return "\n".join([*map(_block, item.blocks), _link(item)])


def _describe(channel: etree._Element, show: Show, archive: Archive, hub: str) -> None:
    own = archive.address or show.feed
    _add(channel, f"{_ATOM}link", href=own, rel="self", type="application/rss+xml")
    if hub and not archive.address:
        _add(channel, f"{_ATOM}link", href=hub, rel="hub")
    if archive.address:
        _add(channel, f"{_HISTORY}archive")
        _add(channel, f"{_ATOM}link", href=show.feed, rel="current", type="application/rss+xml")
    if archive.before:
        _add(
            channel,
            f"{_ATOM}link",
            href=archive.before,
            rel="prev-archive",
            type="application/rss+xml",
        )
    _add(channel, "title", show.title)
    _add(channel, "link", show.link)
    _add(channel, "description", show.description)
    _add(channel, "language", show.language)
    if show.copyright:
        _add(channel, "copyright", show.copyright)
    _add(channel, f"{_ITUNES}author", show.author)
    if show.owner_email:
        owner = _add(channel, f"{_ITUNES}owner")
        _add(owner, f"{_ITUNES}name", show.author)
        _add(owner, f"{_ITUNES}email", show.owner_email)
    _add(channel, f"{_ITUNES}image", href=show.artwork)
    category = channel
    for name in show.category:
        category = _add(category, f"{_ITUNES}category", text=name)
    _add(channel, f"{_ITUNES}explicit", "false")
    _add(channel, f"{_ITUNES}type", "episodic")
    _add(channel, f"{_PODCAST}guid", show.guid)
    _add(channel, f"{_PODCAST}locked", "yes")
    _add(channel, f"{_PODCAST}medium", "podcast")
    _add(channel, f"{_PODCAST}txt", "true", purpose="ai-content")
    if show.private:
        _add(channel, f"{_ITUNES}block", "Yes")
        _add(channel, f"{_PODCAST}block", "yes")
    if show.license:
        _add(channel, f"{_PODCAST}license", show.license)
    if show.updates:
        _add(
            channel,
            f"{_PODCAST}updateFrequency",
            how_often(show.updates, show.language),
            rrule=f"FREQ={show.updates}",
        )
    _add(
        channel, f"{_PODCAST}image", href=show.artwork, alt=legal(show.artwork_alt), purpose="artwork",
        **{"aspect-ratio": "1/1"},
    )  # fmt: skip


def _add_item(channel: etree._Element, item: Item) -> None:
    element = etree.SubElement(channel, "item")
    _add(element, "title", item.title)
    _add(element, "link", item.page)
    _add(element, "guid", item.guid, isPermaLink="false")
    _add(element, "pubDate", _date(item.date))
    _add(element, "description", _description(item))
    _add(element, f"{_CONTENT}encoded", content_of(item))
    _add(element, "enclosure", url=item.audio, length=str(item.size_bytes), type="audio/mpeg")
    for form in item.alternates:
        alternate = _add(
            element, f"{_PODCAST}alternateEnclosure", type=form.media_type, length=str(form.size_bytes),
            bitrate=str(form.bit_rate), title=form.title,
        )  # fmt: skip
        _add(alternate, f"{_PODCAST}source", uri=form.address)
        _add(alternate, f"{_PODCAST}integrity", type="sri", value=_sri(form.sha256))
    _add(element, f"{_ITUNES}duration", str(max(1, round(item.duration_ms / 1000))))
    _add(element, f"{_ITUNES}explicit", "false")
    _add(element, f"{_ITUNES}episodeType", "full")
    for transcript in item.transcripts:
        _add(
            element, f"{_PODCAST}transcript", url=transcript.address, type=transcript.media_type,
            language=item.language, **({"rel": "captions"} if transcript.timed else {}),
        )  # fmt: skip
    _add(element, f"{_PODCAST}chapters", url=item.chapters_json, type="application/json+chapters")
    if item.chapters:
        chapters = _add(element, f"{_PSC}chapters", version="1.2")
        for chapter in item.chapters:
            _add(
                chapters,
                f"{_PSC}chapter",
                start=_clock(chapter.start_ms, thousandths=True),
                title=one_line(chapter.title),
                **({"href": chapter.url} if chapter.url else {}),
            )
    for person in item.persons:
        group = {"group": "voices"} if person.role == "narrator" else {}
        _add(element, f"{_PODCAST}person", person.name, role=person.role, **group)
    if item.place:
        _add(element, f"{_PODCAST}location", item.place, rel="creator")
    _add(element, f"{_PODCAST}txt", "true", purpose="ai-content")


def _description(item: Item) -> str:
    """Write a sentence or two, the chapters, and one link that is called what it leads to; what does not fit is left out."""
    summary = [f"<p>{_html(item.description)}</p>"] if item.description else []
    times = [list(_times(item.chapters, most)) for most in _title_bytes(item)]
    link = [_link(item)]
    for parts in (
        *([*summary, *listed, *link] for listed in times),
        [*summary, *link],
        summary,
        link,
    ):
        whole = "\n".join(parts)
        if whole and len(whole.encode()) <= _DESCRIPTION_BYTES:
            break
    return whole


def _title_bytes(item: Item) -> tuple[int, ...]:
    """Return how long the titles of chapters may be in a description, the best first; none: no player would list them."""
    bounds = [*(chapter.start_ms for chapter in item.chapters), item.duration_ms]
    if len(item.chapters) < _FEWEST_CHAPTERS or bounds[0] != 0:
        return ()
    for_spotify = all(end - start >= _SHORTEST_MS for start, end in pairwise(bounds))
    return (_CHAPTER_BYTES,) if for_spotify else (TITLE_BYTES, _CHAPTER_BYTES)


def _times(chapters: tuple[Chapter, ...], title_bytes: int) -> Iterator[str]:
    for chapter in chapters:
        title = shortened(one_line(chapter.title), title_bytes)
        yield f"<p>({_clock(chapter.start_ms)}) {_html(title)}</p>"


def _sri(sha256: str) -> str:
    """Write a hash as https://www.w3.org/TR/SRI/ has it."""
    return f"sha256-{b64encode(bytes.fromhex(sha256)).decode()}"


def _clock(time_ms: int, *, thousandths: bool = False) -> str:
    seconds, rest = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if thousandths:
        return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
    return f"{hours:02}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _link(item: Item) -> str:
    return f'<p><a href="{escape(item.page)}">{_html(item.title)}</a></p>'


def _block(block: Block) -> str:
    if block.kind == "list":
        points = "".join(f"<li>{_html(point)}</li>" for point in block.text.splitlines())
        return f"<ul>{points}</ul>"
    if block.kind == "subhead":
        return f"<h2>{_html(block.text)}</h2>"
    if block.kind == "quote":
        return f"<blockquote><p>{_html(block.text)}</p></blockquote>"
    return f"<p>{_html(block.text)}</p>"


def _html(text: str) -> str:
    return escape(legal(text), quote=False)


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC))


def _add(
    parent: etree._Element, tag: str, content: str = "", /, **attributes: str
) -> etree._Element:
    """Add an element; what XML forbids cannot get into its content."""
    element = etree.SubElement(parent, tag, attributes)
    element.text = legal(content) or None
    return element
