"""Which characters may stand in what is written for others."""

import re
from typing import Final

_ILLEGAL: Final = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def legal(text: str) -> str:
    """Put spaces, one for one, in the place of what neither XML, HTML, JSON readers nor ID3 take, or what turns the words around it.

    These are control characters and lone surrogates (XML 1.0, 2.2), and the marks that embed, override or isolate a
    direction (Unicode Standard Annex 9), which reach beyond the text that they stand in.
    """
    return _ILLEGAL.sub(" ", text)
