"""A script of a few sentences that belong to no article, so that a person can hear them."""

from service.model import Article, Script, Segment


def by_itself(title: str, segments: tuple[Segment, ...], *, language: str) -> Script:
    """Return a script that says *segments* and nothing else; *language* (BCP 47) chooses who reads."""
    article = Article(
        id=title, headline=title, kicker=None, deck=None, byline=None, dateline=None, attribution=None,
        corrections=(), contributors=(), published=None, published_shown=None, published_position=0, language=language,
        url=None, section=None, blocks=(), dropped=(),
    )  # fmt: skip
    return Script(article=article, segments=segments, dropped=())
