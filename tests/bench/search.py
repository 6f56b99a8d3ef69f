"""What it costs to seek among a hundred thousand articles, against the bare query on the same index in the same run: `make bench` runs this.

The articles have a hundred words each, some of them common and most of them rare, as words are. The floor reads what the
full-text index says, ranked by nothing: which articles have the words. A search knows besides how many may be heard, which of them
are the newest, and reads those.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from feeds import filled

from service.finding import wanted
from service.store import FILE
from service.store.sql.search import expression
from service.web import create_app

ARTICLES = 100_000
WORDS = 100
VOCABULARY = 30_000
ROUNDS = 60
SEED = 9

_Timed = Sequence[float]


def main() -> int:
    chance = random.Random(SEED)
    names = [_word(number) for number in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))
    with tempfile.TemporaryDirectory() as folder:
        desk = filled(Path(folder), ARTICLES)
        with closing(sqlite3.connect(Path(folder, FILE))) as raw:
            with raw:
                raw.executemany(
                    "INSERT INTO sought (rowid, words) VALUES (?, ?)",
                    (
                        (1 + number, " ".join(chance.choices(names, cum_weights=weights, k=WORDS)))
                        for number in range(1, ARTICLES + 1)
                    ),
                )
            browser = create_app(desk).test_client()
            for kind, queries in _queries(names, chance):
                bare, found, page = [], [], []
                for words in queries:
                    bare.append(_took(lambda words=words: _bare(raw, words)))
                    found.append(
                        _took(lambda words=words: desk.store.search(words, limit=20, offset=0))
                    )
                    page.append(
                        _took(lambda words=words: browser.get("/search", query_string={"q": words}))
                    )
                print(f"{kind}: bare {_told(bare)}, search {_told(found)}, page {_told(page)}")
    return 0


def _queries(names: Sequence[str], chance: random.Random) -> Iterator[tuple[str, Sequence[str]]]:
    rare, common = names[VOCABULARY // 10 :], names[20:200]
    yield "a rare word", chance.choices(rare, k=ROUNDS)
    yield "a common word", chance.choices(common, k=ROUNDS)
    yield "two words", [" ".join(chance.sample(names[20:2000], 2)) for _ in range(ROUNDS)]
    yield "how a word begins", [word[:5] for word in chance.choices(rare, k=ROUNDS)]


def _bare(raw: sqlite3.Connection, words: str) -> int:
    asked = "SELECT count(*) FROM sought WHERE words MATCH ?"
    return raw.execute(asked, (expression(wanted(words)),)).fetchone()[0]


def _took(what) -> float:
    begun = time.perf_counter()
    what()
    return (time.perf_counter() - begun) * 1000


def _told(took_ms: _Timed) -> str:
    *_, slowest = statistics.quantiles(took_ms, n=20)
    return f"{statistics.median(took_ms):.1f} ms (95 %: {slowest:.1f})"


def _word(number: int) -> str:
    """Make a word of its own for each number: consonant, vowel, consonant, vowel, and so on."""
    letters = []
    for alphabet in ("bdfghklmnprstvwz", "aeiou", "bdfgklmnprst", "aeiou", "klmnrst"):
        number, place = divmod(number, len(alphabet))
        letters.append(alphabet[place])
    return "".join(letters) + "b" * number


if __name__ == "__main__":
    sys.exit(main())
