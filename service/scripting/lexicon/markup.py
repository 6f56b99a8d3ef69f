"""Entries as XML: the Pronunciation Lexicon Specification 1.0 of the W3C, and `pronounce` of NITF 3.6.

A PLS lexicon is of one language and knows no scopes; what it has no words for stands in the roles of a lexeme, which
other readers pass over. https://www.w3.org/TR/pronunciation-lexicon/
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from service.errors import DocumentError, LexiconError
from service.model import Document
from service.reading.xml import local, named, parse_xml, words
from service.scripting.lexicon.entry import Entry, Kind, Match, sound_kind
from service.scripting.lexicon.lines import LARGEST_BYTES, Lines
from service.scripting.lexicon.saying import as_word, spelled_out

if TYPE_CHECKING:
    from lxml.etree import _Element

PLS: Final = "http://www.w3.org/2005/01/pronunciation-lexicon"
ROLES: Final = "urn:heardline:lexicon"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ANY: Final = "mul"
"""BCP 47 for several languages: an entry for any."""
_KIND_ROLES: Final[dict[str, Kind]] = {"letters": "letters", "word": "word"}
_MATCH_ROLES: Final[dict[str, Match]] = {"plural": "plural", "prefix": "prefix"}


def read_markup(document: Document) -> Lines:
    """Yield the entries of a PLS lexicon, or of the `pronounce` elements of a NITF document, with their lines.

    Raises:
        LexiconError: it is broken or hostile XML, or neither of the two.
    """
    try:
        root = parse_xml(document, max_bytes=LARGEST_BYTES)
    except DocumentError as wrong:
        raise LexiconError(str(wrong)) from wrong
    if local(root) == "lexicon":
        return _lexemes(root)
    if local(root) == "nitf" or next(named(root, "nitf"), None) is not None:
        return _pronounced(root)
    raise LexiconError(
        f"{document.name} is XML, but neither a PLS lexicon nor NITF: it begins with <{local(root)}>."
    )


def write_pls(entries: Sequence[Entry]) -> bytes:
    """Write *entries*, whatever their scope, as a PLS lexicon; a respelling is written in IPA.

    Raises:
        LexiconError: they are of several languages.
    """
    from lxml import etree  # noqa: PLC0415  only here

    names: Any = {None: PLS, "heardline": ROLES}
    root = etree.Element(f"{{{PLS}}}lexicon", nsmap=names)
    root.set("version", "1.0")
    root.set("alphabet", "ipa")
    root.set(_LANG, one_language(entries) or _ANY)
    for entry in entries:
        ipa = entry.ipa
        lexeme = etree.SubElement(root, f"{{{PLS}}}lexeme")
        etree.SubElement(lexeme, f"{{{PLS}}}grapheme").text = entry.words
        said = etree.SubElement(lexeme, f"{{{PLS}}}{'phoneme' if ipa else 'alias'}")
        said.text = ipa or _alias(entry)
        roles = [
            *(role for role, kind in _KIND_ROLES.items() if kind == entry.kind),
            *(role for role, match in _MATCH_ROLES.items() if match == entry.match),
            *(["any-case"] if entry.any_case else []),
        ]
        if roles:
            lexeme.set("role", " ".join(f"heardline:{role}" for role in roles))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def write_nitf(entries: Sequence[Entry]) -> bytes:
    """Write those of *entries* that have sounds as a NITF document, one `pronounce` in a paragraph.

    Raises:
        LexiconError: they are of several languages.
    """
    from lxml import etree  # noqa: PLC0415  only here

    sounds = [entry for entry in entries if entry.ipa]
    nitf = etree.Element("nitf", baselang=one_language(sounds) or _ANY)
    content = etree.SubElement(etree.SubElement(nitf, "body"), "body.content")
    for entry in sounds:
        element = etree.SubElement(etree.SubElement(content, "p"), "pronounce", phonetic=entry.said)
        element.text = entry.words
        if entry.source:
            element.set("guide", entry.source)
    return etree.tostring(nitf, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def one_language(entries: Sequence[Entry]) -> str | None:
    """Return the language that all *entries* are of. Raises LexiconError when there are several."""
    languages = {entry.language for entry in entries}
    if len(languages) > 1:
        several = ", ".join(sorted(language or "any" for language in languages))
        raise LexiconError(
            f"Such a file is of one language, but the entries are of several: {several}. Choose one with --language."
        )
    return next(iter(languages), None)


def _alias(entry: Entry) -> str:
    if entry.kind == "letters":
        return spelled_out(entry.words)
    return as_word(entry.words) if entry.kind == "word" else entry.said


def _lexemes(root: "_Element") -> Lines:
    language = _language(root.get(_LANG))
    alphabet = root.get("alphabet", "")
    for lexeme in named(root, "lexeme"):
        line = _line(lexeme)
        graphemes = [words(grapheme) or "" for grapheme in named(lexeme, "grapheme")]
        said = _preferred(lexeme)
        if not graphemes or said is None:
            yield line, LexiconError("The lexeme needs a grapheme, and a phoneme or an alias.")
            continue
        kind: Kind = "ipa" if local(said) == "phoneme" else "spelling"
        text = words(said) or ""
        its_alphabet = said.get("alphabet", alphabet)
        if kind == "ipa" and its_alphabet != "ipa":
            yield (
                line,
                LexiconError(f"The alphabet {its_alphabet!r} is not known. Write phonemes in ipa."),
            )
            continue
        roles = _roles(lexeme)
        for role in roles:
            if role in _KIND_ROLES:
                kind, text = _KIND_ROLES[role], ""
        match: Match = next((_MATCH_ROLES[role] for role in roles if role in _MATCH_ROLES), "word")
        for grapheme in graphemes:
            yield (
                line,
                Entry(
                    words=grapheme,
                    kind=kind,
                    said=text,
                    language=language,
                    any_case="any-case" in roles,
                    match=match,
                ),
            )


def _preferred(lexeme: "_Element") -> "_Element | None":
    """Return the pronunciation that is preferred, else the first (PLS 1.0, 4.9.3)."""
    said = list(named(lexeme, "phoneme", "alias"))
    return next(
        (one for one in said if one.get("prefer") in {"true", "1"}), said[0] if said else None
    )


def _roles(lexeme: "_Element") -> list[str]:
    """Return those of its roles that are Heardline's."""
    roles = []
    for name in (lexeme.get("role") or "").split():
        prefix, _, role = name.rpartition(":")
        if lexeme.nsmap.get(prefix or None) == ROLES:
            roles.append(role)
    return roles


def _pronounced(root: "_Element") -> Lines:
    nitf = root if local(root) == "nitf" else next(named(root, "nitf"))
    language = _language(nitf.get("baselang"))
    for element in named(root, "pronounce"):
        phonetic = element.get("phonetic") or ""
        yield (
            _line(element),
            Entry(
                words=words(element) or "",
                kind=sound_kind(phonetic),
                said=phonetic,
                language=language,
                source=element.get("guide") or "",
            ),
        )


def _line(element: "_Element") -> int:
    line: Any = element.sourceline
    return int(line or 0)


def _language(tag: str | None) -> str | None:
    return None if tag in {None, "", _ANY} else tag
