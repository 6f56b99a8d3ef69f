"""How fast each engine at hand speaks, how soon, and in how much memory: `make bench`.

Characters a second are those of one utterance after the other, cold starts left out. An engine answers whole
utterances, so its first sample is there when a short sentence is. Memory is that of its child process at its largest,
libraries included.
"""

import sys
import time
from pathlib import Path

from voices import Run, Utterance
from voices.process import ProcessEngine

ENGINES = (("voices.pyttsx3:Pyttsx3Engine", "gmw/en-US"), ("voices.tone:ToneEngine", "low"))
SHORT = "From VOA's Jerusalem bureau."
LONG = (
    "Engineers said the repairs would cost about three million and take until the spring. Some shopkeepers welcomed"
    " the decision; others asked why it had taken eight months."
)
TIMES = 20


def main() -> int:
    """Print a row for each engine."""
    print(f"{'engine':30}{'voice':14}{'start ms':>9}{'first ms':>9}{'chars/s':>9}{'memory MB':>10}")
    for factory, voice in ENGINES:
        engine = ProcessEngine(factory)
        try:
            start_ms = _milliseconds(engine, SHORT, voice)
            first_ms = sorted(_milliseconds(engine, SHORT, voice) for _ in range(TIMES))[TIMES // 2]
            whole_ms = sum(_milliseconds(engine, LONG, voice) for _ in range(TIMES))
            memory = _peak_mb(engine)
        finally:
            engine.close()
        chars = TIMES * len(LONG) * 1000 / whole_ms
        print(f"{factory:30}{voice:14}{start_ms:9.0f}{first_ms:9.1f}{chars:9.0f}{memory:10.0f}")
    return 0


def _milliseconds(engine: ProcessEngine, text: str, voice: str) -> float:
    began = time.perf_counter()
    engine.speak(Utterance(runs=(Run(text=text),), voice=voice))
    return (time.perf_counter() - began) * 1000


def _peak_mb(engine: ProcessEngine) -> float:
    """Read what Linux tells of the child."""
    status = Path(f"/proc/{engine._child._process.pid}/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


if __name__ == "__main__":
    sys.exit(main())
