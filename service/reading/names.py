"""Names of people and of news organisations. What is not surely a person's name is not taken for one."""

import re

from service.reading.wordlists import words

_PARTICLES = words(
    "al an ap ben bin da dal de del della den der des di do dos du e el ibn la le san st. ten ter van von y zu"
)
_NOT_A_NAME = words("""
    agency agencia agence agencies agenturen analyst associated authority bank bureau center centre chief column
    commentary committee content contributor copyright correspondent correspondents council court cross desk editor
    editorial editors email english february file follow foundation from fund group guardian herald house images
    institute international january journal journalist last live magazine mail media meta ministry more museum network
    new news newspaper newsroom office online opinion page party photo photographer police post press producer
    published radio read redacción redaktion report reporter reporting reports rights sections security senate service
    share special staff stringer sun team television telegraph the times tribune tv university updated username voice
    watch wire writer writers monday tuesday wednesday thursday friday saturday sunday march april june july august
    september october november december today yesterday officials government army parliament state states united
    nations union department force forces authorities israel iran russia china ukraine europe jazeera arabiya
    text texto текст foto fotos фото автор shares
    """)
_OFFICES = words("""
    ambassador attorney bishop chairman chancellor coach colonel commissioner congressman congresswoman defence defense
    deputy director foreign general governor inspector interior judge justice king lieutenant major mayor minister mr mrs
    ms pope premier president prime prince princess queen representative secretary senator sergeant sheriff spokesman
    spokesperson spokeswoman vice
    """)
