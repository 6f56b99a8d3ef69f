"""What surrounds an article on its page, and is not to be spoken.

Each rule matches a whole paragraph, so a sentence that merely mentions such words is never touched.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of furniture."""

    code: str
    reason: str
    pattern: re.Pattern[str] | None = None
    """What the whole of such a paragraph is; None where its place tells, not its words."""


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})\s*[.:!»>]*", re.IGNORECASE | re.DOTALL)


_REACHED = r"(?:\S{1,80}@\S{1,80}|@\w{2,30}|https?://\S{3,200}|\+?[\d(][\d() .-]{6,20}\d)"
"""An address, a handle or a number, at which somebody can be reached."""

END_MARK = Furniture(
    "end-mark",
    "A mark that tells editors where the text ends.",
    _whole(
        r"\(?ends?\)?",
        r"enditem",
        r"fin",
        r"[-—]\s?30\s?[-—]",
        r"#(?:\s?#){0,5}",
        r"bur-.{0,10}",
        r"\((?:ap|afp|dpa|reuters|apa|sda|epd|kna|ansa|efe|pti|ani|ians|xinhua|tass)\)|/(?:xinhua|tass|ansa)/?",
        r"(?-i:dpa(?:\s[a-z]{2,4}){1,4}|AP-[A-Z]{2}-\d\d-\d\d-\d\d\s\d{4}GMT<?)",
    ),
)
RULES = (
    Furniture(
        "skip-link",
        "A link for moving about the page, not part of the article.",
        _whole(
            r"accessibility links",
            r"skip (?:directly )?to (?:the )?(?:main |primary )?(?:content|navigation|search|article|footer|menu)",
            r"jump to (?:main )?(?:content|navigation)",
            r"zum (?:haupt)?inhalt(?: springen)?",
            r"saltar al contenido(?: principal)?",
            r"aller au contenu(?: principal)?",
            r"vai al contenuto(?: principale)?",
            r"(?:ir|saltar) para o conteúdo(?: principal)?",
        ),
    ),
    Furniture(
        "share",
        "A button for sharing, printing or commenting, or an invitation to follow somebody.",
        _whole(
            r"share(?: this\b.{0,40}| (?:on|via) .{1,30}| with (?:a friend|friends))?",
            r"(?:print|e-?mail)(?: this)?(?: (?:page|article|story))?",
            r"tweet|copy link|facebook|twitter|whatsapp|linkedin|telegram|bluesky",
            r"teilen|drucken|compartir|imprimir|partager|condividi|partilhar",
            r"follow .{1,40} on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|youtube|tiktok)\b.{0,140}",
            r"follow .{1,120} at https?://\S+",
            r"see comments|comments|leave a comment|\d+ comments?",
            r"(?:like|enjoy(?:ed|ing)?|love) this (?:story|article|post)\?.{0,80}|tell us what you think.{0,20}|\[button\b.{0,300}",
            r"(?:have|got) a (?:news )?(?:tip|story)\?.{0,240}|.{3,80}\b(?:can|may) be (?:reached|contacted) (?:at|on|by|via) .{0,40}[@\d/].{0,200}",
            rf"(?:contact|reach|e-?mail|write to|call) [^.!?]{{2,80}} (?:at|on|via)\s?:? (?:{_REACHED}|.{{0,20}} or {_REACHED}).{{0,80}}",
            rf"(?:e-?mail|twitter|x|instagram|facebook|threads|bluesky|phone|tel)\s?: {_REACHED}.{{0,80}}|@\w{{2,30}}",
        ),
    ),
    Furniture(
        "advertisement",
        "The label of an advertisement.",
        _whole(
            r"advertise?ment|advertising|sponsored(?: content)?|anzeige|werbung|publicidade?|publicité|pubblicità"
        ),
    ),
    Furniture(
        "newsletter",
        "An invitation to subscribe.",
        _whole(
            r"(?:sign up|subscribe) (?:for|to) (?:our|the|this)\b.{0,80}newsletter.{0,80}",
            r"subscribe(?: now)?|sign (?:up|in)(?: now)?|log in|(?:[\w’'&-]+ ){0,4}newsletter(?: abonnieren)?",
            r"(?:[^.!?]{3,100}[.!?] )?(?:get|receive|sign up|subscribe)\b.{2,160}\b(?:inbox|newsletters?)\b.{0,80}",
            r"get (?:.{3,60} delivered|access to .{3,120}\bsubscri).{0,240}",
        ),
    ),
    Furniture(
        "related",
        "A link to another article.",
        _whole(
            r"also on [\w-]+\.\w{2,4}\b.{0,160}|filed under: .{0,100}|\[related: .{0,160}\]",
            r"click here(?: to .{2,60}| for .{2,60})?|view original content.{0,200}",
            r"for (?:more|further|additional) (?:information|news|details|stories)\b[^.!?]{0,80},? (?:visit|go to|see|call|contact) \S{3,200}",
            r"more(?: (?:stories|news|on) .{2,40}| from (?![^.]{2,40}['’]s\s).{2,40})?|don['’]?t miss",
            r"(?:read (?:more|also)|see (?:also|more)|more on this(?: story| topic)?"
            r"|related(?: (?:articles?|stor(?:y|ies)|posts?|links|topics|content))?|recommended|most read|you may also like"
            r"|lesen sie auch|mehr zum thema|lea también|lire aussi|à lire aussi|leggi anche|leia também|читайте также)"
            r"(?:\s?:\s?.{0,160})?",
        ),
    ),
    Furniture(
        "player",
        "The label of a player or a reading time.",
        _whole(
            r"listen(?: to (?:this|the) (?:article|story|full story).{0,60})?",
            r"listen to .{2,40} live\b.{0,80}",
            r"\d+ ?min(?:ute)?s?[- ]?(?:read|listen)",
            r"(?:reading time|read time|lesezeit|tempo de leitura|tiempo de lectura|temps de lecture|tempo di lettura)\s?:?\s.{0,30}",
            r"(?:play|watch)(?: audio| video)?|audio|video",
            r"artikel (?:an)?hören|escuchar(?: el artículo)?|écouter(?: l['’]article)?",
        ),
    ),
    Furniture(
        "address",
        "A bare address, which nobody can follow by ear.",
        _whole(r"(?:https?://|www\.|pic\.twitter\.com/)\S+"),
    ),
    Furniture(
        "picture",
        "The caption or the credit of a picture that cannot be heard.",
        _whole(
            r"(?:image|photo|picture) (?:source|caption|credit)s?\s?[:,] .{1,300}",
            r"(?:image|photo|picture|foto|bild)s?(?: by| von)?: .{1,300}",
            r"(?:photographs?|photos?|illustrations?) by .{3,60}",
            r"file (?:photo|picture)\b.{0,300}",
            r"file\s?[-–—] .{1,380}",
            r".{1,340}\((?:AP|AFP|Reuters|EPA)?\s?Photo\s?[/:].{3,50}\)",
            r".{3,80}/(?:getty images|shutterstock|alamy)|getty images",
        ),
    ),
    Furniture(
        "advisory",
        "A note from editors to editors.",
        _whole(
            r"\((?:adds|updates|recasts|repeats|refiles|rewrites|changes|eds)\b.{0,240}\)",
            r"\^?eds:.{0,240}|(?-i:AP-[A-Z]{2}-\w\S{1,40})",
            r"for immediate release",
            r"(?:media |press )?contacts?: .{0,160}[@\d].{0,100}",
            r"\(*\S+@\S+\.[a-z]{2,}[;)\s]*|\(\(.{3,160}\)\)",
            r"(?-i:[a-z]{2,3}(?:/[a-z]{2,3}){1,3})|(?-i:[a-z]{2,3}(?:/[a-z]{2,3})*)\s\([^()]{2,40}\)",
        ),
    ),
    Furniture(
        "programme",
        "An announcement or a speaker's cue of the radio programme that the text was written for.",
        _whole(
            r"this is the (?:.{1,30} )?special english .{3,40} (?:report|program(?:me)?)",
            r"voice (?:one|two|three|four)",
        ),
    ),
    Furniture(
        "rights",
        "A notice of rights.",
        _whole(
            r"(?:©|\(c\)\s?\d{4}|copyright\s(?:©|\(c\)|\d{4}|by\b)).{0,300}|copyright\s.{2,60}\s\d{4}\b.{0,60}",
            r"all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés",
            r"this material may not be published, broadcast, rewritten,? or redistributed.{0,60}",
            r"our standards: .{3,80}|(?-i:SOURCE:?\s(?=[A-Z]))[^!?]{2,80}",
        ),
    ),
    Furniture(
        "disclaimer",
        "A standing note about views, about who pays for the newsroom, or about where the text came from.",
        _whole(
            r"(?:the |these |any )?(?:views|opinions)(?: (?:and|or) (?:views|opinions))? expressed\b[^.!?]{0,80}"
            r" (?:(?:are|is|remain) (?:solely |entirely |strictly |purely )?(?:those|his|her|their|my|the (?:author|writer)|not necessarily)"
            r"|do(?:es)? not (?:necessarily )?(?:reflect|represent))\b.{0,240}",
            r"this (?:column|article|piece|commentary) (?:does not|doesn['’]t) (?:necessarily )?(?:reflect|represent) .{0,60}\b(?:views?|opinions?|positions?|polic(?:y|ies))\b.{0,160}",
            r"[^.!?]{3,120} receives? (?:financial )?support (?:for [^.!?]{3,80} )?from [^.!?]{3,200}[.!?].{0,40}\bsolely responsible\b.{0,60}",
            r"\(?(?:except for the headline, )?this (?:story|article|report) has not been edited by .{3,200}",
            r"support for this (?:story|coverage|reporting) (?:came|comes|was provided) .{3,160}",
        ),
    ),
    Furniture(
        "updated",
        "A time stamp of the page.",
        _whole(
            r"published",
            r"(?:last )?updated(?: on| at)?:?\s(?:[a-z]+,? )?(?:\d|[a-z]{3,9}\.? \d{1,2}\b).{0,60}",
            r"this (?:article|story) was (?:originally |first )?published (?:on|at) .{3,60}",
            r"this is a (?:developing|breaking)(?: news)? story\b.{0,120}|this (?:story|article) (?:has been|was|will be) updated(?: as .{0,60})?",
            r"a version of this article appear(?:s|ed) in print.{0,160}",
        ),
    ),
    END_MARK,
)
"""In their order; the first that matches has the paragraph."""

