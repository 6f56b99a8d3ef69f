"""A wire tells how its names are said, and is obeyed in that article."""

from datetime import date

from contracts.newsroom import an_article

from service.model import Block, Guide
from service.scripting import write_script
from service.scripting.lexicon import Entry, Lexicon

ARTICLE = an_article(
    blocks=(Block(kind="paragraph", text="Qatar won."),),
    guides=(Guide(words="Qatar", said="KAH-tahr"), Guide(words="won", said="w@hn")),
)
HOUSE = Entry(words="Qatar", kind="respelling", said="kuh-TAHR", language="en")


def sounds(*entries: Entry) -> list[str | None]:
    lexicon = Lexicon(entries).within(ARTICLE.id, section=None)
    script = write_script(ARTICLE, today=date(2026, 3, 14), lexicon=lexicon)
    return [run.ipa for run in script.segments[-1].runs if run.text == "Qatar"]


def test_a_guide_is_said_before_what_the_lexicon_has_for_everywhere():
    assert sounds(HOUSE) == ["ˈkɑːtɑːɹ"]
    (segment,) = [
        one
        for one in write_script(ARTICLE, today=date(2026, 3, 14)).segments
        if one.kind == "paragraph"
    ]
    assert segment.runs[0].ipa == "ˈkɑːtɑːɹ"


def test_the_newsroom_has_the_last_word_on_an_article():
    own = Entry(
        words="Qatar", kind="ipa", said="ˈkʌtɚ", scope="article", where=ARTICLE.id, language="en"
    )
    assert sounds(HOUSE, own) == ["ˈkʌtɚ"]


def test_a_guide_that_cannot_be_read_is_told():
    (drop,) = write_script(ARTICLE, today=date(2026, 3, 14)).dropped
    assert (drop.text, drop.code) == ("won: w@hn", "pronunciation")
    assert "cannot be used" in drop.reason
