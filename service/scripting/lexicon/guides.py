"""The pronunciations that come with an article become entries for it alone."""

from service.errors import LexiconError
from service.model import Article, Drop
from service.scripting.lexicon.entry import Entry, checked, sound_kind


def guided(article: Article) -> tuple[list[Entry], list[Drop]]:
    """Return an entry for each of the *article*'s guides, and a note for each that cannot be read."""
    entries: list[Entry] = []
    refused: list[Drop] = []
    for guide in article.guides:
        entry = Entry(
            words=guide.words,
            kind=sound_kind(guide.said),
            said=guide.said,
            scope="article",
            where=article.id,
            language=article.language,
            source=guide.source,
        )
        try:
            entries.append(checked(entry))
        except LexiconError as trouble:
            refused.append(
                Drop(
                    text=f"{guide.words}: {guide.said}",
                    code="pronunciation",
                    reason=f"This pronunciation that came with the article cannot be used. {trouble}",
                    position=0,
                )
            )
    return entries, refused
