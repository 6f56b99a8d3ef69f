"""Shapes that many languages share: numbers with units and currencies, ranges, dates in figures, addresses.

Each function makes rules of one language's words. Cardinals stay in figures wherever an engine says them right.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from service.scripting.wording.rules import Rule

GAP = "[ \u00a0\u202f\u2009]"
DASH = "[-–—−]"
NUMBER = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}(?![0-9]|\.[0-9])|[0-9]{1,3}(?:[ \u00a0\u202f\u2009'’][0-9]{3}){1,5}(?![0-9])|[0-9]{1,15}(?![0-9]))"
    r"(?:,[0-9]{1,15}(?![0-9]))?"
)
"""Digits, grouped by points, spaces or apostrophes, and a decimal comma."""
DATE = (
    r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![\w/-]|\.[0-9])"
)
"""Day, month and year in figures, in the order of most of the world."""
HOUR = r"(?P<hour>[01]?[0-9]|2[0-4])"
MINUTE = r"(?P<minute>[0-5][0-9])"

_WORD_ENDS = r"(?![\w²³/])"
_END = re.compile(r"[\"”»’')\]]*(?:\s*\Z|\s*\n)")
_WINDOW = 40
_HOST = (
    r"(?:[A-Za-z0-9][\w-]{0,62}\.){1,6}(?:com|org|net|gov|edu|int|info|news|eu|io|tv|fm|de|at|ch|fr|be|es|mx|ar|co|cl|pt|br|"
    r"it|ru|ua|by|kz|uk|us|cn|sa|eg|ae|nl|pl|рф|укр)(?![\w-]|\.\w)"
)
_ANY_HOST = r"https?://(?:[A-Za-z0-9][\w-]{0,62}\.){1,6}[A-Za-z]{2,24}(?![\w-])"
PATH = r"(?:/[\w./?=&%#~+-]{0,300}(?<![.?]))?"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def plain(shown: str) -> str:
    """Return a number without what groups its digits: "1.200,5" is "1200,5"."""
    return re.sub("[. \u00a0\u202f\u2009'’]", "", shown)


def _beside(amount: str, currency: str) -> str:
    return f"{amount} {currency}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How one language puts numbers and nouns together."""

    counted: Callable[[str, str], str]
    """Says a number as shown and what is counted, given in all its forms: "Jahr|Jahre"."""
    cardinal: Callable[[str], str] = plain
    """Says a number as shown; in figures where an engine says them right."""
    many: int = 1
    """Which of the forms follows a scale: three million *euros*."""
    to: str
    """Between the ends of a range."""
    minus: str
    number: str = NUMBER
    starts: str = r"[^\W\d_a-zà-ÿа-яёєіїґ](?:[a-zà-ÿа-яёєіїґ]|\s)"
    """How a word looks that begins a sentence behind the full stop of a unit."""
    of: Callable[[str, str], str] = _beside
    """Puts a currency behind an amount with its scale, as in "3 millions d'euros"."""


def counted(shown: str, forms: str) -> str:
    """Say a number and what it counts where only one is singular: "5 kilomètres"."""
    one, *many = forms.split("|")
    return f"{plain(shown)} {many[0] if many and plain(shown) != '1' else one}"


def counted_below_two(shown: str, forms: str) -> str:
    """Say a number and what it counts where all below two is singular, as in French: "1,5 million"."""
    one, *many = forms.split("|")
    return f"{plain(shown)} {one if not many or plain(shown).partition(',')[0] in {'0', '1'} else many[0]}"


def months(language: str) -> tuple[str, ...]:
    """Return the names of the months as they stand in a date."""
    from babel import Locale  # noqa: PLC0415  only languages that are worded need it

    return tuple(Locale(language).months["format"]["wide"].values())


def roman(shown: str) -> int:
    """Return the value of a roman numeral."""
    values = [_ROMAN[letter] for letter in shown.upper()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of *words*, the longest first; a space in one of them may be any or none."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", f"{GAP}?") for word in longest)


def spot(words: Iterable[str]) -> str:
    """Return a pattern of where *words* may begin."""
    return rf"(?<!\w)(?:{either(words)})"


FIGURES = (
    r"(?<![0-9])[0-9]",
    r"(?<!\w)[-−–+±](?=[0-9/+])",
    "[$£€¥₽₴%&§№½⅓⅔¼¾]",
    r"(?<!\w)(?:US|R|A|C)\$",
    r"(?<!\w)[a-zA-Z][\w.-]{0,62}(?:@|\.\w)|https?:",
)
"""Where rules about figures, signs and addresses may begin."""


def stop(found: re.Match[str], starts: str = "(?!)") -> str:
    """Return the full stop that an abbreviation leaves behind at the end of a text or line, or before what *starts* a sentence."""
    ends = at_end(found) or re.match(rf"\s{starts}", rest_of(found)) is not None
    return "." if ends and found.group().endswith(".") else ""


