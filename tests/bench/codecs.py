"""What another codec of an episode costs, against the bare floor of making one, in one run: part of `make bench`.

The floor is that of `say.py`: espeak-ng to a WAV file, ffmpeg with LAME to an MP3, of the same text.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from say import NEWSROOM, floor_s, run

from service.forms import CODECS, MP3
from service.narration.export import export

ROUNDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, mp3 = folder / "a.txt", folder / "ours.mp3"
        text.write_text(
            "\n\n".join(file.read_text("utf-8") for file in sorted(NEWSROOM.glob("*.txt"))[:9]),
            "utf-8",
        )
        heardline = Path(sys.executable).with_name("heardline")
        run(str(heardline), "--data", str(folder / "data"), "say", str(text), "-o", str(mp3))
        floor = statistics.median(floor_s(text, folder / "floor.mp3") for _ in range(ROUNDS))
        print(f"floor: {floor:.2f} s; mp3: {mp3.stat().st_size / 1000:.0f} kB")
        for codec in CODECS.values():
            if codec != MP3:
                took_s, size = _cost(mp3, codec)
                print(f"{codec.name}: {took_s / floor:.2f} of the floor, {size / 1000:.0f} kB")
    return 0


def _cost(mp3: Path, codec) -> tuple[float, int]:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        file = export(mp3, codec)
        times.append(time.perf_counter() - start)
    return statistics.median(times), file.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
