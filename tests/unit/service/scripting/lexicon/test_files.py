"""Files of entries are taken in whole, or refused with the lines and the reasons."""

import pytest

from service.errors import LexiconError
from service.model import Document
from service.scripting.lexicon import Entry, checked
from service.scripting.lexicon.files import LARGEST_BYTES, read_entries
from service.scripting.lexicon.markup import write_nitf, write_pls
from service.scripting.lexicon.starting import starting


def read(data: str | bytes) -> tuple[Entry, ...]:
    return read_entries(
        Document(data=data.encode() if isinstance(data, str) else data, name="names.csv")
    )


def pls(body: str, attributes: str = 'alphabet="ipa" xml:lang="en"') -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" {attributes}>
{body}
</lexicon>"""


def test_a_table_needs_only_two_columns():
    assert read("\ufeffWords,AS\r\nUNRWA,word\r\n\r\nWHO,letters\r\n") == (
        Entry(words="UNRWA", kind="word"),
        Entry(words="WHO", kind="letters"),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "line 1, is no head"),
        ("name,ipa\nXi,x\n", "line 1, is no head"),
        ("words,as,as\n", "line 1, is no head"),
        ("words,as\n", "holds no entry"),
        (b"words,as\nXi,word\nZ\xfcrich,word\n", "line 3, is not UTF-8"),
        ('words,as\n"Xi,word\n', "is no CSV"),
        ("words,as,said\nXi,respelling,cee\n", "line 2: “cee” is no syllable"),
        ("words,as,said\nXi,spelling\n", "line 2: How “Xi” is said is missing"),
        ("words,as,said\nXi,spelling,a,b\n", "line 2: There are more fields"),
        ("words,as,case\nXi,word,upper\n", "line 2: 'upper' is no case"),
        ("words,as\nXi,word\nXi,letters\n", "line 3: “Xi” stands in line 2 already"),
        ("words,as\n" + "!,word\n" * 12, "and 2 more"),
        (b" " * (LARGEST_BYTES + 1), "is longer than 10 MB"),
        (pls("<lexeme/>"), "line 3: The lexeme needs a grapheme"),
        (
            pls("<lexeme>\n<grapheme>Xi</grapheme><phoneme alphabet='x-sampa'>Si:</phoneme></lexeme>"),
            "line 3: The alphabet 'x-sampa' is not known",
        ),
        (pls("<lexeme><grapheme>Xi</grapheme><phoneme>ʘ</phoneme></lexeme>"), "line 3: .*no sound for “ʘ”"),
        (pls("<lexeme>"), "is broken XML"),
        ("<rss/>", "neither a PLS lexicon nor NITF"),
        ('<!DOCTYPE lexicon [<!ENTITY a "b">]><lexicon>&a;</lexicon>', "declares XML entities"),
        ('<!DOCTYPE lexicon SYSTEM "file:///etc/passwd"><lexicon/>', "holds no entry"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(data, told: str):
    with pytest.raises(LexiconError, match=told):
        read(data)


def test_pls_as_its_specification_has_it():
    """Several spellings share a pronunciation; of several pronunciations the preferred one is said, else the first."""
    found = read(
        pls("""
        <meta name="author" content="A desk"/>
        <lexeme role="other:noun" xmlns:other="https://example.org/">
          <grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme>
          <phoneme>ˈkiːv</phoneme><phoneme prefer="true">ˈkiːjɪv</phoneme>
        </lexeme>
        <lexeme><grapheme>W3C</grapheme><alias>World Wide Web  Consortium</alias></lexeme>
        <lexeme><grapheme>Lima</grapheme><phoneme alphabet="ipa">ˈliːmə</phoneme><phoneme>ˈlaɪmə</phoneme></lexeme>
        """)
    )
    assert [(entry.words, entry.kind, entry.said, entry.language) for entry in found] == [
        ("Kyiv", "ipa", "ˈkiːjɪv", "en"),
        ("Kiev", "ipa", "ˈkiːjɪv", "en"),
        ("W3C", "spelling", "World Wide Web Consortium", "en"),
        ("Lima", "ipa", "ˈliːmə", "en"),
    ]


def test_pronounce_of_nitf():
    """A guide in the text of a wire is a respelling or IPA, whichever it looks like."""
    nitf = """<nitf baselang="en"><body><body.content>
        <p><pronounce guide="AP" phonetic="kuh-TAHR">Qatar</pronounce> and
        <pronounce phonetic="ʃiː">Xi</pronounce> met.</p></body.content></body></nitf>"""
    assert read(nitf) == (
        Entry(words="Qatar", kind="respelling", said="kuh-TAHR", language="en", source="AP"),
        Entry(words="Xi", kind="ipa", said="ʃiː", language="en"),
    )


def test_such_a_file_is_of_one_language():
    several = [
        checked(Entry(words="Xi", kind="ipa", said="ʃiː", language=language))
        for language in ("en", "de")
    ]
    for write in (write_pls, write_nitf):
        with pytest.raises(LexiconError, match="several: de, en"):
            write(several)


def test_every_entry_that_ships_has_its_source():
    """Whoever doubts one can look it up, and knows by which licence it is here."""
    assert len(starting()) >= 30
    for entry in starting():
        address, _, licence = entry.source.rpartition("; ")
        assert ("https://" in address) or ("http://" in address) or ("package" in address)
        assert licence in {"BSD-2-Clause", "CC BY-SA 3.0", "work of the U.S. government"}
