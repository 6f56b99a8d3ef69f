"""Language tags, BCP 47 (RFC 5646)."""

_COMMON_NAME = {"cmn": "zh", "piqd": "tlh"}
"""Mandarin is asked for as Chinese; espeak-ng names Klingon by its script."""


def canonical(tag: str) -> str:
    """Write a tag as RFC 5646, section 2.1.1 asks: "en_us" as "en-US", "zh-hans" as "zh-Hans"."""
    first, *rest = tag.replace("_", "-").lower().split("-")
    subtags = [_COMMON_NAME.get(first, first)]
    for subtag in rest:
        private = any(len(earlier) == 1 for earlier in subtags)
        if len(subtag) == 2 and not private:
            subtags.append(subtag.upper())
        elif len(subtag) == 4 and subtag.isalpha() and not private:
            subtags.append(subtag.title())
        else:
            subtags.append(subtag)
    return "-".join(subtags)


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags name one language, whatever its region or script."""
    return canonical(one).partition("-")[0] == canonical(other).partition("-")[0]
