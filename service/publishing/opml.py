"""All shows as OPML, which podcast apps import: http://opml.org/spec2.opml."""

from collections.abc import Iterable

from lxml import etree

from service.legal import legal
from service.publishing.shows import Show


def opml(title: str, shows: Iterable[Show]) -> bytes:
    """Write the list of *shows*, which is called *title*."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = legal(title)
    body = etree.SubElement(root, "body")
    for show in shows:
        etree.SubElement(
            body,
            "outline",
            type="rss",
            text=show.title,
            title=show.title,
            description=legal(show.description),
            language=show.language,
            htmlUrl=show.link,
            xmlUrl=show.feed,
        )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
