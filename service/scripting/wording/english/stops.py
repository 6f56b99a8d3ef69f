"""Whether the full stop of an abbreviation also ends a sentence."""

import re

from service.scripting.wording.shapes import at_end, rest_of

_CAPITAL = re.compile(r"[\"”’')\]]*\s+[\"“‘(]*([A-Z][\w’']*)")
_STARTERS = frozenset(
    """The A An He She It They We I You But And In On At His Her Its Their This That These Those There Then When While
    If As For From After Before Since Police Officials Our My So Not No What Who Why How Meanwhile However""".split()  # noqa: SIM905  a list to be read
)
_TIME_GOES_ON = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec GMT EST EDT CST CDT MST MDT PST PDT BST ET
    CT PT CET UTC Eastern Central Pacific Mountain Greenwich""".split()  # noqa: SIM905  as above
)


def stop(found: re.Match[str]) -> str:
    """Return the full stop that an abbreviation leaves behind: before a word that begins sentences, or at the end."""
    if not found.group().endswith("."):
        return ""
    return "." if at_end(found) or _word_after(found) in _STARTERS else ""


def stop_after_time(found: re.Match[str]) -> str:
    """Return the full stop behind "7 p.m.": before any capital but a day, a month or a time zone."""
    if not found.group().endswith("."):
        return ""
    word = _word_after(found)
    return "." if at_end(found) or (word and word not in _TIME_GOES_ON) else ""


def _word_after(found: re.Match[str]) -> str:
    word = _CAPITAL.match(rest_of(found))
    return word[1] if word else ""
