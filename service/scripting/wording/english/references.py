"""Where a thing is written: scripture, sections of laws, resolutions."""

import re

from service.scripting.wording.english.numbers import cardinal, fill, model
from service.scripting.wording.rules import Rule

_BOOKS = (
    "Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|Nehemiah|Esther|Job|"
    "Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Lamentations|Ezekiel|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|"
    "Zechariah|Malachi|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|"
    "Thessalonians|Timothy|Titus|Philemon|Hebrews|James|Peter|Jude|Revelation|Quran|Koran|Qur’an|Surah"
)
_WRITTEN = r"\b(?:[Ss]ection|[Aa]rticle|[Tt]itle|[Pp]roposition|Prop\.|[Rr]esolution|[Rr]ule|Psalm|Sec\.)[ \u00a0]|§[ \u00a0]?"


def _verse(found: re.Match[str]) -> str:
    to = f" to {cardinal(found['to'])}" if found["to"] else ""
    return f"{cardinal(found['chapter'])} {cardinal(found['verse'])}{to}"


def _plan(found: re.Match[str]) -> str:
    number = f" {cardinal(found['part'])}" if found["part"] else ""
    return f"{model(found['n'])} {found['letter']}{number}"


RULES = (
    Rule(
        name="chapter and verse",
        begins="0-9",
        pattern=r"(?P<chapter>[0-9]{1,3}):(?P<verse>[0-9]{1,3})(?:[-–](?P<to>[0-9]{1,3}))?(?![\w:]|[ \u00a0]?[ap]\.?m)",
        after=rf"\b(?:{_BOOKS})[ \u00a0]",
        said=_verse,
        example=("Matthew 5:3-12", "Matthew five three to twelve"),
    ),
    Rule(
        name="first and second books",
        begins="123",
        pattern=rf"(?P<n>[123])(?=[ \u00a0](?:{_BOOKS})[ \u00a0][0-9]{{1,3}}:)",
        said=lambda found: ("First", "Second", "Third")[int(found["n"]) - 1],
        example=("1 Corinthians 13:4", "First Corinthians thirteen four"),
    ),
    Rule(
        name="section with its parts",
        begins="1-9",
        pattern=r"(?P<n>[1-9][0-9]{2})\((?P<letter>[a-z])\)(?:\((?P<part>[0-9]{1,2})\))?",
        said=_plan,
        example=("a 401(k) or 501(c)(3)", "a four oh one k or five oh one c three"),
    ),
    Rule(
        name="section, article or resolution",
        begins="1-9",
        pattern=r"(?P<n>[1-9][0-9]{2,3})(?!\w|[.,:][0-9])",
        after=_WRITTEN,
        said=fill("{n:model}"),
        example=("under Section 230", "under Section two thirty"),
    ),
)
