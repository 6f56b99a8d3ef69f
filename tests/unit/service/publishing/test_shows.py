"""What a feed says of an episode, so that it can be chosen by ear."""

from dataclasses import replace
from datetime import timedelta

import pytest
from unit.service.narration.stories import article
from unit.service.publishing.feeds import BASE, NOON, SHOW, entry

from service.model import Attribution, Block, Dateline
from service.publishing.shows import Person, item_of, shortened, show_guid
from service.store import Notice

PARAGRAPH = Block(kind="paragraph", text="Trains stopped at noon. Buses ran. Ferries did not.")


def _item(**known):
    return item_of(entry(article(**known)), BASE)


def test_the_guid_of_a_show_is_the_one_of_the_specification():
    """The two examples of the podcast namespace."""
    assert show_guid("https://mp3s.nashownotes.com/pc20rss.xml") == (
        "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )
    assert show_guid("https://podnews.net/rss/") == show_guid("podnews.net/rss")
    assert show_guid("podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_every_address_lies_under_the_public_base():
    item = _item(headline="Storm closes the railway")
    assert (item.page, item.audio, item.chapters_json) == (
        f"{BASE}/articles/k1",
        f"{BASE}/audio/k1.mp3",
        f"{BASE}/audio/k1.chapters.json",
    )
    assert [(form.address.removeprefix(f"{BASE}/audio/k1"), form.media_type, form.timed) for form in item.transcripts] == [
        (".vtt", "text/vtt", True),
        (".srt", "application/x-subrip", True),
        (".json", "application/json", True),
        (".html", "text/html", False),
    ]  # fmt: skip
    assert (SHOW.link, SHOW.feed) == (f"{BASE}/", f"{BASE}/feed.xml")


def test_a_title_begins_with_the_news():
    """A list of two hundred titles is heard from the start of each: no kicker, no date, no name of the show."""
    item = _item(headline="Storm closes\nthe  railway", kicker="ANALYSIS", published_shown="June 3")
    assert item.title == "Storm closes the railway"


def test_without_a_headline_the_first_sentence_is_the_title():
    assert _item(headline="\x00…", blocks=(PARAGRAPH,)).title == "Trains stopped at noon."


def test_an_article_without_words_is_still_called_something():
    assert _item().title == "k1"


def test_the_description_is_two_sentences_of_the_deck():
    item = _item(deck="One. Two.\nThree.", blocks=(PARAGRAPH,))
    assert item.description == "One. Two."


def test_the_description_is_of_the_first_paragraph_when_there_is_no_deck():
    subhead = Block(kind="subhead", text="Travel")
    assert _item(blocks=(subhead, PARAGRAPH)).description == "Trains stopped at noon. Buses ran."


def test_an_article_without_a_paragraph_has_no_description():
    assert _item(headline="Storm").description == ""


def test_a_sentence_without_end_is_cut_between_words():
    description = _item(deck="Überall Wasser, " * 100).description
    assert len(description.encode()) <= 600
    assert description.endswith(("Überall…", "Wasser…"))


@pytest.mark.parametrize(
    ("text", "limit_bytes", "expected"),
    [
        ("storm closes railway", 20, "storm closes railway"),
        ("storm closes railway", 19, "storm closes…"),
        ("storm closes railway", 15, "storm closes…"),
        ("storm closes the railway", 19, "storm closes the…"),
        ("storm, closed railway", 10, "storm…"),
        ("和平谈判重新开始", 20, "和平谈判重…"),
        ("a 和平谈判重新开始", 20, "a 和平谈判重…"),
    ],
)
def test_a_text_is_cut_in_mid_word_only_where_a_word_is_longer_than_half_the_room(
    text, limit_bytes, expected
):
    assert shortened(text, limit_bytes) == expected


def test_where_from_and_who_reports_come_first():
    item = _item(
        headline="Storm closes the railway",
        kicker="TRAVEL",
        deck="Trains stopped.",
        corrections=("Correction: It was noon.",),
        contributors=("Bo Lund contributed.",),
        dateline=Dateline(place="HARWICH", region="England", agency=None, date=None, derived=False, shown="HARWICH, England"),
        attribution=Attribution(names=("Ada Reed",), role=None, outlet=None, bureau=None, derived=False, shown="By Ada Reed"),
        blocks=(PARAGRAPH,),
    )  # fmt: skip
    assert [block.text for block in item.blocks] == [
        "From HARWICH, England. Ada Reed reports.",
        "Correction: It was noon.",
        "TRAVEL",
        "Trains stopped.",
        PARAGRAPH.text,
        "Bo Lund contributed.",
    ]
    assert item.place == "HARWICH, England"


def test_a_notice_of_a_correction_appears_when_what_it_speaks_of_is_heard():
    corrected = entry(notices=(Notice(text="It was noon.", at=NOON),))
    assert [block.text for block in item_of(corrected, BASE).blocks] == ["It was noon."]
    still_making = Notice(text="It was one.", at=corrected.heard.at + timedelta(seconds=1))
    assert item_of(replace(corrected, notices=(still_making,)), BASE).blocks == ()


def test_persons_are_the_reporters_and_a_voice_that_is_said_to_be_synthetic():
    item = _item(
        attribution=Attribution(
            names=("Ada Reed", "\x00", "Bo Lund"), role=None, outlet="Example News", bureau=None,
            derived=False, shown="",
        )
    )  # fmt: skip
    assert item.persons == (
        Person(name="Ada Reed", role="reporter"),
        Person(name="Bo Lund", role="reporter"),
        Person(name="Alba (synthetic voice)", role="narrator"),
    )


def test_what_is_being_made_anew_is_described_as_it_is_still_heard():
    """Subscribers download the audio that exists: its words, its length and its date of change."""
    revised = replace(entry(), article=article(headline="Another headline"), revision=2)
    item = item_of(revised, BASE)
    assert (item.title, item.size_bytes, item.duration_ms) == ("Headline 1", 500_001, 61_400)
    assert item.changed == revised.heard.at


def test_what_nobody_hears_yet_cannot_be_in_a_feed():
    with pytest.raises(
        ValueError, match=r"“k1” cannot be in a feed: there is no audio of it yet\."
    ):
        item_of(replace(entry(), heard=None, heard_article=None), BASE)
