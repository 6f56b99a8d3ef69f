"""The catalogues of the pages' words, and the words that stand in the code. As a program: brings the catalogues up to date."""

import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from service.web.languages import FOLDER
from service.words import LOCALES

ROOT = Path(__file__).parents[1]
TRANSLATED = tuple(language for language in LOCALES if language != "en")
_KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def file_of(language: str) -> Path:
    """Return where the words in a language stand."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """Read the words in a language."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language)


def extracted() -> Catalog:
    """Find all words that the pages have, in English."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    mappings = tools["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    options = {each["pattern"]: each for each in mappings}
    found = Catalog()
    for _, _, message, comments, context in extract_from_dir(
        ROOT, methods, options, _KEYWORDS, directory_filter=_is_code
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def bring_up_to_date() -> Iterator[str]:
    """Give each catalogue the words of the code, those that are new without a translation; yield how many those are."""
    template = extracted()
    for language in TRANSLATED:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        file_of(language).write_bytes(written(catalog))
        lacking = sum(not all(texts(message.string or "")) for message in catalog if message.id)
        yield f"{language}: {lacking} of {len(catalog)} lack a translation"


def written(catalog: Catalog) -> bytes:
    """Write a catalogue in one form, so that two people's changes meet in few lines."""
    body = BytesIO()
    write_po(body, catalog, omit_header=True, no_location=True, sort_output=True, width=0)
    header = _HEADER.format(language=catalog.locale, plural_forms=catalog.plural_forms)
    return header.encode() + body.getvalue()


def texts(string: str | tuple[str, ...] | None) -> tuple[str | None, ...]:
    """Return a message's text for each number; of most there is one for all."""
    return string if isinstance(string, tuple) else (string,)


def _is_code(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_", "node_modules"))


if __name__ == "__main__":
    print(*bring_up_to_date(), sep="\n")
