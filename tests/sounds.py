"""What the bundled espeak-ng makes of words, so that wordings can be compared by ear.

Runs in a process of its own: `python sounds.py VOICE` reads texts from standard input, one a line.
"""

import ctypes
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_NAMES_OF_PHONEMES = 0
_UTF_8 = 1
_PHONEMES_IN_BRACKETS = 0x100
_FOLDED = re.compile(r"[',%_|:;=!\- \n]|\(\w+\)|(?<=[a-zA-Z~])2")


def sounds(texts: Iterable[str], voice: str) -> list[str]:
    """Return the phonemes of each of *texts*, without stress, length, pauses and liaison."""
    made = subprocess.run(
        [sys.executable, __file__, voice],
        check=True,
        capture_output=True,
        text=True,
        input="\n".join(map(json.dumps, texts)),
    )
    return [_FOLDED.sub("", json.loads(line)) for line in made.stdout.splitlines()]


def main(voice: str) -> None:
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = data = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(2, 0, str(Path(data).parent).encode(), 0)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"espeak-ng has no voice {voice!r}.")
    # What was spoken last decides whether brackets hold a pronunciation.
    library.espeak_Synth(b" ", 2, 0, 0, 0, _UTF_8 | _PHONEMES_IN_BRACKETS, None, None)
    for line in sys.stdin:
        rest = ctypes.c_char_p(json.loads(line).encode())
        clauses = []
        while rest.value is not None:
            made = library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF_8, _NAMES_OF_PHONEMES)
            clauses.append(made.decode())
        print(json.dumps(" ".join(clauses)))


if __name__ == "__main__":
    main(sys.argv[1])
