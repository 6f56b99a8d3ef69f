"""Pages that stand where an article should be: errors, walls, questions about cookies. They come with status 200 too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FEW_WORDS = 150
"""A page with more words of text is an article, whatever it is about."""


@dataclass(frozen=True, slots=True)
class Wall:
    """One kind of page that is no article."""

    what: str
    """What it is, in words that go behind "is"."""
    advice: str
    title: re.Pattern[str]
    """What the title of such a page begins with."""
    sentence: re.Pattern[str]
    """What its text says."""


def _wall(what: str, advice: str, *, title: str, sentence: str) -> Wall:
    return Wall(what, advice, re.compile(title, re.IGNORECASE), re.compile(sentence, re.IGNORECASE))


_WALLS = (
    _wall(
        "an error page",
        "Check the address: the article may have moved.",
        title=r"(?:error\W{0,3})?(?:404|403|410|500|502|503)\b|(?:page|article|story) (?:not found|unavailable)|not found|server error"
        r"|bad gateway|service unavailable|forbidden|oops\b|seite nicht gefunden|página no encontrada|page (?:non trouvée|introuvable)"
        r"|pagina non trovata|error\b\W*$",
        sentence=r"(?:page|article|story)(?: that)?(?: you\W?(?:a?re| were| have)? (?:looking for|requested|tried))?.{0,40}"
        r"\b(?:could not be found|cannot be found|can\W?t be found|does(?: not|n\W?t) exist|no longer (?:exists|available)|was not found|not found)"
        r"|seite (?:wurde nicht gefunden|existiert nicht)|internal server error",
    ),
    _wall(
        "a check for robots",
        "Ask the newsroom to let Heardline in, or give the article as text.",
        title=r"just a moment|attention required|access denied|are you a (?:robot|human)|security check|verify(?:ing)? (?:that )?you|robot or human|captcha|blocked\b",
        sentence=r"(?:verify|prove|confirm|checking) (?:that )?(?:you are|you\W?re|if the site|your browser|the site connection)|(?:unusual|suspicious) (?:traffic|activity)"
        r"|enable (?:javascript|cookies)(?: and cookies)? to (?:continue|proceed|view)|you (?:do not|don\W?t) have permission to access|ray id",
    ),
    _wall(
        "a login wall",
        "Give the article itself, for example as text.",
        title=r"(?:log|sign) ?in\b|login\b|subscribe\b|register\b|create (?:an|your) account|anmelden\b|iniciar sesión|connexion\b|se connecter",
        sentence=r"(?:log|sign) ?in (?:or \w+ )?(?:to (?:continue|read|view|access|keep)|with your)|(?:subscribe|register|create (?:a|an|your)(?: free)? account)(?: now)? "
        r"(?:to|and) (?:continue|read|view|access|keep|unlock)|already (?:a subscriber|have an account|registered)|(?:for|only to) subscribers(?: only)?"
        r"|(?:melden sie sich an|jetzt (?:abonnieren|anmelden))|forgot(?:ten)? (?:your )?password",
    ),
    _wall(
        "a notice about cookies",
        "Give the article itself, for example as text, or an address that shows it without asking.",
        title=r"(?:before you continue|(?:your|we value your) privacy|privacy settings|cookies?\W*$|cookie (?:notice|policy|consent|settings)|consent\W*$|datenschutz|we care about your)",
        sentence=r"(?:we|and our \d* ?partners|site|website|wir|nous|nosotros)\b.{0,80}\b(?:us(?:e|es|ing)|store|verwenden|utilisons|utilizamos)\b.{0,60}\bcookies"
        r"|(?:accept|reject|manage|allow|deny)(?: all)?(?: the| our)? cookies|cookie (?:policy|settings|preferences)",
    ),
)


def wall(titles: Sequence[str], text: str, *, dated: bool) -> Wall | None:
    """Return what kind of wall a page is that shows *titles* and *text*; None for an article.

    A page that says when it was published is an article unless both its title and its text tell otherwise.
    """
    words = len(text.split())
    if words > _FEW_WORDS:
        return None
    for kind in _WALLS:
        named = any(kind.title.match(title.strip()) for title in titles)
        said = len(kind.sentence.findall(text))
        if (named and said) or (not dated and ((named and words < 40) or said > 1)):
            return kind
    return None
