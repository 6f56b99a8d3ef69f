"""Which language a text is in, told by its commonest words, its letters or its script."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from service.model import Passage

_WORDS = {
    "en": "the of and to in that is was for on with as he it by at from his be this are an has had but not they were said who will",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ont été cette aux",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha fue este",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua foi são",
    "it": "di e il che la in un per è una non del si da con sono le dei nel alla al anche come più ha ma gli della i lo",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar uit hebben werd heeft dit wordt over maar",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var sig från vi så kan när år han under också",
    "pl": "w i na z się że do nie to jest o jak po za od co przez dla jego był tym ale czy oraz która są przy roku może",
    "tr": "ve bir bu da de için ile çok olarak olan daha en gibi kadar sonra ne ama o ise her olduğu değil var ya göre",
}
_LETTERS = {
    "de": "äöüß", "fr": "çèêëîïûœ", "es": "ñ¿¡óúí", "pt": "ãõç", "it": "ìòù", "sv": "åäö", "pl": "ąćęłńśźż", "tr": "ğışç",
}  # fmt: skip
"""Letters that are frequent in a language; they tell where a text is too short for words to tell."""
_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "DEVANAGARI": "hi", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy", "BENGALI": "bn",
    "TAMIL": "ta",
}  # fmt: skip
_OTHERS_IN_SCRIPT = (
    ("CYRILLIC", "uk", re.compile("[іїєґІЇЄҐ]")),
    ("ARABIC", "ur", re.compile("[ٹڈڑے]")),
    ("ARABIC", "fa", re.compile("[پچژگ]")),
)
"""Languages that share a script with a commoner one and have letters that it lacks."""
_FURTHER = {
    language: {script}
    for script, languages in (
        ("CYRILLIC", "be bg kk ky mk mn sr tg"),
        ("ARABIC", "ckb ps sd ug"),
        ("DEVANAGARI", "mr ne"),
        ("HEBREW", "yi"),
    )
    for language in languages.split()
}
"""The scripts of further languages, which letters do not tell from those above."""
_NOT_LATIN = {
    *_SCRIPTS.values(), *(language for _, language, _ in _OTHERS_IN_SCRIPT), *_FURTHER, "zh",
}  # fmt: skip
_SCRIPTS_OF = {"ja": {"CJK", "HIRAGANA", "KATAKANA"}, "ko": {"HANGUL", "CJK"}, "zh": {"CJK"}}
"""The scripts of languages that are written in more than one."""
_OF_SIGNS = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
_LETTERS_A_SIGN = 3
"""How many letters of an alphabet stand for as much as one of their signs; agencies in Tokyo write NATO."""
_BEYOND_LATIN = re.compile(
    r"[\u0370-\u1dbf\u1f00-\u1fff\u2d00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_TOKEN = re.compile(r"[^\W\d_]{2,}(?:[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff]+[^\W\d_]*)*")
_APART = re.compile(r"[^\w\n]{0,4}(?:\d{1,4}[^\w\n]{1,4})?")
"""What may stand between two words of one passage."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_WORD = re.compile(r"(?<!\w)(?:[^\W\d_]{2,}(?!\w)|(?<!['’])[^\W\d_](?![\w'’]))")
"""A word that counts as evidence: not a part of "a1b2", nor the letter of "I'm" or "d'"."""
_FEWEST_LATIN_WORDS = 4
"""Fewer Latin words in a text of another script are names, which its readers are used to."""
_FIRM = 20
"""How much likelier, as the difference of natural logarithms, another language must be than the article's."""
_APART_FROM_OTHERS = 5
"""How much likelier than any third one."""
_SAMPLE = 4000
_CLEAR = 12
"""How much likelier, as the difference of natural logarithms, a language is that leaves no other open."""


