"""What brings a voice at its rate to the house's loudness, remembered.

The gains of the voices that read when nobody chooses ship in `gains.json`, which the test of this module writes; those
of others are measured when they are first used and kept in a file of this installation.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from service.narration import house
from voices import Engine

_log: Final = logging.getLogger(__name__)


class Gains:
    """Gains by name: those that ship, and those that were measured here and are kept in *file*."""

    def __init__(self, file: Path) -> None:
        self.file: Final = file

    def get(self, name: str) -> float | None:
        """Return the gain in dB that is known by *name*."""
        shipped = _read(Path(__file__).with_name("gains.json"))
        return shipped.get(name, self._kept().get(name))

    def keep(self, name: str, gain_db: float) -> None:
        """Remember a gain; trouble with the file is logged, and the gain will be measured again."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(self.file, as_json({name: gain_db} | self._kept()))
        except OSError as trouble:
            _log.warning(
                "The gain of a voice could not be kept in %s (%s); it is measured again each time.",
                self.file,
                trouble.strerror,
            )

    def _kept(self) -> dict[str, float]:
        with suppress(OSError, ValueError, TypeError, AttributeError):  # no file, or other JSON
            return _read(self.file)
        return {}


def gain_db(engine: Engine, *, voice: str, rate_wpm: int, gains: Gains) -> float:
    """Return the gain of a voice at a rate: the known one, or else measure and keep it.

    Raises:
        VoiceError: The reference text could not be spoken.
        Unspeakable: Nothing was heard of it.
    """
    name = _name(engine, voice, rate_wpm)
    known = gains.get(name)
    if known is not None:
        return known
    from service.narration.calibrate import measured_db  # noqa: PLC0415  seldom needed, and heavy

    measured = measured_db(engine, voice=voice, rate_wpm=rate_wpm)
    gains.keep(name, measured)
    return measured


def measured_gains(engine: Engine, voices: Iterable[str], rate_wpm: int) -> dict[str, float]:
    """Measure the gains of *voices*, as `gains.json` holds them."""
    from service.narration.calibrate import measured_db  # noqa: PLC0415  as above

    return {
        _name(engine, voice, rate_wpm): measured_db(engine, voice=voice, rate_wpm=rate_wpm)
        for voice in voices
    }


def as_json(gains: Mapping[str, float]) -> str:
    """Write gains as files hold them."""
    return json.dumps(gains, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _name(engine: Engine, voice: str, rate_wpm: int) -> str:
    return f"{engine.fingerprint(voice)}; {rate_wpm} wpm; house {house.VERSION}"


def _read(file: Path) -> dict[str, float]:
    gains = json.loads(file.read_text(encoding="utf-8"))
    return {str(name): float(gain) for name, gain in gains.items()}


def _write_whole(file: Path, text: str) -> None:
    """Write beside and rename, so that nobody reads half of it."""
    with TemporaryDirectory(dir=file.parent, prefix=file.name) as beside:
        whole = Path(beside, file.name)
        whole.write_text(text, encoding="utf-8")
        whole.replace(file)
