"""What editors forbid is obeyed, whichever way an article comes in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from contracts import google
from contracts.google import Service
from contracts.newsroom import DAY, HOUR, NOW, an_article, made, take
from unit.service.engines import Beeping
from unit.service.sources.newsroom import Newsroom, open_newsroom

from audio_cache import memory_cache
from service.errors import DocumentError
from service.model import Article, Block
from service.narration.gain import Gains
from service.pipeline import accept, call_back, make, obey_clock
from service.studio import Studio
from voices import SpeechFailed
from voices.gtts import GttsEngine
from voices.restraint import Restraint


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom


def published(newsroom: Newsroom) -> str:
    """Bring an article to its listeners; return its public id."""
    accept(an_article(), newsroom.desk)
    job = take(newsroom.desk.store)
    assert newsroom.desk.store.publish(job, made(), now=newsroom.now)
    return job.public_id


def state(newsroom: Newsroom) -> str:
    return newsroom.entry("bridge.txt").state


def test_a_withheld_article_is_held(newsroom: Newsroom):
    accept(an_article(standing="withheld"), newsroom.desk)
    newsroom.now += DAY
    obey_clock("w", newsroom.desk)
    assert state(newsroom) == "held"


def test_an_embargoed_article_is_made_when_its_embargo_has_ended(newsroom: Newsroom):
    accept(an_article(embargoed_until=newsroom.now + HOUR), newsroom.desk)
    assert not obey_clock("w", newsroom.desk)
    assert state(newsroom) == "held"
    newsroom.now += HOUR
    assert obey_clock("w", newsroom.desk)
    assert state(newsroom) == "waiting"
    assert not obey_clock("w", newsroom.desk)


def test_an_embargo_that_has_ended_holds_nothing(newsroom: Newsroom):
    accept(an_article(embargoed_until=newsroom.now), newsroom.desk)
    assert state(newsroom) == "waiting"


def test_what_the_newsroom_holds_is_not_released_by_the_end_of_an_embargo(newsroom: Newsroom):
    accept(an_article(embargoed_until=newsroom.now + HOUR), newsroom.desk, hold=True)
    newsroom.now += DAY
    obey_clock("w", newsroom.desk)
    assert state(newsroom) == "held"


def test_a_canceled_article_is_withdrawn(newsroom: Newsroom):
    published(newsroom)
    done = accept(an_article("KILL", standing="canceled"), newsroom.desk)
    assert (done.change, done.entry.state, done.entry.heard) == ("withdrawn", "withdrawn", None)
    assert done.entry.article.headline != "KILL"


def test_a_canceled_article_that_was_never_here_is_not_taken_in(newsroom: Newsroom):
    with pytest.raises(DocumentError, match=r"bridge\.txt is canceled"):
        accept(an_article(standing="canceled"), newsroom.desk)
    assert newsroom.desk.store.entries() == ()


@pytest.mark.parametrize("forbids", [{"standing": "withheld"}, {"embargoed_until": NOW + HOUR}])
def test_what_is_published_is_silenced_when_a_revision_forbids_it(newsroom: Newsroom, forbids):
    public_id = published(newsroom)
    accept(an_article("Bridge shut", **forbids), newsroom.desk)
    entry = newsroom.desk.store.entry(public_id)
    assert (entry.state, entry.heard, entry.revision) == ("held", None, 2)
    newsroom.desk.store.release("bridge.txt", now=newsroom.now)
    accept(an_article("Bridge shut again", **forbids), newsroom.desk)
    assert state(newsroom) == "waiting"


def test_a_cancellation_that_names_several_articles_withdraws_them(newsroom: Newsroom):
    """A message to editors may have an id of its own."""
    for name in ("a:1", "a:2", "a:3"):
        accept(an_article(id=name), newsroom.desk)
    accept(an_article(id="a:4", standing="canceled", aliases=("a:1", "a:3")), newsroom.desk)
    states = {name: newsroom.entry(name).state for name in ("a:1", "a:2", "a:3")}
    assert states == {"a:1": "withdrawn", "a:2": "waiting", "a:3": "withdrawn"}
    assert newsroom.entry("a:4") is None


def test_an_article_leaves_when_it_expires(newsroom: Newsroom):
    published(newsroom)
    accept(an_article(expires=newsroom.now + HOUR), newsroom.desk)
    assert not obey_clock("w", newsroom.desk)
    assert state(newsroom) == "published"
    newsroom.now += HOUR
    assert obey_clock("w", newsroom.desk)
    assert (state(newsroom), newsroom.entry("bridge.txt").heard) == ("withdrawn", None)
    assert not obey_clock("w", newsroom.desk)


def test_an_article_that_has_expired_is_not_taken_in_and_ends_what_is_here(newsroom: Newsroom):
    expired = an_article(expires=newsroom.now)
    with pytest.raises(DocumentError, match=r"only until 2026-03-14 09:00 UTC"):
        accept(expired, newsroom.desk)
    published(newsroom)
    assert accept(expired, newsroom.desk).change == "withdrawn"
    assert state(newsroom) == "withdrawn"


def words_about(subject: str) -> dict[str, object]:
    texts = (f"The {subject} is open again.", f"The {subject} cost four million.")
    return {
        "headline": f"The {subject}",
        "blocks": tuple(Block(kind="paragraph", text=text) for text in texts),
    }


SHARED = "https://news.example/news"


def page_about(subject: str, path: str) -> Article:
    """An article of a site that gives the same address to all its pages."""
    return an_article(
        id=SHARED, url=SHARED, aliases=(f"https://news.example/{path}",), **words_about(subject)
    )


def test_an_address_that_several_stories_claim_is_that_of_the_first(newsroom: Newsroom):
    """Else each would be a revision of the one before."""
    accept(page_about("bridge", "a"), newsroom.desk)
    ferry = accept(page_about("ferry", "b"), newsroom.desk)
    assert (ferry.change, ferry.entry.names) == ("new", ("https://news.example/b",))
    assert ferry.entry.article.url == "https://news.example/b"
    assert newsroom.entry(SHARED).article.headline == "The bridge"
    revised = replace(page_about("ferry", "b"), headline="The ferry sinks")
    assert accept(revised, newsroom.desk).change == "revised"
    assert accept(page_about("tunnel", "a"), newsroom.desk).change == "revised"
    assert len(newsroom.desk.store.entries()) == 2


@pytest.mark.parametrize("standing", ["canceled", "withheld"])
def test_what_forbids_is_obeyed_though_only_its_address_is_known(newsroom: Newsroom, standing: str):
    """Its words are other ones, and yet they are about what is heard at that address."""
    accept(an_article(id=SHARED, url=SHARED, **words_about("bridge")), newsroom.desk)
    forbids = an_article("Kill", id="a:9", url=SHARED, aliases=(SHARED,), standing=standing)
    accept(forbids, newsroom.desk)
    assert newsroom.entry(SHARED).state == {"canceled": "withdrawn", "withheld": "held"}[standing]


@pytest.mark.parametrize(("standing", "state"), [("canceled", "withdrawn"), ("withheld", "held")])
def test_a_page_that_forbids_takes_no_other_with_it(newsroom: Newsroom, standing: str, state: str):
    accept(page_about("bridge", "a"), newsroom.desk)
    accept(page_about("ferry", "b"), newsroom.desk)
    accept(replace(page_about("ferry", "b"), standing=standing), newsroom.desk)
    assert newsroom.entry(SHARED).state == "waiting"
    assert newsroom.entry("https://news.example/b").state == state


def test_a_story_at_two_addresses_is_one_article(newsroom: Newsroom):
    """Its printing page has the same canonical address, and the same headline or paragraphs."""
    accept(page_about("bridge", "a"), newsroom.desk)
    for path, fields in (("print", {"headline": "Print"}), ("amp", {"blocks": ()})):
        assert (
            accept(replace(page_about("bridge", path), **fields), newsroom.desk).change == "revised"
        )
    assert len(newsroom.desk.store.entries()) == 1


def test_what_was_withdrawn_stays_withdrawn_whatever_comes(newsroom: Newsroom):
    published(newsroom)
    newsroom.desk.store.withdraw("bridge.txt", now=newsroom.now)
    for standing in ("withheld", "canceled", "usable"):
        assert accept(an_article(standing=standing), newsroom.desk).change == "withdrawn"


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[tuple[Service, Studio]]:
    """A studio that has a voice outside only, and the service that it asks."""
    with google.serving(tmp_path) as service:
        engine = GttsEngine(
            host=service.host, ca_file=service.ca_file, restraint=Restraint("Google")
        )
        studio = Studio(
            engines=(engine,),
            cache=memory_cache(lambda: date(2026, 3, 14)),
            gains=Gains(tmp_path / "gains.json"),
            workers=1,
            title="Example News",
        )
        measured(tmp_path / "elsewhere", studio)
        service.asked.clear()
        yield service, studio
        engine.close()


def measured(folder: Path, studio: Studio) -> None:
    """Have the voice measured in another newsroom, so that what it is asked afterwards is of the article alone."""
    folder.mkdir()
    with open_newsroom(folder) as other:
        accept(an_article(), other.desk)
        make(take(other.desk.store), other.desk, studio, rate_wpm=165)
        assert other.entry("bridge.txt").state == "published"


@pytest.mark.parametrize("forbids", [{"standing": "withheld"}, {"embargoed_until": NOW + HOUR}])
def test_nothing_held_is_sent_outside(newsroom: Newsroom, outside, forbids):
    """Neither has it a job, nor does a worker that took the job before make anything of it, nor is it read aloud."""
    service, studio = outside
    accept(an_article("Secret plan"), newsroom.desk)
    job = take(newsroom.desk.store)
    accept(an_article("Secret plan", **forbids), newsroom.desk)
    make(job, newsroom.desk, studio, rate_wpm=165)
    assert take(newsroom.desk.store) is None
    assert service.asked == []


def test_what_is_held_while_it_is_made_is_sent_no_further(newsroom: Newsroom, outside):
    service, studio = outside
    blocks = tuple(Block(kind="paragraph", text=f"Secret number {n}.") for n in range(30))

    def hold_and_speak(handler, *request) -> None:
        newsroom.desk.store.hold("bridge.txt", until=None, now=newsroom.now)
        google.speak(handler, *request)

    accept(an_article("Secret plan", blocks=blocks), newsroom.desk)
    service.answer = hold_and_speak
    make(take(newsroom.desk.store), newsroom.desk, studio, rate_wpm=165)
    assert 0 < len(service.asked) < 10
    assert state(newsroom) == "held"


def test_whoever_was_to_read_is_called_back(newsroom: Newsroom, tmp_path: Path):
    """The episode is made again at its own address as soon as the first choice can speak, and no sooner."""
    first = Beeping("first", SpeechFailed("It crashed."))
    studio = Studio(
        engines=(first, Beeping("second")),
        cache=memory_cache(lambda: date(2026, 3, 14)),
        gains=Gains(tmp_path / "gains.json"),
        workers=1,
        title="Example News",
    )

    def makes() -> None:
        while job := take(newsroom.desk.store, now=newsroom.now):
            make(job, newsroom.desk, studio, rate_wpm=300)

    def calls_back() -> bool:
        newsroom.now += HOUR
        return call_back("w", newsroom.desk, studio, rate_wpm=300)

    accept(an_article(), newsroom.desk)
    makes()
    heard = newsroom.entry("bridge.txt").heard
    assert (heard.voices, heard.instead_of) == (("Voice second",), "Voice first")
    assert not calls_back()
    first.trouble = None
    assert calls_back()
    assert not calls_back()
    makes()
    again = newsroom.entry("bridge.txt")
    assert (again.heard.voices, again.heard.instead_of) == (("Voice first",), None)
    assert (again.revision, again.state) == (1, "published")
    assert not calls_back()
