"""What is said at the end, where the newsroom wants it: that the voice is synthetic, and that the article ends."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal

from service.model import Segment
from service.scripting.telling import Piece, segment

Closing = Literal["notice", "end"]

_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ar": ("قُرئ هذا المقال بصوت اصطناعي.", "نهاية المقال."),
        "de": ("Dieser Artikel wurde mit künstlicher Stimme gelesen.", "Ende des Artikels."),
        "en": ("This article was read by synthetic voice.", "End of article."),
        "es": ("Este artículo se ha leído con voz sintética.", "Fin del artículo."),
        "fr": ("Cet article a été lu en voix de synthèse.", "Fin de l'article."),
        "it": ("Questo articolo è stato letto con voce sintetica.", "Fine dell'articolo."),
        "nl": ("Dit artikel is voorgelezen met een kunstmatige stem.", "Einde van het artikel."),
        "pt": ("Este artigo foi lido com voz sintética.", "Fim do artigo."),
        "ru": ("Эта статья прочитана синтезированным голосом.", "Конец статьи."),
        "sv": ("Den här artikeln lästes upp med syntetisk röst.", "Slut på artikeln."),
        "uk": ("Цю статтю прочитано синтезованим голосом.", "Кінець статті."),
        "zh": ("本文由合成语音朗读。", "全文完。"),
    }
)
"""Notice and end mark, by language; true of one voice and of several."""


def closing_segments(closing: Collection[Closing], *, language: str) -> Iterator[Segment]:
    """Say what of *closing* is wanted, in *language* (BCP 47), or in English where its words are not known."""
    base = language.partition("-")[0].lower()
    told = language if base in _WORDS else "en"
    notice, end = _WORDS.get(base, _WORDS["en"])
    if "notice" in closing:
        yield segment("notice", notice, [Piece(notice, 0, len(notice))], language=told)
    if "end" in closing:
        yield segment("end", end, [Piece(end, 0, len(end))], language=told)