def language_of(text: str) -> str:
    """Return the language of *text* as BCP 47; English when nothing in it tells."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "LATIN":
        return _of_latin(sample.casefold())
    if script == "CJK":
        return "zh"
    for written_in, language, letters in _OTHERS_IN_SCRIPT:
        if script == written_in and letters.search(sample):
            return language
    return _SCRIPTS.get(script, "en")


def identified(text: str, *, claim: str | None, likely: str) -> str:
    """Return the language of *text* as BCP 47, among the 97 that py3langid knows.

    It loads numpy, so only documents with markup are read with it: their readers load heavier things. What a document
    claims, as a language without region, decides between those that the text leaves open; else *likely* does, which
    `language_of` tells.
    """
    from py3langid import rank  # noqa: PLC0415  it loads numpy

    ranked: list[tuple[str, float]] = rank(text[:_SAMPLE])
    best = ranked[0][1]
    open_still = [language for language, score in ranked if score >= best - _CLEAR]
    told = (claim, likely, open_still[0])
    return next(language for language in told if language in open_still)


def base(language: str) -> str:
    """Return a BCP 47 tag without region: "en" of "en-GB"."""
    return language.split("-", maxsplit=1)[0].lower()


def surely_foreign(text: str, *, article: str) -> str | None:
    """Return the language of *text* where it is plainly not that of the article, None where that is open.

    py3langid, which loads numpy, is asked only where the commonest words are those of another language.
    """
    words = Counter(_WORD.findall(text.casefold()))
    found = language_of(text)
    if found not in _WORDS or found == base(article):
        return None
    if _common(words, found) <= _common(words, base(article)):
        return None
    scores = _scores(text)
    if found not in scores or base(article) not in scores:
        return None
    third = max(scores[other] for other in _WORDS if other in scores and other != found)
    firm = scores[found] - scores[base(article)] >= _FIRM
    return found if firm and scores[found] - third >= _APART_FROM_OTHERS else None


def contradicts(text: str, claim: str, *, article: str) -> bool:
    """Tell whether *text* is rather in the article's language than in that which markup claims for it.

    Word processors mark stretches of any language as English.
    """
    script = _script(text)
    if (script == "LATIN") != (base(claim) not in _NOT_LATIN):
        return True
    if script != "LATIN" or _script_of(article) != {"LATIN"}:
        return False
    scores = _scores(text)
    if base(claim) not in scores or base(article) not in scores:
        return False
    open_still = _CLEAR if len(_WORD.findall(text)) < _FEWEST_LATIN_WORDS else 0
    return scores[base(article)] > scores[base(claim)] + open_still


def in_other_script(text: str, *, language: str) -> Iterator[Passage]:
    """Yield the stretches of *text* whose script is another than that of *language*, each in its likeliest language."""
    home = _script_of(language)
    if home == {"LATIN"} and not _BEYOND_LATIN.search(text):
        return
    words = [(found.span(), _script(found.group())) for found in _TOKEN.finditer(text)]
    for script, group in groupby(words, key=lambda word: word[1]):
        if script in home or (script != "LATIN" and script not in {*_SCRIPTS, "CJK"}):
            continue
        for start, end, count in _joined([span for span, _ in group], text):
            if script != "LATIN" or count >= _FEWEST_LATIN_WORDS:
                yield Passage(start=start, end=end, language=language_of(text[start:end]))


def _joined(spans: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int, int]]:
    """Join words with only a space, punctuation or a number between; yield start, end and how many they are."""
    first, last, count = *spans[0], 1
    for start, end in spans[1:]:
        if _APART.fullmatch(text, last, start):
            last, count = end, count + 1
            continue
        yield first, last, count
        first, last, count = start, end, 1
    yield first, last, count


def _scores(text: str) -> dict[str, float]:
    """Return the logarithm of how likely *text* is in each language that py3langid knows."""
    from py3langid import rank  # noqa: PLC0415  it loads numpy

    return dict(rank(text[:_SAMPLE]))


def _script_of(language: str) -> set[str]:
    """Return the scripts in which *language* is written."""
    spoken = base(language)
    named = {script for script, known in _SCRIPTS.items() if known == spoken}
    named |= {script for script, known, _ in _OTHERS_IN_SCRIPT if known == spoken}
    return _SCRIPTS_OF.get(spoken) or named or _FURTHER.get(spoken) or {"LATIN"}


def _script(sample: str) -> str:
    """Name the script of most letters, as Unicode does; kanji among kana are Japanese."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        if letter.isalpha():
            script = unicodedata.name(letter, "").split(" ", 1)[0]
            scripts[script] += count * (_LETTERS_A_SIGN if script in _OF_SIGNS else 1)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] // 10:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    return scripts.most_common(1)[0][0] if scripts.total() else ""


def _of_latin(sample: str) -> str:
    prose = _ADDRESS.sub(" ", sample)
    words, letters = Counter(_WORD.findall(prose)), Counter(prose)

    def evidence(language: str) -> int:
        own = sum(letters[letter] for letter in _LETTERS.get(language, ""))
        return 2 * _common(words, language) + own

    return max(_WORDS, key=evidence)


def _common(words: Counter[str], language: str) -> int:
    """Count the commonest words of *language* among *words*."""
    return sum(words[word] for word in _WORDS.get(language, "").split())
