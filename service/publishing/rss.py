"""A show and its items as RSS 2.0 that podcast apps, Apple and screen readers take.

Sources: PSP-1 (https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification), Apple's requirements
(https://podcasters.apple.com/support/823-podcast-requirements) and the podcast namespace
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Final

from lxml import etree

from service.legal import legal
from service.model import Block
from service.publishing.shows import Item, Show

_PREFIXES: Final = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
_ITUNES: Final = f"{{{_PREFIXES['itunes']}}}"
_PODCAST: Final = f"{{{_PREFIXES['podcast']}}}"
_ATOM: Final = f"{{{_PREFIXES['atom']}}}"
_CONTENT: Final = f"{{{_PREFIXES['content']}}}"


def rss(show: Show, items: Iterable[Item]) -> bytes:
    """Write the feed of *show*, newest item first. The same show and items give the same bytes."""
    newest_first = sorted(items, key=lambda item: (item.date, item.guid), reverse=True)
    root = etree.Element("rss", version="2.0", nsmap=_PREFIXES)
    channel = etree.SubElement(root, "channel")
    _describe(channel, show)
    if newest_first:
        _add(channel, "lastBuildDate", _date(max(item.changed for item in newest_first)))
    for item in newest_first:
        _add_item(channel, item)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _describe(channel: etree._Element, show: Show) -> None:
    _add(channel, f"{_ATOM}link", href=show.feed, rel="self", type="application/rss+xml")
    _add(channel, "title", show.title)
    _add(channel, "link", show.link)
    _add(channel, "description", show.description)
    _add(channel, "language", show.language)
    if show.copyright:
        _add(channel, "copyright", show.copyright)
    _add(channel, f"{_ITUNES}author", show.author)
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
    if item.description:
        _add(element, "description", f"<p>{_html(item.description)}</p>")
    _add(element, f"{_CONTENT}encoded", _content(item))
    _add(element, "enclosure", url=item.audio, length=str(item.size_bytes), type="audio/mpeg")
    for form in item.alternates:
        alternate = _add(
            element, f"{_PODCAST}alternateEnclosure", type=form.media_type, length=str(form.size_bytes),
            bitrate=str(form.bit_rate), title=form.title,
        )  # fmt: skip
        _add(alternate, f"{_PODCAST}source", uri=form.address)
    _add(element, f"{_ITUNES}duration", str(max(1, round(item.duration_ms / 1000))))
    _add(element, f"{_ITUNES}explicit", "false")
    _add(element, f"{_ITUNES}episodeType", "full")
    for transcript in item.transcripts:
        _add(
            element, f"{_PODCAST}transcript", url=transcript.address, type=transcript.media_type,
            language=item.language, **({"rel": "captions"} if transcript.timed else {}),
        )  # fmt: skip
    _add(element, f"{_PODCAST}chapters", url=item.chapters, type="application/json+chapters")
    for person in item.persons:
        _add(element, f"{_PODCAST}person", person.name, role=person.role)
    if item.place:
        _add(element, f"{_PODCAST}location", item.place, rel="creator")
    _add(element, f"{_PODCAST}txt", "true", purpose="ai-content")


def _content(item: Item) -> str:
    """Write what is read as simple HTML, and then the one link, which is called what it leads to."""
    link = f'<p><a href="{escape(item.page)}">{_html(item.title)}</a></p>'
    return "\n".join([*map(_block, item.blocks), link])


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
    return escape(text, quote=False)


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC))


def _add(
    parent: etree._Element, tag: str, content: str = "", /, **attributes: str
) -> etree._Element:
    """Add an element; what XML forbids cannot get into its content."""
    element = etree.SubElement(parent, tag, attributes)
    element.text = legal(content) or None
    return element
