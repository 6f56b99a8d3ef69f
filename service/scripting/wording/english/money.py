"""Money: currency, scale, singular and plural, cents and pence."""

import re

from service.scripting.wording.english.numbers import NUMBER, cardinal, is_one
from service.scripting.wording.rules import Rule, apart

_CURRENCIES = {
    "US$": ("U S dollar", "U S dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"),
    "₿": ("bitcoin", "bitcoin", "satoshi", "satoshis"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₫": ("dong", "dong", "xu", "xu"),
    "₵": ("cedi", "cedis", "pesewa", "pesewas"),
    "₸": ("tenge", "tenge", "tiyn", "tiyn"),
    "₾": ("lari", "lari", "tetri", "tetri"),
    "NT$": ("Taiwan dollar", "Taiwan dollars", "cent", "cents"),
    "MX$": ("Mexican peso", "Mexican pesos", "centavo", "centavos"),
    "AUD": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZD": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "SGD": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "SEK": ("Swedish krona", "Swedish kronor", "ore", "ore"),
    "NOK": ("Norwegian krone", "Norwegian kroner", "ore", "ore"),
    "DKK": ("Danish krone", "Danish kroner", "ore", "ore"),
    "PLN": ("zloty", "zlotys", "grosz", "groszy"),
    "CZK": ("Czech koruna", "Czech korunas", "haler", "halers"),
    "HUF": ("forint", "forints", "filler", "filler"),
    "RUB": ("ruble", "rubles", "kopeck", "kopecks"),
    "TRY": ("Turkish lira", "Turkish lira", "kurus", "kurus"),
    "INR": ("rupee", "rupees", "paisa", "paise"),
    "PKR": ("Pakistani rupee", "Pakistani rupees", "paisa", "paise"),
    "CNY": ("yuan", "yuan", "fen", "fen"),
    "RMB": ("yuan", "yuan", "fen", "fen"),
    "KRW": ("won", "won", "jeon", "jeon"),
    "ZAR": ("rand", "rand", "cent", "cents"),
    "BRL": ("real", "reais", "centavo", "centavos"),
    "KSh": ("Kenyan shilling", "Kenyan shillings", "cent", "cents"),
    "Ksh": ("Kenyan shilling", "Kenyan shillings", "cent", "cents"),
    "UAH": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "AED": ("dirham", "dirhams", "fils", "fils"),
    "SAR": ("riyal", "riyals", "halala", "halalas"),
    "ILS": ("shekel", "shekels", "agora", "agorot"),
    "USD": ("U S dollar", "U S dollars", "cent", "cents"),
    "GBP": ("pound", "pounds", "penny", "pence"),
    "EUR": ("euro", "euros", "cent", "cents"),
    "JPY": ("yen", "yen", "sen", "sen"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
    "Rs": ("rupee", "rupees", "paisa", "paise"),
    "Rs.": ("rupee", "rupees", "paisa", "paise"),
}
_SCALES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mm": "million", "b": "billion",
    "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
    "hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
    "crore": "crore", "lakh": "lakh",
}  # fmt: skip
_BEHIND = {
    **{code: names[:2] for code, names in _CURRENCIES.items() if code.isalpha() or code in "$€£"},
    "kr": ("krone", "kroner"),
    "zł": ("zloty", "zlotys"),
    "Kč": ("koruna", "korunas"),
}
"""What stands behind its number."""
_SYMBOL = "|".join(re.escape(code) for code in sorted(_CURRENCIES, key=len, reverse=True))
_SIGN = "".join(code for code in _CURRENCIES if len(code) == 1)
_SCALE = r"(?:[ \u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|crore|lakh)\b|[ \u00a0]?(?P<short>mln|bln|trn|mn|mm|bn|tn|[kmbtKMBT])(?![\w&]))"
_AMOUNT = rf"(?P<symbol>{_SYMBOL})[ \u00a0]?(?P<n>{NUMBER})(?P<to>[-–](?P<n2>{NUMBER}))?{_SCALE}?+"
_DETERMINER = (
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Oo]ne|[Ee]ach|[Ee]very|[Aa]nother|\w+['’]s|\w+s['’])"
    r"(?:[ \u00a0](?:record|new|proposed|massive|huge|total|further|additional|estimated|initial|whopping|planned|roughly|nearly|about|first|second|reported|multi))?[ \u00a0]"
)
_FUNCTION_WORD = (
    r"(?:in|of|to|for|from|an?|per|and|or|on|at|by|with|as|last|this|next|each|every|more|less|into|over|under|worth|"
    r"that|which|who|was|is|were|are|has|had|have|will|would|could|may|since|after|before|during|but|annually|today|"
    r"yesterday|apiece|than|if|when|while|because|it|he|she|they)\b"
)
_PRICED = (
    "deal|bailout|rescue|plan|package|fund|loan|contract|project|stimulus|bill|budget|fine|lawsuit|settlement|"
    "takeover|merger|bid|offer|programme|program|grant|prize|scheme|mansion|house|home|note|coin|ticket|reward|bounty|ransom"
)
_NOUN_FOLLOWS = rf"(?=[ \u00a0](?!{_FUNCTION_WORD})[a-z])"