def at_end(found: re.Match[str]) -> bool:
    """Tell whether only closing marks stand between an abbreviation and the end of a text or line."""
    rest = rest_of(found)
    return _END.match(rest) is not None and (len(rest) < _WINDOW or "\n" in rest)


def rest_of(found: re.Match[str]) -> str:
    """Return the next characters, and no more of them than a long run of white space may cost."""
    return found.string[found.end() : found.end() + _WINDOW]


def abbreviations(
    words: Mapping[str, str],
    *,
    name: str,
    example: tuple[str, str],
    unless: str = "",
    then: str = "",
) -> Rule:
    """Say each of *words* in full; *then* must follow."""
    said = _close(words)
    return Rule(
        name=name,
        pattern=rf"(?:{either(words)})(?!\w){then}",
        unless=unless,
        said=lambda found: said[_tight(found.group())] + stop(found),
        example=example,
    )


def acronyms(words: Iterable[str], *, example: tuple[str, str]) -> Rule:
    """Say letter by letter what an engine takes for a word."""
    return Rule(
        name="acronym",
        pattern=rf"(?:{either(words)})(?!\w)",
        said=lambda found: " ".join(found.group()),
        example=example,
    )


def measures(
    grammar: Grammar, units: Mapping[str, str], *, example: tuple[str, str], name: str = "unit"
) -> Rule:
    """Say units behind a number or a range in full."""
    forms = _close(units)

    def said(found: re.Match[str]) -> str:
        amount = grammar.counted(found["last"] or found["n"], forms[_tight(found["unit"])])
        minus = f"{grammar.minus} " if found["sign"] else ""
        return f"{minus}{_first(found, grammar)}{amount}{stop(found, grammar.starts)}"

    return Rule(
        name=name,
        begins="-−–0-9",
        pattern=rf"(?P<sign>[-−–])?(?P<n>{grammar.number})(?:{GAP}?{DASH}{GAP}?(?P<last>{grammar.number}))?{GAP}?(?P<unit>{either(units)}){_WORD_ENDS}",
        unless="[A-Za-z]",
        said=said,
        example=example,
    )


def money(
    grammar: Grammar,
    currencies: Mapping[str, str],
    scales: Mapping[str, str],
    *,
    coins: Callable[[str, str, str], str],
    examples: tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]],
) -> tuple[Rule, ...]:
    """Say currencies and scales in full, the currency last.

    Args:
        grammar: Of the language.
        currencies: Symbols and codes, with all forms of their names.
        scales: "Mio." and the like and words in full, with all forms of their names.
        coins: Says a whole amount, its two decimal places and the currency: "3,50 €".
        examples: A currency before its number, with coins, behind its number, and a scale alone.
    """
    names, scaled = _close(currencies), _close(scales)
    symbol, scale = rf"(?P<symbol>{either(currencies)})", rf"(?P<scale>{either(scales)})"

    def said(found: re.Match[str]) -> str:
        forms = names[_tight(found["symbol"])]
        amount = found["last"] or found["n"]
        if found["scale"]:
            several = forms.split("|")[min(grammar.many, forms.count("|"))]
            counted = grammar.counted(amount, scaled[_tight(found["scale"])])
            said = grammar.of(counted, several)
        else:
            said = grammar.counted(amount, forms)
        return f"{_first(found, grammar)}{said}{stop(found, grammar.starts)}"

    def with_coins(found: re.Match[str]) -> str:
        forms = names[_tight(found["symbol"])]
        return coins(plain(found["whole"]), found["cents"], forms) + stop(found, grammar.starts)

    number = rf"(?P<n>{grammar.number})(?:{GAP}?{DASH}{GAP}?(?P<last>{grammar.number}))?"
    whole = r"(?P<whole>[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3}){0,4}|[0-9]{1,12}),(?P<cents>[0-9]{2})(?![0-9])"
    no_scale = rf"(?!{GAP}?(?:{either(scales)}){_WORD_ENDS})"
    return (
        Rule(
            name="currency first, with coins",
            pattern=rf"{symbol}{GAP}?{whole}{no_scale}",
            said=with_coins,
            example=examples[0],
        ),
        Rule(
            name="currency first",
            pattern=rf"{symbol}{GAP}?{number}(?:{GAP}?{scale}{_WORD_ENDS})?",
            said=said,
            example=examples[1],
        ),
        Rule(
            name="currency last, with coins",
            begins="0-9",
            pattern=rf"{whole}{GAP}?{symbol}{_WORD_ENDS}",
            said=with_coins,
            example=examples[2],
        ),
        Rule(
            name="currency last",
            begins="0-9",
            pattern=rf"{number}{GAP}?(?:{scale}{GAP}?)?{symbol}{_WORD_ENDS}",
            said=said,
            example=examples[3],
        ),
    )


