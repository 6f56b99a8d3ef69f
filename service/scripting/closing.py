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

_OF_HEADLINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "قُرئت هذه العناوين بصوت اصطناعي.",
        "de": "Diese Schlagzeilen wurden mit künstlicher Stimme gelesen.",
        "en": "These headlines were read by synthetic voice.",
        "es": "Estos titulares se han leído con voz sintética.",
        "fr": "Ces titres ont été lus en voix de synthèse.",
        "it": "Questi titoli sono stati letti con voce sintetica.",
        "nl": "Deze koppen zijn voorgelezen met een kunstmatige stem.",
        "pt": "Estas manchetes foram lidas com voz sintética.",
        "ru": "Эти заголовки прочитаны синтезированным голосом.",
        "sv": "De här rubrikerna lästes upp med syntetisk röst.",
        "uk": "Ці заголовки прочитано синтезованим голосом.",
        "zh": "以上标题由合成语音朗读。",
    }
)
"""The notice behind headlines, in the same languages."""


def closing_segments(closing: Collection[Closing], *, language: str) -> Iterator[Segment]:
    """Say what of *closing* is wanted, in *language* (BCP 47), or in English where its words are not known."""
    base, told = _known(language)
    notice, end = _WORDS[base]
    if "notice" in closing:
        yield segment("notice", notice, [Piece(notice, 0, len(notice))], language=told)
    if "end" in closing:
        yield segment("end", end, [Piece(end, 0, len(end))], language=told)


def headlines_closing(closing: Collection[Closing], *, language: str) -> Iterator[Segment]:
    """Say behind headlines what of *closing* is wanted there, as `closing_segments` has it: the notice."""
    base, told = _known(language)
    if "notice" in closing:
        notice = _OF_HEADLINES[base]
        yield segment("notice", notice, [Piece(notice, 0, len(notice))], language=told)


def _known(language: str) -> tuple[str, str]:
    """Return the language whose words are said, and what is said to be theirs."""
    base = language.partition("-")[0].lower()
    return (base, language) if base in _WORDS else ("en", "en")