"""Words that stand before the name of somebody who makes news; a reporter is not introduced with them."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʼ-][^\W\d_]+)*\.?|(?:[^\W\d_]\.)+")
_ARTICLE = re.compile(r"(?:al|el|d|l)[-'’]")
_ROLE = re.compile(
    r"(?:(?!the\b|had\b|has\b|have\b|was\b|were\b|is\b|are\b|said\b|by\b)[\w.&'’-]+\s+){0,5}"
    r"(?:writers?|reporters?|correspondents?|editors?|producers?|analysts?|columnists?|photographers?|(?:bureau|news|desk)\schief|contributors?"
    r"|stringers?|staff|agencies|agenturen|korrespondent(?:in|en)?|redakteur(?:in)?|corresponsal(?:es)?|redacci[oó]n|redaktion"
    r"|correspondante?|envoyée? spéciale?|enviad[oa] especial|inviat[oaie]|corrispondent[ei]|journalist(?:in)?|periodista|anchor"
    r"|meteorologist|desk|bureau)"
    r"(?:-at-large|\s(?:at|for|in|of|a|à|en)\s[\w.&'’ -]{2,30})?",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:the\s+)?(?:[\w.&'’-]+\s+){0,4}"
    r"(?:news|today|press|times|post|herald|guardian|journal|tribune|telegraph|sun|mail|agency|radio|television|tv|magazine|media"
    r"|network|wire|online|presse|zeitung|service|newswire|\w+\.(?:com|org|net|info|tv|eu|co\.uk|uk|de|at|ch|fr|it|es|pt|nl))",
    re.IGNORECASE,
)

AGENCIES = {
    "aap": "Australian Associated Press",
    "accesswire": "ACCESSWIRE",
    "acn": "the Cuban News Agency",
    "adnkronos": "Adnkronos",
    "afp": "Agence France-Presse",
    "agencia efe": "EFE",
    "agenzia nova": "Agenzia Nova",
    "agerpres": "Agerpres",
    "agi": "AGI",
    "agência brasil": "Agência Brasil",
    "akipress": "AKIpress",
    "anadolu": "Anadolu Agency",
    "anadolu agency": "Anadolu Agency",
    "anp": "ANP",
    "ansa": "ANSA",
    "ap": "the Associated Press",
    "armenpress": "Armenpress",
    "askanews": "Askanews",
    "associated press": "the Associated Press",
    "bbc": "the BBC",
    "belga": "Belga",
    "belta": "BelTA",
    "bernama": "Bernama",
    "bloomberg": "Bloomberg",
    "business wire": "Business Wire",
    "cnn": "CNN",
    "cp": "the Canadian Press",
    "ctk": "ČTK",
    "dpa": "dpa",
    "dpa-afx": "dpa-AFX",
    "efe": "EFE",
    "epd": "epd",
    "europa press": "Europa Press",
    "folhapress": "Folhapress",
    "globe newswire": "Globe Newswire",
    "gray news": "Gray News",
    "ians": "IANS",
    "interfax": "Interfax",
    "interfax-ukraine": "Interfax-Ukraine",
    "irna": "IRNA",
    "italpress": "Italpress",
    "itar-tass": "ITAR-TASS",
    "jiji": "Jiji Press",
    "jiji press": "Jiji Press",
    "jta": "the Jewish Telegraphic Agency",
    "kazinform": "Kazinform",
    "kcna": "KCNA",
    "kna": "KNA",
    "kuna": "KUNA",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "leta": "LETA",
    "lusa": "Lusa",
    "mehr": "Mehr",
    "montsame": "Montsame",
    "newsfile corp": "Newsfile",
    "npr": "NPR",
    "ntb": "NTB",
    "pa": "PA Media",
    "pa media": "PA Media",
    "prensa latina": "Prensa Latina",
    "press association": "PA Media",
    "prnewswire": "PR Newswire",
    "pti": "the Press Trust of India",
    "reuters": "Reuters",
    "rfe/rl": "Radio Free Europe/Radio Liberty",
    "ria novosti": "RIA Novosti",
    "ritzau": "Ritzau",
    "rns": "the Religion News Service",
    "sports network": "the Sports Network",
    "sputnik": "Sputnik",
    "tanjug": "Tanjug",
    "tasnim": "Tasnim",
    "tass": "TASS",
    "telam": "Télam",
    "the associated press": "the Associated Press",
    "the canadian press": "the Canadian Press",
    "the sports network": "the Sports Network",
    "télam": "Télam",
    "ukrinform": "Ukrinform",
    "upi": "United Press International",
    "voa": "VOA",
    "voice of america": "the Voice of America",
    "wafa": "WAFA",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
    "yonhap news": "Yonhap",
    "čtk": "ČTK",
    "απε-μπε": "ΑΠΕ-ΜΠΕ",
    "белта": "БЕЛТА",
    "интерфакс": "Интерфакс",
    "рейтер": "Рейтер",
    "риа новости": "РИА Новости",
    "тасс": "ТАСС",
    "укрінформ": "Укрінформ",
    "уніан": "УНІАН",
    "أ ب": "أسوشيتد برس",
    "أ ف ب": "وكالة فرانس برس",
    "ا ف ب": "وكالة فرانس برس",
    "د ب أ": "وكالة الأنباء الألمانية",
    "رويترز": "رويترز",
    "سانا": "سانا",
    "واس": "واس",
    "وفا": "وفا",
    "وكالات": "وكالات",
    "एएनआई": "एएनआई",
    "भाषा": "भाषा",
    "वार्ता": "वार्ता",
    "中新社": "中新社",
    "共同": "共同通信",
    "新华社": "新华社",
    "時事": "時事通信",
    "法新社": "法新社",
    "美联社": "美联社",
    "路透社": "路透社",
    "연합뉴스": "연합뉴스",
}
"""How wire services are named in a sentence, by what is printed in datelines and bylines."""

DATELINE_AGENCIES = AGENCIES | {
    "aa": "Anadolu Agency",
    "amna": "the Athens-Macedonian News Agency",
    "ani": "ANI",
    "antara": "Antara",
    "apa": "APA",
    "app": "the Associated Press of Pakistan",
    "aps": "APS",
    "ata": "ATA",
    "ats": "ATS",
    "bns": "BNS",
    "bss": "BSS",
    "bta": "BTA",
    "cna": "CNA",
    "cns": "CNS",
    "ena": "ENA",
    "gna": "the Ghana News Agency",
    "hina": "Hina",
    "isna": "ISNA",
    "map": "MAP",
    "mena": "MENA",
    "mia": "MIA",
    "mna": "Mehr",
    "mti": "MTI",
    "nan": "the News Agency of Nigeria",
    "ots": "ots",
    "pap": "PAP",
    "petra": "Petra",
    "pna": "the Philippine News Agency",
    "qna": "QNA",
    "saba": "Saba",
    "sana": "SANA",
    "sda": "SDA",
    "sid": "SID",
    "spa": "the Saudi Press Agency",
    "sta": "STA",
    "stt": "STT",
    "tap": "TAP",
    "trend": "Trend",
    "tt": "TT",
    "uni": "UNI",
    "vna": "the Vietnam News Agency",
    "wam": "WAM",
}
"""The same for datelines: there a short name tells, which in a byline could be a person's."""

_DESK = words("""
    affairs africa agriculture america american and arts asia asian assignment assistant associate audience breaking
    bureau business chief city climate congressional contributing court crime culture data defence defense deputy
    digital diplomatic economics education energy entertainment environment europe european executive features financial
    food foreign freelance general guest health home house immigration international investigative investigations justice
    legal local managing media metro middle multimedia music national news political politics religion science security
    senior social special sport sports staff state statehouse tech technology transport travel uk us video washington
    weather web white world
    anchor chief columnist contributor correspondent editor journalist meteorologist photographer producer reporter writer
    """)
"""Words of which roles in a newsroom are made, the last of them nouns; next to a name they are none of its parts."""