TICKER = Furniture(
    "empty-ticker",
    "The label of a news ticker with nothing in it; to announce it would mislead.",
    _whole(
        r"breaking(?: news)?|live|latest(?: news)?|top stories|eilmeldung|última hora|ultim['’]ora"
    ),
)
"""Words that announce urgency when they stand beside a headline, and label an empty ticker elsewhere."""

KICKER = _whole(
    r"analysis|exclusive|explainer|fact check|opinion|comment|feature|profile|interview|obituary|review|editorial",
    r"investigation|correction|analyse|exklusiv|kommentar|hintergrund|análisis|exclusiva|opinión|entrevista|entretien|analisi|intervista",
)
"""Words that newsrooms set above a headline in normal capitals."""

ORNAMENT = Furniture("ornament", "A line without any word.")
UNREADABLE_BYLINE = Furniture(
    "unreadable-byline", "A byline in which no name could be recognised for sure."
)
REPEATED_DATE = Furniture("repeated-date", "A second date of the page.")
REPEATED_CREDIT = Furniture("repeated-credit", "A credit that has been given at the start already.")
EDITORS = Furniture("editors", "Who edited the report, which no listener needs to know.")
AUTHOR_BIO = Furniture("author-bio", "About the author, not part of the report.")
OVERRULED = Furniture("overruled", "A field of the document in whose place its text is believed.")
UNREADABLE_DATELINE = Furniture(
    "unreadable-dateline",
    "A field for the dateline in which no place could be recognised for sure.",
)
REPEATED = Furniture("repeated", "It is said once already.")
PULL_QUOTE = Furniture("pull-quote", "A sentence of the article, shown once more for the eye.")
ALTERNATIVE_TEXT = Furniture(
    "alternative-text",
    "The alternative text of a picture, which is said only when the newsroom asks for it.",
)
PICTURE = Furniture("picture", "The caption or the credit of a picture that cannot be heard.")
EMBED = Furniture("embed", "A film, a sound, a map or the like, which cannot be said.")
RELATED_LINK = Furniture("related", "A link to another article.")