def below_zero(grammar: Grammar, *, example: tuple[str, str]) -> Rule:
    """Say the minus before a number."""
    return Rule(
        name="below zero",
        begins="-−–",
        pattern=rf"[-−–](?P<n>{grammar.number})(?!{DASH})",
        unless=rf"[0-9]{GAP}?",
        said=lambda found: f"{grammar.minus} {grammar.cardinal(found['n'])}",
        example=example,
    )


def ranges(grammar: Grammar, *, example: tuple[str, str]) -> Rule:
    """Say the dash between two numbers."""
    return Rule(
        name="range",
        begins="0-9",
        pattern=rf"(?P<n>{grammar.number}){GAP}?{DASH}{GAP}?(?P<last>{grammar.number})(?!{DASH}?\w)",
        unless=rf"[0-9]{DASH}|(?:Boeing|Airbus){GAP}",
        said=lambda found: f"{_first(found, grammar)}{grammar.cardinal(found['last'])}",
        example=example,
    )


def grouped(grammar: Grammar, *, example: tuple[str, str]) -> Rule:
    """Join the digits of a number whose groups an engine takes for numbers of their own."""
    return Rule(
        name="grouped digits",
        begins="0-9",
        pattern=rf"(?=[0-9]{{1,3}}[. \u00a0\u202f\u2009'’][0-9]{{3}}){grammar.number}",
        said=lambda found: grammar.cardinal(found.group()),
        example=example,
    )


def year_first(said: Callable[[re.Match[str]], str], *, example: tuple[str, str]) -> Rule:
    """Say a date as ISO 8601 writes it."""
    return Rule(
        name="date that begins with its year",
        begins="0-9",
        pattern=r"(?P<year>(?:1[0-9]|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?![\w-])",
        said=said,
        example=example,
    )


def signs(words: Mapping[str, str], *, name: str = "sign", example: tuple[str, str]) -> Rule:
    """Say signs before a number."""
    return Rule(
        name=name,
        pattern=rf"(?P<sign>{'|'.join(map(re.escape, words))}){GAP}?(?=[0-9])",
        said=lambda found: f"{words[found['sign']]} ",
        example=example,
    )


def ampersand(word: str, *, example: tuple[str, str]) -> Rule:
    """Say "&" between words."""
    return Rule(name="and", begins="&", pattern=r"&", after=GAP, said=word, example=example)


def call(plus: str, *, example: tuple[str, str]) -> Rule:
    """Say a phone number that begins with "+" or naught figure by figure."""

    def said(found: re.Match[str]) -> str:
        parts = [" ".join(part) for part in re.findall("[0-9]+", found.group())]
        return f"{plus} {', '.join(parts)}" if found.group()[0] == "+" else ", ".join(parts)

    return Rule(
        name="phone number",
        begins="+0(",
        pattern=r"(?:\+[0-9]{1,3}|\(?0[0-9]{1,4}\)?(?=[ /-]{1,3}[0-9]{4}))(?:[ \u00a0/-]{0,3}\(?[0-9]{1,9}\)?){1,5}(?![\w%]|[.,/-][0-9])",
        unless=r"[\w%]",
        said=said,
        example=example,
    )


def addresses(
    words: Mapping[str, str], *, examples: tuple[tuple[str, str], tuple[str, str]]
) -> tuple[Rule, ...]:
    """Say addresses of the web and of mail sign by sign; *words* say ".", "/", "-", "_" and "@"."""

    def said(found: re.Match[str]) -> str:
        shown = re.sub(r"\Ahttps?://", "", found.group()).rstrip("/")
        host, slash, path = shown.partition("/")
        name, _, land = host.rpartition(".")
        land = " ".join(land) if len(land) == 2 else land
        parts = re.findall(r"[^\W_]+|[./_@-]", f"{name}.{land}{slash}{path}")
        return " ".join(words.get(part, part) for part in parts)

    return (
        Rule(
            name="mail address",
            begins="A-Za-z0-9",
            pattern=rf"[A-Za-z0-9][\w.+-]{{0,63}}@{_HOST}",
            said=said,
            example=examples[0],
        ),
        Rule(
            name="web address",
            begins="A-Za-z0-9",
            pattern=rf"(?:{_HOST}|{_ANY_HOST}){PATH}",
            said=said,
            example=examples[1],
        ),
    )


def _first(found: re.Match[str], grammar: Grammar) -> str:
    """Say where a range begins."""
    return f"{grammar.cardinal(found['n'])} {grammar.to} " if found["last"] else ""


def _close(words: Mapping[str, str]) -> dict[str, str]:
    return {_tight(word): said for word, said in words.items()}


def _tight(shown: str) -> str:
    return re.sub(GAP, "", shown)
