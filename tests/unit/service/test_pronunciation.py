"""What the pronunciation desk changes, and what it leaves alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contracts.newsroom import an_article, made, take
from unit.service.sources.newsroom import Newsroom, open_newsroom

from service.model import Block
from service.pipeline import accept, lexicon_with
from service.pronunciation import Edit, apply, changed_by, preview
from service.scripting.lexicon import Entry

OKAFOR = Entry(words="Okafor", kind="respelling", said="oh-KAH-for", language="en")


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom


def publish(newsroom: Newsroom, name: str, *paragraphs: str, section: str | None = None) -> str:
    """Bring an article to its listeners; return its public id."""
    blocks = tuple(Block(kind="paragraph", text=text) for text in paragraphs)
    accept(an_article(id=name, blocks=blocks, section=section), newsroom.desk)
    job = take(newsroom.desk.store, now=newsroom.now)
    assert newsroom.desk.store.publish(job, made(), now=newsroom.now)
    return job.public_id


def jobs(newsroom: Newsroom) -> list[str]:
    """Take all that is to be made."""
    found = []
    while job := take(newsroom.desk.store, f"w{len(found)}", now=newsroom.now):
        found.append(job.public_id)
    return found


def test_only_what_sounds_otherwise_is_made_again(newsroom: Newsroom):
    """One clip for each paragraph with the name, none for a word that only looks like it, nothing for other articles."""
    talks = publish(newsroom, "talks", "Okafor came.", "He left.", "Okafor’s boat sank.")
    publish(newsroom, "chess", "The okafor is a bird. Okaforia is a town.")
    (changed,) = apply(Edit(put=(OKAFOR,)), newsroom.desk)
    assert (changed.published.public_id, changed.clips) == (talks, 2)
    assert jobs(newsroom) == [talks]
    assert newsroom.desk.store.lexicon() == (OKAFOR,)
    assert newsroom.desk.store.entry(talks).notices == ()


def test_an_entry_that_changes_nothing_costs_nothing(newsroom: Newsroom):
    publish(newsroom, "talks", "Okafor came.")
    apply(Edit(put=(OKAFOR,)), newsroom.desk)
    jobs(newsroom)
    assert changed_by(Edit(put=(OKAFOR,)), newsroom.desk) == ()


def test_removing_an_entry_brings_the_old_sound_back(newsroom: Newsroom):
    talks = publish(newsroom, "talks", "Okafor came.")
    newsroom.desk.store.change_lexicon(put=[OKAFOR], now=newsroom.now)
    (changed,) = apply(Edit(drop=(OKAFOR,)), newsroom.desk)
    assert changed.published.public_id == talks
    assert newsroom.desk.store.lexicon() == ()


def test_a_scope_is_kept(newsroom: Newsroom):
    """A section's or an article's own way of saying a name touches nothing else."""
    sport = publish(newsroom, "sport", "Okafor came.", section="Sport")
    world = publish(newsroom, "world", "Okafor came.", section="World")
    of_sport = Entry(words="Okafor", kind="word", scope="section", where="sport")
    of_world = Entry(words="Okafor", kind="letters", scope="article", where="world")
    for entry, public_id in ((of_sport, sport), (of_world, world)):
        spelled = Entry(
            words="Okafor", kind="spelling", said="O", scope=entry.scope, where=entry.where
        )
        (changed,) = changed_by(Edit(put=(spelled,)), newsroom.desk)
        assert changed.published.public_id == public_id


@pytest.mark.parametrize("silence", ["hold", "withdraw"])
def test_nothing_that_is_held_or_withdrawn_is_spoken(newsroom: Newsroom, silence: str):
    publish(newsroom, "talks", "Okafor came.")
    more = {"until": None} if silence == "hold" else {}
    getattr(newsroom.desk.store, silence)("talks", now=newsroom.now, **more)
    assert apply(Edit(put=(OKAFOR,)), newsroom.desk) == ()
    assert jobs(newsroom) == []
    assert preview(OKAFOR, Edit(put=(OKAFOR,)), newsroom.desk).article is None


def test_a_preview_is_a_real_sentence_before_and_after(newsroom: Newsroom):
    publish(newsroom, "talks", "He sails. Okafor came at noon. He left.")
    heard = preview(OKAFOR, Edit(put=(OKAFOR,)), newsroom.desk)
    assert heard.article == "talks"
    before, after = heard.script.segments
    assert before.shown == after.shown == "Okafor came at noon."
    assert [run.ipa for run in before.runs] == [None]
    assert [run.ipa for run in after.runs] == ["oʊˈkɑːfɔːɹ", None]
    assert newsroom.desk.store.lexicon() == ()


def test_a_name_that_was_never_published_is_heard_in_a_sentence_of_its_own(newsroom: Newsroom):
    heard = preview(OKAFOR, Edit(put=(OKAFOR,)), newsroom.desk)
    before, after = heard.script.segments
    assert (heard.article, after.shown) == (None, "The name is Okafor.")
    assert before.runs != after.runs


@pytest.mark.parametrize(
    "own",
    [
        Entry(words="Qatar", kind="spelling", said="Kutter"),
        Entry(words="qatar", kind="spelling", said="Kutter", language="en", any_case=True),
        Entry(words="Qatar", kind="spelling", said="Kutter", language="en-GB"),
    ],
)
def test_what_ships_never_overrules_the_newsroom(own: Entry):
    """However it is written, and in whichever language or all."""
    found = lexicon_with([own]).within(section=None).found("Qatar", 0, 5, language="en-GB")
    assert [piece.said for piece in found] == ["Kutter"]


def test_an_entry_of_the_newsroom_comes_before_one_that_ships(newsroom: Newsroom):
    publish(newsroom, "talks", "Qatar won.")
    own = Entry(words="Qatar", kind="respelling", said="KAH-tahr", language="en")
    apply(Edit(put=(own,)), newsroom.desk)
    shipped = preview(own, Edit(drop=(own,)), newsroom.desk).script.segments
    assert [segment.runs[0].ipa for segment in shipped] == ["ˈkɑːtɑːɹ", "ˌkʌˈtɑːɹ"]


def test_what_is_published_while_it_is_looked_for_is_made_again_too(
    newsroom: Newsroom, monkeypatch
):
    """No episode keeps the old sound because it came at the wrong moment."""
    change, late = newsroom.desk.store.change_lexicon, []

    def publish_first(**given: object) -> None:
        if not late:
            late.append(publish(newsroom, "late", "Okafor came."))
        change(**given)

    monkeypatch.setattr(newsroom.desk.store, "change_lexicon", publish_first)
    (changed,) = apply(Edit(put=(OKAFOR,)), newsroom.desk)
    assert [changed.published.public_id] == late == jobs(newsroom)
