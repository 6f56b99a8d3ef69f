"""The transcript as a page of its own: for readers, braille displays and podcast apps that show HTML."""

from collections.abc import Iterator
from html import escape
from itertools import starmap
from typing import Final

from service.legal import legal
from service.model import Episode, Segment
from service.publishing.passages import lines, passages_of
from service.words import direction

_STYLE: Final = (
    "body { max-width: 34em; margin: 1em auto; padding: 0 1em; font: 1.25em/1.6 sans-serif; overflow-wrap: anywhere }"
    " h1, h2 { line-height: 1.2 }"
)
"""Short lines of large type (WCAG 1.4.8); long words and addresses stay within a narrow page (1.4.10)."""

_HEADINGS: Final = {"headline": "h1", "subhead": "h2"}


def transcript_html(episode: Episode) -> str:
    """Write all that is heard in *episode*, in its order, one paragraph or heading for each segment.

    Each says from when to when it is heard, in milliseconds: `data-start-ms`, `data-end-ms`. Its words are those of
    `Segment.transcribed`; what of them is in another language than the article says so.
    """
    article = episode.script.article
    title = _escaped(article.headline or episode.chapters[0].title)
    return "\n".join(
        [
            "<!doctype html>",
            f"<html {_in(article.language)}>",
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *_parts(episode, title),
            "</main>",
            "</body>",
            "</html>\n",
        ]
    )


def style_of(page: bytes) -> bytes:
    """Return the style of a page that `transcript_html` wrote, by whichever version: who serves it allows it by its hash."""
    return page.partition(b"<style>")[2].partition(b"</style>")[0]


def _parts(episode: Episode, title: str) -> Iterator[str]:
    if not any(heard.segment.kind == "headline" for heard in episode.segments):
        yield f"<h1>{title}</h1>"
    for heard in episode.segments:
        tag = _HEADINGS.get(heard.segment.kind, "p")
        times = f'data-start-ms="{heard.start_ms}" data-end-ms="{heard.end_ms}"'
        shown = "<br>".join(_lines(heard.segment, episode.script.article.language))
        yield f"<{tag} {times}>{shown}</{tag}>"


def _lines(segment: Segment, language: str) -> Iterator[str]:
    for line in lines(segment.transcribed, tuple(passages_of(segment, language))):
        if shown := "".join(starmap(_marked, line)).strip():
            yield shown


def _marked(words: str, language: str | None) -> str:
    """Write words; of those in another language also which, for screen readers to change their voice."""
    return f"<span {_in(language)}>{_escaped(words)}</span>" if language else _escaped(words)


def _in(language: str) -> str:
    return f'lang="{escape(language)}" dir="{direction(language)}"'


def _escaped(text: str) -> str:
    return escape(legal(text), quote=False)
