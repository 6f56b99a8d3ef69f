"""Laws of the feed that hold for whatever a newsroom writes."""

import re
from html import unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from unit.service.narration.stories import article
from unit.service.publishing.feeds import SPACES, entry, faults, feed_of, main_show

from service.model import Attribution, Block, Chapter, Dateline
from service.publishing.shows import shortened

TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(
        st.sampled_from(["peace", "talks.", "]]>", "<b>", "</item>", "&amp;", "&", "<!--", "\0", "\x0b", "\ud800", "\ufffe", "\u202e", "مرحبا", "和平。", "😀", "\r\n", " "]),
        max_size=40,
    ).map(" ".join),
    st.text("ab \u0301é和", min_size=300, max_size=2000),
)  # fmt: skip
NAMES = TEXTS.filter(lambda text: re.search(r"\w", text))
BLOCKS = st.builds(
    Block, kind=st.sampled_from(["paragraph", "subhead", "list", "quote", "table"]), text=TEXTS
)
LONG = "<Sturm> & Flut\x07 " * 700


def _seen(text: str) -> str:
    """What of *text* can be seen and may stand in XML: the words, without the spaces between, and without what turns their direction."""
    shown = "!-~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
    return re.sub(f"[^{shown}]|\\s", "", text)


def _in_html(text: str) -> str:
    return _seen(unescape(re.sub(r"<[^<>]*>", "", text)))


def _is_start(cut: str, whole: str) -> bool:
    """Tell whether *cut* is *whole*, or its beginning with an ellipsis behind; punctuation may go before that."""
    return cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))


@given(headline=TEXTS, deck=TEXTS, blocks=st.lists(BLOCKS, max_size=4), name=NAMES, title=NAMES)
@example(headline=LONG, deck=LONG, blocks=[Block(kind="list", text=LONG)], name=LONG, title=LONG)
@example(headline="\0", deck="\ud800", blocks=[], name="a", title="b")
@settings(deadline=None)
def test_any_words_give_a_valid_feed_that_says_them_back(headline, deck, blocks, name, title):
    heard = article(
        headline=headline,
        deck=deck,
        blocks=tuple(blocks),
        dateline=Dateline(place=name, region=None, agency=None, date=None, derived=False, shown=name),
        attribution=Attribution(names=(name,), role=None, outlet=None, bureau=None, derived=False, shown=name),
    )  # fmt: skip
    chapters = tuple(
        Chapter(title=headline[:300], start_ms=n * 40_000, end_ms=n * 40_000 + 40_000)
        for n in range(4)
    )
    feed = feed_of(
        entry(heard, voice=name, chapters=chapters, duration_ms=160_000), show=main_show(title)
    )
    assert faults(feed) == []

    channel = etree.fromstring(feed).find("channel")
    assert _is_start(_seen(channel.findtext("title")), _seen(title))
    item = channel.find("item")
    if re.search(r"\w", _seen(headline)):
        assert _is_start(_seen(item.findtext("title")), _seen(headline))
    if description := item.findtext("description"):
        assert len(description.encode()) <= 4000
    content = _in_html(item.findtext("content:encoded", namespaces=SPACES))
    for text in (deck, *(block.text for block in blocks)):
        assert _seen(text) in content


@given(text=TEXTS.map(lambda text: _seen(text) and " ".join(text.split())), limit=st.integers(10, 300))  # fmt: skip
def test_what_is_shortened_fits_and_is_a_beginning(text, limit):
    text = text.encode(errors="ignore").decode()
    short = shortened(text, limit)
    assert len(short.encode()) <= limit
    assert _is_start(short, text)
