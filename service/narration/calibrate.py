"""How much a voice must be turned up to be as loud as the house.

A voice speaks a reference text, short news in its language (`reference.tsv`: a paragraph a line). Its gain is found with
the limiter in place, because a louder voice is limited more, and with the pauses of an episode in place, because they
weigh more the faster it speaks: 0.7 LU at 450 words a minute. Needed once for each voice and rate: `gain` keeps what is
found.
"""

from importlib.resources import files
from typing import Final

import numpy as np

from service.narration import house
from service.narration.errors import Unspeakable
from service.narration.limiter import limited
from service.narration.loudness import integrated_lufs
from service.narration.pauses import between_ms
from service.narration.samples import Samples, trimmed
from voices import Engine, Run, Utterance

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
    said = [
        trimmed(engine.speak(Utterance(runs=(Run(text=text),), voice=voice, rate_wpm=rate_wpm)))[0]
        for text in reference_paragraphs(language)
    ]
    if not any(map(len, said)):
        raise Unspeakable(
            f"The voice “{voice}” made no sound for the text that its loudness is measured with."
            " Choose another voice."
        )
    pause_ms = between_ms("paragraph", "paragraph") - house.TAIL_MS - house.LEAD_IN_MS
    pause = np.zeros(pause_ms * house.SAMPLE_RATE_HZ // 1000, np.float32)
    return calibrated_db(
        np.concatenate([part for paragraph in said for part in (paragraph, pause)])
    )


def reference_paragraphs(language: str) -> tuple[str, ...]:
    """Return the reference text in *language*; in English where there is none, which is within 1.5 LU for most voices."""
    table = files("service.narration").joinpath("reference.tsv").read_text("utf-8")
    texts: dict[str, list[str]] = {}
    for line in table.splitlines():
        known, text = line.split("\t")
        texts.setdefault(known, []).append(text)
    return tuple(texts.get(language, texts["en"]))


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
