"""How much a voice must be turned up to be as loud as the house.

A voice speaks a reference text, and its gain is found with the limiter in place, because a louder voice is limited
more. Needed once for each voice and rate: `gain` keeps what is found.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from service.narration import house
from service.narration.errors import Unspeakable
from service.narration.limiter import limited
from service.narration.loudness import integrated_lufs
from service.narration.samples import Samples, trimmed
from voices import Engine, Run, Utterance

_REFERENCE_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "The city council voted on Tuesday to reopen the old harbour bridge, which had been closed since the storms"
        " of last winter. Engineers said the repairs would cost about three million and take until the spring. Some"
        " shopkeepers welcomed the decision; others asked why it had taken eight months.",
        "de": "Der Stadtrat hat am Dienstag beschlossen, die alte Hafenbrücke wieder zu öffnen, die seit den Stürmen des"
        " vergangenen Winters gesperrt war. Die Reparatur kostet nach Angaben der Ingenieure rund drei Millionen und"
        " dauert bis zum Frühjahr. Einige Händler begrüßten den Beschluss; andere fragten, warum er acht Monate brauchte.",
        "es": "El ayuntamiento decidió el martes reabrir el viejo puente del puerto, cerrado desde las tormentas del"
        " invierno pasado. Los ingenieros dijeron que la reparación costará unos tres millones y durará hasta la"
        " primavera. Algunos comerciantes celebraron la decisión; otros preguntaron por qué tardó ocho meses.",
        "fr": "Le conseil municipal a décidé mardi de rouvrir le vieux pont du port, fermé depuis les tempêtes de l'hiver"
        " dernier. Les ingénieurs ont indiqué que les travaux coûteraient environ trois millions et dureraient jusqu'au"
        " printemps. Des commerçants ont salué la décision ; d'autres ont demandé pourquoi il avait fallu huit mois.",
    }
)
"""Short news, for English, and for the other languages that voices ship for."""

_PRECISION_LU: Final = 0.05
_MOST_STEPS: Final = 8
_LARGEST_DB: Final = 40.0


def measured_db(engine: Engine, *, voice: str, rate_wpm: int) -> float:
    """Let a voice speak the text of its language and calibrate what is heard.

    Raises:
        VoiceError: The text could not be spoken.
        Unspeakable: Nothing was heard of it.
    """
    languages = [known.language for known in engine.voices() if known.id == voice]
    language = "".join(languages[:1]).partition("-")[0].lower()
    text = _REFERENCE_TEXTS.get(language, _REFERENCE_TEXTS["en"])
    samples, _ = trimmed(
        engine.speak(Utterance(runs=(Run(text=text),), voice=voice, rate_wpm=rate_wpm))
    )
    if not len(samples):
        raise Unspeakable(
            f"The voice “{voice}” made no sound for the text that its loudness is measured with."
            " Choose another voice."
        )
    return calibrated_db(samples)


def calibrated_db(samples: Samples) -> float:
    """Find the gain that brings *samples*, once limited, to the house's loudness, to a tenth of a dB.

    The nearest within 40 dB when nothing brings them there.
    """

    def missing_at(gain: float) -> float:
        loud = limited(samples * 10 ** (gain / 20), house.CEILING)
        return house.LOUDNESS_LUFS - integrated_lufs(loud)

    found, missing = 0.0, missing_at(0.0)
    step = missing
    for _ in range(_MOST_STEPS):
        bounded = min(max(found + step, -_LARGEST_DB), _LARGEST_DB)
        step, found = bounded - found, bounded
        left = missing_at(found)
        if abs(left) < _PRECISION_LU or left == missing:
            break
        step, missing = step * left / (missing - left), left
    return round(found, 1)
