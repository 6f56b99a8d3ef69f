"""Joining the clips of an episode against encoding it again with ffmpeg, in one run: `make bench`."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from unit.service.narration.stories import segment, story

from audio_cache import memory_cache
from service.model import Script
from service.narration.join import join
from service.narration.narrate import Narrator, narrate
from voices.process import ProcessEngine

CLIPS = 100
ROUNDS = 5
VOICE = "gmw/en-US"


def main() -> int:
    if not shutil.which("ffmpeg"):
        print("ffmpeg is not installed; nothing can be compared.")
        return 1
    script = story(
        *(
            segment(
                "paragraph",
                f"Boat number {number} sails at dawn and comes back in the evening with the tide, if the weather allows.",
            )
            for number in range(CLIPS)
        )
    )
    clips = _clips(script)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "joined.mp3")
        joins, encodings = [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            with file.open("wb") as out:
                joined = join(script.segments, clips, [VOICE] * CLIPS, out)
            joins.append(time.perf_counter() - start)
            encodings.append(_encode_again(file))
    ratio = statistics.median(again / once for again, once in zip(encodings, joins, strict=True))
    print(f"{CLIPS} clips, {joined.sample_count / 44_100 / 60:.1f} minutes of sound")
    print(f"joining: {statistics.median(joins) * 1000:.1f} ms")
    print(
        f"encoding again with ffmpeg: {statistics.median(encodings):.2f} s, {ratio:.0f} times as long"
    )
    return 0


def _clips(script: Script) -> tuple:
    engine = ProcessEngine("voices.pyttsx3:Pyttsx3Engine")
    try:
        narrator = Narrator(
            engine=engine,
            voice=next(voice for voice in engine.voices() if voice.id == VOICE),
            fingerprint=engine.fingerprint(VOICE),
            rate_wpm=175,
            gain_db=7.1,
            cache=memory_cache(date.today),
        )
        return tuple(narrate(script, [narrator] * CLIPS, workers=2))
    finally:
        engine.close()


def _encode_again(file: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [
            "ffmpeg", "-y", "-v", "error", "-i", file, "-ar", "44100", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "96k",
            "-reservoir", "0", file.with_name("again.mp3"),
        ],
        check=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
