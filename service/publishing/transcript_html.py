"""The transcript as a page of its own: for readers, braille displays and podcast apps that show HTML."""

from collections.abc import Iterator
from html import escape
from typing import Final

from service.legal import legal
from service.model import Episode, HeardSegment
from service.words import direction

STYLE: Final = (
    "body { max-width: 34em; margin: 1em auto; padding: 0 1em; font: 1.25em/1.6 sans-serif; overflow-wrap: anywhere }"
    " h1, h2 { line-height: 1.2 }"
)
"""Short lines of large type (WCAG 1.4.8); long words and addresses stay within a narrow page (1.4.10). Who serves the page
must allow this style by its hash."""

_HEADINGS: Final = {"headline": "h1", "subhead": "h2"}


def transcript_html(episode: Episode) -> str:
    """Write all that is heard in *episode*, in its order, one paragraph or heading for each segment.

    Each says from when to when it is heard, in milliseconds: `data-start-ms`, `data-end-ms`. What is said but not shown
    is written as it is said.
    """
    article = episode.script.article
    title = _escaped(article.headline or episode.chapters[0].title)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(article.language)}" dir="{direction(article.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *_parts(episode, title),
            "</main>",
            "</body>",
            "</html>\n",
        ]
    )


def _parts(episode: Episode, title: str) -> Iterator[str]:
    if not any(heard.segment.kind == "headline" for heard in episode.segments):
        yield f"<h1>{title}</h1>"
    for heard in episode.segments:
        tag = _HEADINGS.get(heard.segment.kind, "p")
        times = f'data-start-ms="{heard.start_ms}" data-end-ms="{heard.end_ms}"'
        lines = filter(None, map(_escaped, _words(heard).splitlines()))
        yield f"<{tag} {times}>{'<br>'.join(lines)}</{tag}>"


def _words(heard: HeardSegment) -> str:
    return heard.segment.shown if heard.segment.shown.strip() else heard.segment.spoken


def _escaped(text: str) -> str:
    return escape(" ".join(legal(text).split()), quote=False)
