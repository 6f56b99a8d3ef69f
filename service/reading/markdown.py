"""From Markdown to an article. Source: CommonMark 0.31 (https://spec.commonmark.org/), with tables."""

import re
from collections.abc import Mapping
from datetime import datetime

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.dates import date_in
from service.reading.decode import decode
from service.reading.elements import pieces_of
from service.reading.furniture import Furniture
from service.reading.listing import web_address
from service.reading.marked import Marked, read_marked
from service.reading.passages import language_claims
from service.reading.pieces import Piece, clean, lay_out
from service.reading.wire import moment
from service.reading.xml import parse_html

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>(?:[^\n]*\n){0,200}?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40}):(?:[ \t]+(?P<value>.*))?")
_GOES_ON = re.compile(r"(?:[ \t]+|(?=-[ \t]))(?:-[ \t]+)?(?:name:[ \t]*)?(?P<value>.*)")
_QUOTES = "\"'"
_SETTING = Furniture("front-matter", "A field for the software of the site.")
_READ = ("title", "author", "date", "section", "url")
_DEEPEST = 50
"""How deep lists and quotations may stand in each other; the parser would leave out what stands deeper."""
_LONGEST = 500_000
"""About five hours of speech."""
_MOST_MARKS = 10_000
"""Of so many brackets the parser makes sense in a tenth of a second; its time grows with the square of their number."""
_MARKS_OF_DEPTH = re.compile(r"^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){50}", re.MULTILINE)


def read_markdown(
    document: Document, *, outlets: tuple[str, ...], pictures: bool = False
) -> Article:
    """Understand a Markdown document, with front matter before it or without.

    Raises:
        DocumentError: it is empty, too long, not text, or holds nothing that could be spoken.
    """
    return read_marked(
        document, _marked(decode(document), document.name), outlets=outlets, pictures=pictures
    )


def front_matter(text: str) -> tuple[Mapping[str, tuple[str, ...]], str]:
    """Part the fields that stand between two lines of dashes before a text from the text; a field may have several values.

    Only lines of the form "name: value" are understood, and lists of values below a name; where there is any other line
    the dashes are a line in the text.
    """
    fields: dict[str, tuple[str, ...]] = {}
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    name = None
    for line in found["fields"].splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if field := _FIELD.fullmatch(line):
            name = field["name"].lower()
            fields[name] = (*fields.get(name, ()), *_values(field["value"] or ""))
        elif name and (more := _GOES_ON.fullmatch(line)):
            fields[name] += _values(more["value"])
        else:
            return {}, text
    return fields, text[found.end() :]


def _values(written: str) -> tuple[str, ...]:
    """Return what is written behind a field's name: a value, in quotation marks or not, or several in brackets."""
    bare = written.strip()
    parts = bare[1:-1].split(",") if bare.startswith("[") and bare.endswith("]") else [bare]
    return tuple(filter(None, (clean(part).strip(_QUOTES) for part in parts)))


def _marked(text: str, name: str) -> Marked:
    from markdown_it import MarkdownIt  # noqa: PLC0415  only here

    if len(text) > _LONGEST or max(map(text.count, "[<")) > _MOST_MARKS:
        raise DocumentError(
            f"{name} is more Markdown than an article: it is longer than {_LONGEST:,} letters, or has more than "
            f"{_MOST_MARKS:,} brackets. Give each article a file of its own."
        )
    fields, rest = front_matter(text)
    if _MARKS_OF_DEPTH.search(rest):
        raise DocumentError(
            f"{name} has lists or quotations that stand {_DEEPEST} deep in each other. Give a plainer text."
        )
    parser = MarkdownIt("commonmark", {"maxNesting": 4 * _DEEPEST}).enable("table")
    tree = parse_html(parser.render(rest), name)
    pieces = list(pieces_of(tree))
    title = next(iter(fields.get("title", ())), None)
    if not title and pieces and pieces[0].kind == "subhead":
        title = pieces.pop(0).text
    unread = [
        Piece(text=f"{field}: {', '.join(values)}", dropped=_SETTING)
        for field, values in fields.items()
        if field not in _READ and values
    ]
    body, dropped = lay_out([*unread, *pieces])
    return Marked(
        body=body,
        dropped=dropped,
        headline=title,
        url=web_address(_only(fields, "url")),
        bylines=fields.get("author", ()),
        published=_date(_only(fields, "date")),
        language_claims=language_claims(tree),
        section=_only(fields, "section"),
    )


def _only(fields: Mapping[str, tuple[str, ...]], field: str) -> str | None:
    return " ".join(fields.get(field, ())) or None


def _date(written: str | None) -> datetime | None:
    return moment(written) or (date_in(written) if written else None)
