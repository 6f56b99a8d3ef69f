"""Which parts an article's page has, and where in them each segment's words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.legal import legal
from service.model import Article, Segment, SegmentKind
from service.scripting.opening import attribution_segment, dateline_segment


@dataclass(frozen=True, slots=True)
class Part:
    """An element of the page that shows words of the article."""

    id: str
    """Its name on the page, unique there."""
    kind: SegmentKind
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a segment begin on the page."""

    part: Part
    start: int
    """In the part's text."""


def parts(article: Article) -> Iterator[Part]:
    """Yield the parts of an article's page in the order of speech.

    Dateline and attribution are shown in the words in which they are said.
    """
    dateline, attribution, language = article.dateline, article.attribution, article.language
    if dateline:
        yield Part("dateline", "dateline", dateline_segment(dateline, language=language).spoken)
    if attribution and (credit := attribution_segment(attribution, dateline, language=language)):
        yield Part("attribution", "attribution", credit.spoken)
    for number, notice in enumerate(article.corrections, start=1):
        yield Part(f"correction-{number}", "correction", notice)
    if article.kicker:
        yield Part("kicker", "kicker", article.kicker)
    if article.headline:
        yield Part("headline", "headline", article.headline)
    if article.deck:
        yield Part("deck", "deck", article.deck)
    for number, block in enumerate(article.blocks, start=1):
        yield Part(f"block-{number}", block.kind, block.text)
    for number, line in enumerate(article.contributors, start=1):
        yield Part(f"contributors-{number}", "contributors", line)


def places(article: Article, segments: Sequence[Segment]) -> Iterator[Place | None]:
    """Tell of each of *segments* where it stands on the page of *article*; None when the page shows it nowhere, or in other words."""
    ahead = [(part, legal(part.text)) for part in parts(article)]
    number = position = 0
    for segment in segments:
        words = legal(segment.transcribed)
        for place in range(number, len(ahead)):
            part, text = ahead[place]
            start = text.find(words, position if place == number else 0)
            if part.kind == segment.kind and start >= 0:
                number, position = place, start + len(words)
                yield Place(part, start)
                break
        else:
            yield None