def _money(found: re.Match[str]) -> str:
    one, many, cent, cents = _CURRENCIES[found["symbol"]]
    scale = found["scale"] or _SCALES.get((found["short"] or "").lower(), "")
    number = found["n"]
    if found["n2"]:
        return " ".join(filter(None, (cardinal(number), "to", cardinal(found["n2"]), scale, many)))
    whole, _, fraction = number.partition(".")
    if not scale and fraction and not fraction[2:].strip("0"):
        small = int(fraction[:2].ljust(2, "0"))
        coins = f"{cardinal(str(small))} {cent if small == 1 else cents}"
        if not int(whole.replace(",", "") or "0") and small:
            return coins
        notes = f"{cardinal(whole or '0')} {one if is_one(whole) else many}"
        return f"{notes} and {coins}" if small else notes
    unit = one if is_one(number) and not scale else many
    return " ".join(filter(None, (cardinal(number), scale, unit)))


def _price(found: re.Match[str]) -> str:
    """Say an amount that stands before a noun, in the singular: "a $5 million deal"."""
    one, many, *_ = _CURRENCIES[found["symbol"]]
    said = _money(found)
    return f"{said.removesuffix(many)}{one}" if said.endswith(many) else said


def _coins(found: re.Match[str]) -> str:
    one, many = ("penny", "pence") if found["coin"] == "p" else ("cent", "cents")
    return f"{cardinal(found['n'])} {one if is_one(found['n']) else many}"


def _behind(found: re.Match[str]) -> str:
    one, many = _BEHIND[found["symbol"]]
    scale = found["scale"] or _SCALES.get((found["short"] or "").lower(), "")
    unit = one if is_one(found["n"]) and not scale else many
    return " ".join(filter(None, (cardinal(found["n"]), scale, unit)))


RULES = (
    Rule(
        name="rand",
        begins="R",
        pattern=rf"R(?P<n>{NUMBER})[ ]?(?P<scale>m|bn|tn|million|billion|trillion)\b",
        said=lambda found: f"{cardinal(found['n'])} {_SCALES[found['scale']]} rand",
        example=("R1.2bn was lost", "one point two billion rand was lost"),
    ),
    Rule(
        name="money owed",
        begins="−-",
        pattern=rf"[-−](?=(?:{_SYMBOL})[0-9])",
        unless=r"\w",
        said="minus ",
        example=("a loss of -$5", "a loss of minus five dollars"),
    ),
    Rule(
        name="money with its currency behind",
        begins="0-9",
        pattern=rf"(?P<n>{NUMBER}){_SCALE}?+[ \u00a0]?(?P<symbol>{'|'.join(map(re.escape, _BEHIND))})(?![\w$£€])",
        said=_behind,
        example=("50 zł or 5 million USD", "fifty zlotys or five million U S dollars"),
    ),
    Rule(
        name="money before a hyphen",
        pattern=rf"{_AMOUNT}-(?!(?:hundred|thousand|million|billion|trillion)\b)(?=[a-z])",
        said=lambda found: f"{_price(found)} ",
        example=("a $10-a-ticket fee", "a ten dollar a-ticket fee"),
    ),
    Rule(
        name="money before a noun",
        pattern=rf"{_AMOUNT}(?![0-9]|[.,][0-9]){_NOUN_FOLLOWS}",
        after=_DETERMINER,
        said=_price,
        example=("a $4.5bn deal", "a four point five billion dollar deal"),
    ),
    Rule(
        name="money with its scale after a hyphen",
        pattern=rf"(?=[^ -]{{1,20}}-[hmbt]){_AMOUNT}(?<=lion|sand|dred)",
        said=_price,
        example=("its $40-billion plan", "its forty billion dollar plan"),
    ),
    Rule(
        name="money before a thing that has a price",
        pattern=rf"{_AMOUNT}(?=[ \u00a0](?:{_PRICED})s?\b)",
        said=_price,
        example=("after €200bn rescue", "after two hundred billion euro rescue"),
    ),
    Rule(
        name="money to more money",
        pattern=rf"{_AMOUNT}[ \u00a0]?[-–][ \u00a0]?(?=(?:{_SYMBOL})[0-9])",
        said=lambda found: f"{_money(found)} to ",
        example=("£5-£10", "five pounds to ten pounds"),
    ),
    Rule(
        name="money",
        pattern=rf"{_AMOUNT}(?![0-9])",
        said=_money,
        example=("It cost $67.38.", "It cost sixty seven dollars and thirty eight cents."),
    ),
    Rule(
        name="sign of a currency alone",
        begins=_SIGN,
        pattern=rf"(?:(?<![A-Za-z])[{_SIGN}]|[{_SIGN}](?![A-Za-z]))(?![ \u00a0]?[-+.]?[0-9])",
        said=lambda found: apart(found, _CURRENCIES[found.group()][0]),
        example=("between $ and €", "between dollar and euro"),
    ),
    Rule(
        name="cents and pence",
        begins="0-9.",
        pattern=rf"(?<![A-Za-z])(?P<n>{NUMBER})(?P<coin>[¢cp])(?![-\w])(?<!480p|720p)(?<!1080p|1440p|2160p)",
        said=_coins,
        example=("from 5p to 99p", "from five pence to ninety nine pence"),
    ),
)
