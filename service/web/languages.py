"""In which language the pages speak to a listener, and where they have their words.

A page about an article speaks the article's language where the pages know it, so that a screen reader does not change its
voice at every line. All other pages speak the operator's language, or the one that the listener's browser asks for.
"""

from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask, render_template, request
from flask_babel import Babel, Domain, force_locale, get_locale

from service.web.content import Content, text_of
from service.web.context import desk
from service.words import LOCALES

FOLDER: Final = Path(__file__).parent / "translations"
"""Of the catalogues: what the pages say in every language but English, which stands in the code."""

_NEGOTIATED: Final = MappingProxyType({"Vary": "Accept-Language"})


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """The words in each language. They are read from the files that people write: there are no others to be made first."""

    def __init__(self) -> None:
        super().__init__()
        self._read = {language: read_catalogue(language) for language in LOCALES}

    def get_translations(self) -> Translations:
        """Return the words in the language that is spoken."""
        return self._read[spoken()]


def teach(app: Flask) -> None:
    """Let the templates of *app*, and all that runs in it, find words in the language that is spoken."""
    babel = Babel(app, default_locale=LOCALES["en"], locale_selector=_wanted)
    babel.domain_instance = Catalogues()
    app.jinja_env.policies["ext.i18n.trimmed"] = True


def read_catalogue(language: str) -> Translations:
    """Read the words in one of the languages; of English, none."""
    file = FOLDER / language / "LC_MESSAGES" / "messages.po"
    packed = BytesIO()
    if file.exists():
        with file.open("rb") as written:
            write_mo(packed, read_po(written, locale=language))
    packed.seek(0)
    return Translations(packed if packed.getbuffer().nbytes else None)


def spoken() -> str:
    """Return the language that the page at hand speaks (BCP 47)."""
    return cast("str", get_locale().language)


def known(language: str) -> str | None:
    """Return the one of the pages' languages that *language* (BCP 47) is a kind of; None: the pages do not know it."""
    base = language.partition("-")[0].lower()
    return base if base in LOCALES else None


def speaking(about: str | None) -> AbstractContextManager[None]:
    """Speak the language of an article (BCP 47) for a while, if the pages know it, else the one that is wanted."""
    own = about and known(about)
    return (
        cast("AbstractContextManager[None]", force_locale(LOCALES[own])) if own else nullcontext()
    )


def render(template: str, *, about: str | None = None, **words: object) -> str:
    """Render a page; *about* is the language (BCP 47) of the article that it is about."""
    with speaking(about):
        return render_template(template, **words)


def page(template: str, *, about: str | None = None, **words: object) -> Content:
    """Render a page as `render` does, and say to caches when it depends on who asks."""
    html = render(template, about=about, **words)
    own = desk().language or (about and known(about))
    return text_of(html.encode(), "text/html; charset=utf-8", headers={} if own else _NEGOTIATED)


def _wanted() -> str:
    asked = (known(tag) for tag, quality in request.accept_languages if quality > 0)
    return LOCALES[desk().language or next(filter(None, asked), "en")]
