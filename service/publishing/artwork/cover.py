"""What the picture of a show has on it, and how that is told to who does not see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from service.publishing.artwork.lettering import drawable
from service.publishing.shows import shortened

ALT_BYTES: Final = 255
"""Nobody listens to more; the show's title is told beside it."""
_EDITION: Final = 1
"""Another number whenever the same words are drawn otherwise: pictures then get new addresses."""
_SEEN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ar": (
            "حروف بيضاء على أزرق داكن، وخط ذهبي يتحول إلى موجات صوت.",
            "سطور نص مرسومة كخطوط على أزرق داكن، أحدها ذهبي ويتحول إلى موجات صوت.",
        ),
        "de": (
            "Weiße Schrift auf Dunkelblau; eine goldene Linie wird zu den Wellen einer Stimme.",
            "Textzeilen als Striche auf Dunkelblau; eine ist golden und wird zu den Wellen einer Stimme.",
        ),
        "en": (
            "White letters on dark blue; a golden line turns into the waves of a voice.",
            "Lines of text, drawn as strokes on dark blue; one is golden and turns into the waves of a voice.",
        ),
        "es": (
            "Letras blancas sobre azul oscuro; una línea dorada se convierte en las ondas de una voz.",
            "Renglones dibujados como trazos sobre azul oscuro; uno es dorado y se convierte en las ondas de una voz.",
        ),
        "fr": (
            "Lettres blanches sur bleu foncé ; une ligne dorée devient les ondes d’une voix.",
            "Lignes de texte en traits sur bleu foncé ; l’une, dorée, devient les ondes d’une voix.",
        ),
        "it": (
            "Lettere bianche su blu scuro; una linea dorata diventa le onde di una voce.",
            "Righe di testo disegnate come tratti su blu scuro; una è dorata e diventa le onde di una voce.",
        ),
        "nl": (
            "Witte letters op donkerblauw; een gouden lijn wordt de golven van een stem.",
            "Regels tekst als strepen op donkerblauw; één is goud en wordt de golven van een stem.",
        ),
        "pt": (
            "Letras brancas sobre azul-escuro; uma linha dourada transforma-se nas ondas de uma voz.",
            "Linhas de texto desenhadas como traços sobre azul-escuro; uma é dourada e transforma-se nas ondas de uma voz.",
        ),
        "ru": (
            "Белые буквы на тёмно-синем; золотая линия переходит в волны голоса.",
            "Строки текста, нарисованные штрихами на тёмно-синем; одна золотая и переходит в волны голоса.",
        ),
        "sv": (
            "Vita bokstäver på mörkblått; en gyllene linje blir till en rösts vågor.",
            "Textrader ritade som streck på mörkblått; en är gyllene och blir till en rösts vågor.",
        ),
        "uk": (
            "Білі літери на темно-синьому; золота лінія переходить у хвилі голосу.",
            "Рядки тексту, намальовані штрихами на темно-синьому; один золотий і переходить у хвилі голосу.",
        ),
        "zh": (
            "深蓝底上的白色文字，一条金色的线化作声波。",
            "深蓝底上以线条画出的几行文字，其中一行为金色，化作声波。",
        ),
    }
)
"""What is to be seen beside the words, with letters and without, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A picture to be drawn."""

    name: str
    """In large letters; empty: there are no letters at all."""
    service: str
    """In small ones above; empty where the name is that of the service."""
    alt: str
    """What is to be seen, in words."""

    @property
    def large(self) -> str:
        """The name of its file for feeds and directories. No other picture has it."""
        return f"{self._mark}.png"

    @property
    def small(self) -> str:
        """The name of its file for pages and lock screens."""
        return f"{self._mark}-small.png"

    @property
    def _mark(self) -> str:
        drawn = "\n".join((str(_EDITION), self.service, self.name))
        return sha256(drawn.encode()).hexdigest()[:16]


def cover_of(name: str, *, service: str, language: str) -> Cover:
    """Say what the picture of a show has on it: its *name* and, unless that says it, that of the *service*.

    *language* (BCP 47) is that of the words for who does not see it; where it has none here, they are English.
    """
    large, small = drawable(name), drawable(service)
    with_letters, without = _SEEN.get(language.partition("-")[0].lower(), _SEEN["en"])
    if not large:
        return Cover(name="", service="", alt=without)
    if small.casefold() in large.casefold():
        small = ""
    said = f"{small}: {large}" if small else large
    room = ALT_BYTES - len(f". {with_letters}".encode())
    return Cover(name=large, service=small, alt=f"{shortened(said, room)}. {with_letters}")
