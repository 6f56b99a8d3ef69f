"""What is in another language is marked, where markup, letters or words leave no doubt."""

import json

import pytest
from unit.service.reading.articles import article
from unit.service.reading.pages import PROSE, read_page
from unit.service.reading.wires import wire

from service.model import Article

ENGLISH = (
    "The ministers met in the town for talks on the budget, and they said that it was a good day."
)


def foreign(read: Article) -> list[tuple[str, str]]:
    """The languages and words of what is not in the article's."""
    return [
        (passage.language, block.text[passage.start : passage.end])
        for block in read.blocks
        for passage in block.passages
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The mayor said <q lang='fr'>c'est la vie</q> and left.", [("fr", "c'est la vie")]),
        ("He felt <i lang=de>angst</i>, and felt angst again.", [("de", "angst")]),
        ("It was <span lang=fr-CA>bien <b>fait</b></span>, he said.", [("fr-CA", "bien fait")]),
    ],
)
def test_markup_tells(paragraph: str, expected: list[tuple[str, str]]):
    """Words that a page marks are said in their language, where they stand and nowhere else."""
    body = "".join(f"<p>{text}</p>" for text in (*PROSE[:2], paragraph, *PROSE[2:]))
    assert foreign(read_page(f"<html lang=en><article>{body}</article></html>")) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "The speech by <span lang=fr>Emmanuel Macron</span> was short.",
        "He said that <span lang=de>the river rose again in the night</span>.",
        "The word <i lang=ru>Pravda</i> was on the wall, and <i lang=ru-Latn>glasnost</i> was not.",
        "He said <i lang='<script>'>angst</i>.",
    ],
)
def test_markup_is_doubted(paragraph: str):
    """A name, words that are plainly not what the markup claims, and a claim that is no language change no voice."""
    body = "".join(f"<p>{text}</p>" for text in (*PROSE[:2], paragraph, *PROSE[2:]))
    assert foreign(read_page(f"<html lang=en><article>{body}</article></html>")) == []


def test_a_whole_block():
    """A paragraph or an item of a list that is marked as a whole is in that language."""
    quoted = "<p lang=es>No vamos a pagar la deuda de los bancos.</p>"
    items = "<ul><li>One thing is that.</li><li lang=it>la seconda cosa che non si dice</li></ul>"
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    read = read_page(f"<html lang=en><article>{body}{quoted}{items}{body[:500]}</article></html>")
    assert foreign(read) == [
        ("es", "No vamos a pagar la deuda de los bancos"),
        ("it", "la seconda cosa che non si dice"),
    ]


def test_what_was_lifted_moves_no_passage():
    """A passage keeps its words when the dateline before it is taken away."""
    body = "<p>PARIS (AP) — “<i lang=fr>Bien sûr</i>”, she said to the men.</p>"
    rest = "".join(f"<p>{text}</p>" for text in PROSE)
    read = read_page(f"<html lang=en><article>{body}{rest}</article></html>")
    assert read.dateline is not None
    assert foreign(read) == [("fr", "Bien sûr")]


def test_wires_tell():
    """NITF marks words with `lang`, and XHTML in NewsML-G2 and ninjs with attributes."""
    words = f'{ENGLISH} Its <lang xml:lang="fr">joie de vivre</lang> was gone.'
    nitf = f"<nitf><body><body.content><p>{words}</p></body.content></body></nitf>"
    inline = f'<p xmlns="http://www.w3.org/1999/xhtml">{words.replace("lang xml", "i xml").replace("/lang", "/i")}</p>'
    newsml = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g"><contentSet><inlineXML contenttype="application/xhtml+xml">'
        f"{inline}</inlineXML></contentSet></newsItem>"
    )
    markup = words.replace("lang xml:lang", "i lang").replace("/lang", "/i")
    ninjs = json.dumps({"uri": "u", "headline": "Talks", "body_xhtml": f"<p>{markup}</p>"})
    for document in (nitf, newsml, ninjs):
        assert foreign(wire(document)) == [("fr", "joie de vivre")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ENGLISH} The paper is called Правда 24.", [("ru", "Правда")]),
        (f"{ENGLISH} The sign said مرحبا بكم.", [("ar", "مرحبا بكم")]),
        (
            "Министры встретились в городе, и день был хорошим. Компании Apple Inc. и Google промолчали.",
            [],
        ),
        (
            "Министры встретились в городе, и день был хорошим. Он сказал: We will be back on Friday.",
            [("en", "We will be back on Friday")],
        ),
    ],
)
def test_letters_tell(text: str, expected: list[tuple[str, str]]):
    """Words in letters that the article's voice cannot read are said by another; brands among Cyrillic are read as ever."""
    assert foreign(article(f"{text}\n\n{text[:60]}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Wir werden das nicht vergessen und wir kommen wieder”, he said in the town.",
            [("de", "Wir werden das nicht vergessen und wir kommen wieder")],
        ),
        ("“The Café de la Paix et de la Liberté” was full, he said in the town.", []),
        ("“Los Angeles de la Guarda” is the name of the song that he sang in the town.", []),
        ("“We will not forget this and we will be back”, he said in the town.", []),
    ],
)
def test_words_tell(text: str, expected: list[tuple[str, str]]):
    """A quotation in a plain text is said in its language when that is beyond doubt; names in it do not make it foreign."""
    assert foreign(article(f"{ENGLISH}\n\n{text}\n\n{ENGLISH}")) == expected