_LONGEST = 400


def furniture(text: str) -> Furniture | None:
    """Return what kind of furniture the whole of *text* is."""
    if len(text) <= _LONGEST:
        for kind in RULES:
            if kind.pattern and kind.pattern.fullmatch(text):
                return kind
    return None if has_words(text) else ORNAMENT


_BIOGRAPHY = re.compile(
    r",?\s(?:is|are|covers?|writes?|reports?|joined|teaches|has\s(?:been|covered|written|reported|worked))\b.{0,200}?"
    r"\b(?:reporter|correspondent|columnist|writer|editor|author|journalist|professor|lecturer|fellow|contributor|producer"
    r"|researcher|director|ambassador|novelist|analyst|historian|covers|covering)\b.{0,400}",
    re.DOTALL,
)
_AUTHOR = re.compile(r"The (?:writer|author|columnist|reviewer)s?(?=\s)")


def about_author(text: str, names: Sequence[str]) -> bool:
    """Tell whether *text* introduces one of those whom the article credits with *names*: "Ann Lee covers water."."""
    subject = next((name for name in names if text.startswith(name)), None)
    unnamed = _AUTHOR.match(text)
    start = len(subject) if subject else unnamed.end() if unnamed else 0
    return start > 0 and _BIOGRAPHY.fullmatch(text, start) is not None


def is_ticker_label(text: str) -> bool:
    """Tell whether the whole of *text* announces urgency, as in "Breaking News"."""
    return bool(TICKER.pattern and TICKER.pattern.fullmatch(text))


def has_words(text: str) -> bool:
    """Tell whether anything in *text* could be said: letters, digits, emoji."""
    return any(
        character.isalnum() or (unicodedata.category(character) == "So" and character != "\ufffd")
        for character in text
    )
