"""How a clip is asked of the cache. Light: asking needs no sound library."""

from audio_cache import Key, key_for
from service.narration import house
from voices import Run, Utterance


def clip_key(utterance: Utterance, *, fingerprint: str, gain_db: float) -> Key:
    """Name the clip that *utterance* makes at *gain_db* on the voice that *fingerprint* describes."""
    return key_for(
        {
            "runs": [_run(run) for run in utterance.runs],
            "voice": utterance.voice,
            "rate_wpm": utterance.rate_wpm,
            "pitch": utterance.pitch,
            "fingerprint": fingerprint,
            "gain_db": float(gain_db),
            "house": {
                "version": house.VERSION,
                "sample_rate_hz": house.SAMPLE_RATE_HZ,
                "bit_rate_kbps": house.BIT_RATE_KBPS,
                "lame_quality": house.LAME_QUALITY,
                "lead_in_ms": house.LEAD_IN_MS,
                "tail_ms": house.TAIL_MS,
                "silence": house.SILENCE,
                "ceiling": round(house.CEILING, 6),
            },
        }
    )


def _run(run: Run) -> dict[str, str | int | None]:
    return {
        "text": run.text,
        "language": run.language,
        "ipa": run.ipa,
        "pause_ms": run.pause_ms,
    }
