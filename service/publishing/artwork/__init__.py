"""The picture of the show, as `python -m service.publishing.artwork` draws it.

Apple wants it square, at least 1400 and at most 3000 pixels, JPEG or PNG without transparency, and under a new name
whenever it changes: podcast apps keep pictures by their address.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
COVER: Final = "cover-1.png"
"""For feeds and directories."""
COVER_PX: Final = 3000
SMALL: Final = "cover-1-small.png"
"""For pages, and to be embedded in audio files."""
SMALL_PX: Final = 600
ALT: Final = (
    "The name Heardline in white on dark blue, under a page of six lines of text drawn as strokes. "
    "The third line is golden, and partway along it turns into the waves of a voice."
)
