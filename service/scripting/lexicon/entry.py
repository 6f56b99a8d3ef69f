"""One entry of the lexicon: which words, where they stand, and how they are said."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, get_args

from service.errors import LexiconError
from service.scripting.lexicon.respelling import ipa_of
from service.scripting.lexicon.words import words_in
from voices.errors import UnknownSymbol
from voices.mnemonics import compile_ipa

Kind = Literal["spelling", "letters", "word", "ipa", "respelling"]
Scope = Literal["everywhere", "section", "article"]
Match = Literal["word", "plural", "prefix"]

KINDS: tuple[Kind, ...] = get_args(Kind)
SCOPES: tuple[Scope, ...] = get_args(Scope)
MATCHES: tuple[Match, ...] = get_args(Match)

LONGEST = 100
"""How many characters the words of an entry may have, and what is said for them twice as many."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_NO_TEXT = frozenset({"Cc", "Cs", "Cn", "Co"})
_BARE: tuple[Kind, ...] = ("letters", "word")
_SOUNDS: tuple[Kind, ...] = ("ipa", "respelling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How words are said. What a person gave has to be `checked`."""

    words: str
    """As the newsroom prints them."""
    kind: Kind
    """What `said` is; "letters" spells the words out, "word" reads an acronym as a word, and both need no `said`."""
    said: str = ""
    scope: Scope = "everywhere"
    where: str = ""
    """The name of the section, or what the article is known by."""
    language: str | None = None
    """BCP 47: only in text of this language, whatever its region; None is any."""
    any_case: bool = False
    """Whether "KYIV" and "kyiv" are "Kyiv"."""
    match: Match = "word"
    """The word alone, or with its plural too, or whatever begins so; the possessive is always its word's."""
    source: str = ""
    """Where the pronunciation was read: a file or an address, and its licence."""

    @property
    def key(self) -> tuple[str, Scope, str, str | None]:
        """What it is about; a later entry with the same key takes its place."""
        return (self.words, self.scope, self.where, self.language)

    @property
    def ipa(self) -> str | None:
        """How it sounds; None where only its spelling differs."""
        if self.kind == "ipa":
            return self.said
        return ipa_of(self.said) if self.kind == "respelling" else None


def checked(entry: Entry) -> Entry:
    """Return what a person gave as it is to be kept, or say what is wrong with it. Sounds without a language are English.

    Raises:
        LexiconError: it makes no sense, or names a sound that the voices of its language lack.
    """
    entry = replace(
        entry,
        words=_clean(entry.words),
        said=_clean(entry.said),
        where=_clean(entry.where),
        source=_clean(entry.source),
        language=entry.language or ("en" if entry.kind in _SOUNDS else None),
    )
    _check_words(entry)
    _check_place(entry)
    _check_said(entry)
    return entry


def sound_kind(said: str) -> Kind:
    """Tell whether *said* is a respelling, which is made of plain letters, or IPA."""
    return "respelling" if _PLAIN.fullmatch(_clean(said)) else "ipa"


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _check_words(entry: Entry) -> None:
    words = entry.words
    for text in (words, entry.said, entry.where, entry.source):
        if any(unicodedata.category(letter) in _NO_TEXT for letter in text):
            raise LexiconError(f"{text!r} holds characters that are no text. Remove them.")
    if len(words) > LONGEST:
        raise LexiconError(
            f"“{words[:40]}…” is longer than {LONGEST} characters. Give the name alone."
        )
    spans = list(words_in(words, 0, len(words)))
    if not spans or (spans[0][0], spans[-1][1]) != (0, len(words)):
        raise LexiconError(
            f"“{words}” does not begin and end with a letter or a figure. Give the words without the marks around them."
        )
    if entry.match not in MATCHES:
        raise LexiconError(
            f"{entry.match!r} is no way to match. Choose one of: {', '.join(MATCHES)}."
        )
    if entry.match == "prefix" and len(spans) > 1:
        raise LexiconError(
            f"“{words}” is several words. Only a single one can be the beginning of others."
        )


def _check_place(entry: Entry) -> None:
    if entry.scope not in SCOPES:
        raise LexiconError(f"{entry.scope!r} is no scope. Choose one of: {', '.join(SCOPES)}.")
    if entry.scope == "everywhere" and entry.where:
        raise LexiconError(
            f"“{entry.words}” is for everywhere, and for “{entry.where}”. Choose the scope section or article, or name nothing."
        )
    if entry.scope != "everywhere" and not entry.where:
        raise LexiconError(f"“{entry.words}” is for one {entry.scope}, but none is named.")
    if entry.language is not None and not _LANGUAGE.fullmatch(entry.language):
        raise LexiconError(
            f"{entry.language!r} is no language. Write it as in en, en-GB or zh-Hant (BCP 47)."
        )


def _check_said(entry: Entry) -> None:
    if entry.kind not in KINDS:
        raise LexiconError(
            f"{entry.kind!r} is no way to say it. Choose one of: {', '.join(KINDS)}."
        )
    if entry.kind in _BARE:
        if entry.said:
            raise LexiconError(
                f"“{entry.words}” is said as {entry.kind}, which leaves nothing to say “{entry.said}” for."
            )
        return
    if not any(letter.isalnum() for letter in entry.said):
        raise LexiconError(f"How “{entry.words}” is said is missing.")
    if len(entry.said) > 2 * LONGEST:
        raise LexiconError(
            f"What is said for “{entry.words}” is longer than {2 * LONGEST} characters."
        )
    if entry.match == "prefix" and entry.kind in _SOUNDS:
        raise LexiconError(
            f"“{entry.words}” is the beginning of words whose other sounds are not known. "
            "Give another spelling of it, or match the word."
        )
    if entry.ipa and entry.language:
        try:
            compile_ipa(entry.ipa, entry.language)
        except UnknownSymbol as unknown:
            raise LexiconError(f"“{entry.words}” cannot be said so. {unknown}") from unknown
