"""The pictures of the shows, drawn by rule: the show's name in large white letters, and a line that turns into a voice.

Apple wants them square, at least 1400 and at most 3000 pixels, JPEG or PNG without transparency, and under a new name
whenever one changes: podcast apps keep pictures by their address
(https://podcasters.apple.com/support/896-artwork-requirements).
"""

from typing import Final

from service.publishing.artwork.cover import Cover, cover_of
from service.publishing.artwork.drawing import LARGE_PX, SMALL_PX, draw

__all__ = ["DRAWN", "LARGE_PX", "SMALL_PX", "Cover", "cover_of", "draw"]

DRAWN: Final = "artwork"
"""The prefix under which pictures are kept once they are drawn."""
