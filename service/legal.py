"""Which characters may stand in what is written for others."""

import re
from typing import Final

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Put spaces, one for one, in the place of what neither XML, JSON readers nor ID3 take.

    These are control characters and lone surrogates (XML 1.0, 2.2).
    """
    return _ILLEGAL.sub(" ", text)
