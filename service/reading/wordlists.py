"""How lists of words are written in this package: as text, a few lines for many words."""


def words(text: str) -> frozenset[str]:
    """Return the words of *text*."""
    return frozenset(text.split())