_SUFFIXES = words("jr sr ii iii iv")
GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?<!\b[MD]c)(?<!\b[DLMJ][eoai])(?<!\bDu)(?<!\bAl)(?<!\bEl)(?<!\bMac)(?<!\bVan)(?<!\bFitz)(?=[A-Z][a-z])"
)
"""Where the space between two elements of a page is lost: "Ann LeeNews Reporter"; "McDonald" and "DiCaprio" are whole."""
_INITIALS = words("DC EU HMS II III NYC TV UAE UK UN US USA USS")


def person(text: str) -> str | None:
    """Return *text* as a person's name in normal capitals, or None when it is not surely one."""
    tokens = text.split()
    if GLUED.search(text) or not 2 <= len(tokens) <= 6 or tokens[0].lower().strip(".") in _OFFICES:
        return None
    shouted = text.isupper()
    names = initials = 0
    for place, token in enumerate(tokens):
        lower = token.lower()
        if not _TOKEN.fullmatch(token) or lower.strip(".") in _NOT_A_NAME:
            return None
        if lower in _PARTICLES and place > 0 and (shouted or token.islower()):
            continue
        if not token[0].isupper() and not _ARTICLE.match(token):
            return None
        if place > 1 and lower.strip(".") in _SUFFIXES:
            continue
        if not shouted and _is_shouted_part(token):
            return None
        if len(token.replace(".", "")) > 1:
            names += 1
        else:
            initials += 1
    if names > 4 or names < 1 or (names < 2 and not initials):
        return None
    return in_title_case(text) if shouted else " ".join(tokens)


def _is_shouted_part(token: str) -> bool:
    """Tell whether *token* is an abbreviation rather than a name or initials: "BBC4", "UNICEF", "ARD-Studio"."""
    parts = token.replace(".", "").split("-")
    long = any(part.isupper() and len(part) > 3 for part in parts)
    return long or (len(parts) > 1 and parts[0].isupper() and len(parts[0]) > 1)


def role(text: str) -> str | None:
    """Return *text*, in normal capitals, when the whole of it says what somebody does in a newsroom."""
    if len(text) > 60 or re.search(r"\d", text) or not _ROLE.fullmatch(text):
        return None
    return in_title_case(text) if text.isupper() else text


def name_then_role(text: str) -> tuple[str, str] | None:
    """Part a name from the role behind it, of which each word is one that roles are made of: "Ann Lee Web Producer"."""
    tokens = text.split()
    kinds = [token.casefold() in _DESK or token.casefold() in AGENCIES for token in tokens]
    cut = next((place for place, of_a_role in enumerate(kinds) if of_a_role), 0)
    name, found = person(" ".join(tokens[:cut])), role(" ".join(tokens[cut:]))
    return (name, found) if name and found and all(kinds[cut:]) else None


def role_then_name(text: str) -> tuple[str, str] | None:
    """Part a role from the name behind it: "National correspondent Jim Malone"."""
    tokens = text.split()
    for cut in range(1, max(1, len(tokens) - 1)):
        found, name = role(" ".join(tokens[:cut])), person(" ".join(tokens[cut:]))
        if found and name:
            return found, name
    return None


def known_organisation(text: str, outlets: tuple[str, ...]) -> str | None:
    """Return the name of the outlet or agency of ours that the whole of *text* names."""
    bare = text.strip()
    return our_name(bare, outlets) or AGENCIES.get(bare.casefold())


def organisation(text: str, outlets: tuple[str, ...]) -> str | None:
    """Return the name of the news organisation that the whole of *text* names, as a sentence would name it."""
    bare = text.strip()
    if known := known_organisation(bare, outlets):
        return known
    if len(bare) > 60 or not bare.removeprefix("the ")[:1].isupper():
        return None
    words = bare.split()
    regional = 2 <= len(words) <= 3 and words[0].isupper() and known_organisation(words[0], outlets)
    return bare if (regional and not role(bare)) or _ORGANISATION.fullmatch(bare) else None


def our_name(outlet: str, outlets: tuple[str, ...]) -> str | None:
    """Return *outlet* as it is configured, when it is one of our own; "the" before it does not matter."""
    bare = outlet.casefold().removeprefix("the ")
    return next((ours for ours in outlets if ours.casefold().removeprefix("the ") == bare), None)


def in_title_case(text: str) -> str:
    """Return shouted words with capitals at their starts: "PARETS DEL VALLÈS" is "Parets del Vallès"."""
    small = _PARTICLES | {"and", "au", "aux", "of", "on", "the", "upon", "und", "am", "im", "sur"}
    words = re.split(r"(\s+|[-/])", text)
    return "".join(
        word.lower() if place > 0 and word.lower() in small - {"st.", "san"} else _capitalised(word)
        for place, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    if not word.isupper() or "." in word[:-1] or word in _INITIALS:
        return word
    for opening in ("O'", "O’", "D'", "D’", "L'", "L’", "N'", "N’"):
        if word.startswith(opening) and len(word) > len(opening) + 1:
            return opening + word[len(opening) :].capitalize()
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()
