"""A script for machines: the contract of `heardline script --json`. Absent values are null, offsets are code points."""

from typing import Any

from service.model import Article, Attribution, Dateline, Script


def as_json(script: Script) -> dict[str, Any]:
    """Return *script* as plain lists, mappings and strings."""
    return {
        "article": _article(script.article),
        "segments": [
            {
                "kind": segment.kind,
                "shown": segment.shown,
                "spoken": segment.spoken,
                "spans": [
                    [span.shown_from, span.shown_to, span.spoken_from, span.spoken_to]
                    for span in segment.spans
                ],
            }
            for segment in script.segments
        ],
        "dropped": [
            {"text": drop.text, "code": drop.code, "reason": drop.reason, "position": drop.position}
            for drop in script.dropped
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "byline": article.byline,
        "dateline": article.dateline and _dateline(article.dateline),
        "attribution": article.attribution and _attribution(article.attribution),
        "published": article.published and article.published.isoformat(),
        "language": article.language,
        "url": article.url,
        "section": article.section,
        "blocks": [{"kind": block.kind, "text": block.text} for block in article.blocks],
    }


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return {
        "place": dateline.place,
        "region": dateline.region,
        "agency": dateline.agency,
        "date": dateline.date,
        "derived": dateline.derived,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "names": list(attribution.names),
        "role": attribution.role,
        "outlet": attribution.outlet,
        "bureau": attribution.bureau,
        "derived": attribution.derived,
    }
