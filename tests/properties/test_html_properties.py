"""Laws of reading web pages: any bytes are read or refused, and what is taken for the article is accounted for."""

import re
from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from properties.documents import PARAGRAPHS

from service.errors import DocumentError
from service.model import Article, Document
from service.reading.furniture import has_words
from service.reading.html import read_html
from service.reading.html.body import extracted
from service.reading.html.markup import tree_of
from service.scripting import write_script

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<ul><li>",
        "</li></ul>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<blockquote>",
        "</blockquote>",
        "<table><tr><td>",
        "</table>",
        "<br>",
        "<img\n",
        "",
        "",
        "",
        'alt="x">',
        "<a",
        'href="/">',
        "</a>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<span",
        'class="caption">',
        "</span>",
        "<article>\n",
        "",
        "",
        "",
        "<script",
        'type="application/ld+json">{"@type":"Article","author":["Ann',
        'Lee"]}</script>',
        "<meta",
        'name="author"',
        'content="Ann',
        'Lee">',
        "\x00",
        "é",
        "<svg>\n",
        "",
        "",
        "",
        "<math>",
        "<template>",
        "<select><option>",
        "<form>",
        "<frameset>",
        "<base",
        'href="x">',
        "<title>",
    ]
)
SOUP = st.lists(
    st.one_of(PIECES, st.sampled_from(["The river rose.", "By Ann Lee", "PARIS (AFP) —"])),
    max_size=60,
).map(" ".join)


def document(data: bytes) -> Document:
    return Document(data=data, name="page")


def article(data: bytes) -> Article | None:
    """What is understood; None where it is refused in words for a person."""
    try:
        return read_html(document(data), outlets=("Heardline",))
    except DocumentError as error:
        refusal = str(error)
    assert refusal.startswith("page ")
    return None


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(),
        SOUP.map(str.encode),
        st.text().map(lambda text: f"<p>{text}".encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_read_or_refused(data: bytes):
    understood = article(data)
    if understood:
        assert all(has_words(block.text) for block in understood.blocks)
        assert write_script(understood, today=date(2026, 11, 24)).segments


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@settings(deadline=None, max_examples=60)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=8))
def test_no_word_of_the_body_is_lost(paragraphs: list[str]):
    """Each word of what is taken for the article's text is in the script or on the drop list."""
    escaped = (text.replace("&", "&amp;").replace("<", "&lt;") for text in paragraphs)
    markup = "".join(f"<p>{text}</p>" for text in escaped)
    data = f'<html><head><meta name="author" content="Ann Lee"></head><body><article><h1>River Rises</h1>{markup}</article></body></html>'.encode()
    if not (understood := article(data)):
        return
    script = write_script(understood, today=date(2026, 11, 24))
    kept = words(
        "\n".join(
            [*(part.shown for part in script.segments), *(drop.text for drop in script.dropped)]
        )
    )
    found = extracted(tree_of(document(data)))
    taken = words(
        "\n".join([*(line.text for line in found.body), *(drop.text for drop in found.dropped)])
    )
    assert not taken - kept


FOREIGN = st.lists(
    st.sampled_from(
        [
            '<span lang="fr">c\'est la vie</span>',
            '<i lang="de">weil es regnet <b lang="ru">мы не забудем</b></i>',
            '<p xml:lang="es">No vamos a pagar la deuda de los bancos.</p>',
            "<!-- no --><q lang=en>and so it was</q>",
            "“Wir werden das nicht vergessen und wir kommen wieder.”",
            "Правда",
            "مرحبا بكم",
            " said the mayor of the town, and then the men went home. ",
            "PARIS (AP) — ",
            "</p><p>",
            "</li><li>",
            "ß",
        ]
    ),
    max_size=12,
)


@settings(deadline=None)
@given(FOREIGN)
def test_passages_stand_in_their_text(pieces: list[str]):
    """Passages are in order, do not overlap, hold words, and lie within their block, whatever is marked."""
    understood = article(f"<article><p>{''.join(pieces)}</p></article>".encode())
    for block in understood.blocks if understood else ():
        position = 0
        for passage in block.passages:
            assert position <= passage.start < passage.end <= len(block.text)
            assert block.text[passage.start : passage.end].strip()
            position = passage.end
