"""Which language a text is in, told by its commonest words, its letters or its script."""

import re
import unicodedata
from collections import Counter

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


def identified(text: str, *, claim: str | None) -> str:
    """Return the language of *text* as BCP 47, among the 97 that py3langid knows.

    It loads numpy, so only documents with markup are read with it: their readers load heavier things. What a document
    claims, as a language without region, decides between those that the text leaves open; else the commonest words do.
    """
    from py3langid import rank  # noqa: PLC0415  it loads numpy

    ranked: list[tuple[str, float]] = rank(text[:_SAMPLE])
    best = ranked[0][1]
    open_still = [language for language, score in ranked if score >= best - _CLEAR]
    told = (claim, language_of(text), open_still[0])
    return next(language for language in told if language in open_still)


def _script(sample: str) -> str:
    """Name the script of most letters, as Unicode does; kanji among kana are Japanese."""
    scripts = Counter(
        unicodedata.name(letter, "").split(" ", 1)[0] for letter in sample if letter.isalpha()
    )
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] // 10:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    return scripts.most_common(1)[0][0] if scripts.total() else ""


def _of_latin(sample: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    letters = Counter(sample)

    def evidence(language: str) -> int:
        common = sum(words[word] for word in _WORDS[language].split())
        own = sum(letters[letter] for letter in _LETTERS.get(language, ""))
        return 2 * common + own

    return max(_WORDS, key=evidence)
