"""How many phrases of other languages are said as a newsreader says them, by class, beside espeak-ng alone: `make score`.

The phrases are those of `tests/golden/wording`; a phrase is right when espeak-ng makes the same sounds of our wording as
of the words written by hand.
"""

from collections import defaultdict

from wordings import LANGUAGES, heard, worded


def main() -> None:
    print(f"{'language, class':22}{'phrases':>9}{'right':>9}{'espeak-ng alone':>17}")
    for language in LANGUAGES:
        if (
            language == "en"
        ):  # its table is compared by words, and tests/score/spoken.py listens to it
            continue
        counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for phrase, ours, alone in heard(language):
            for kind in ("all", phrase.kind):
                for place, right in enumerate((True, ours, alone)):
                    counts[kind][place] += right
            if not ours:
                print(f"wrong: {phrase.shown!r} is said {worded(phrase.shown, language)!r}")
        for kind, (total, right, without) in counts.items():
            print(f"{language}, {kind:18}{total:9}{right:9}{without:17}")


if __name__ == "__main__":
    main()
