"""Which shows there are, and what is said of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from unit.service.publishing.feeds import BASE

from service.publishing.programme import programme
from service.publishing.shows import show_guid
from service.showwords import ShowWords
from service.store.shelves import Shelf

ENGLISH = Shelf(
    slug="en", kind="language", name="en", language="en", episodes=5, places=5, version=1,
    changed=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip
GERMAN = replace(ENGLISH, slug="de", name="de", language="de", episodes=2)
SPORT = replace(ENGLISH, slug="sport", kind="section", name="Sport")
ADA = replace(ENGLISH, slug="ada-reed", kind="correspondent", name="Ada Reed")


def _programme(*shelves, **said):
    words = {slug.replace("_", "-"): ShowWords(**fields) for slug, fields in said.items()}
    return programme(shelves, words, title="Example News", base_url=BASE)


def test_the_main_show_has_the_commonest_language_and_all_others_their_own():
    shows = _programme(GERMAN, SPORT, ENGLISH, ADA)
    assert [*shows] == ["main", "de", "sport", "ada-reed"]
    assert shows["main"].shelf is ENGLISH
    assert [listing.show.title for listing in shows.values()] == [
        "Example News",
        "Deutsch – Example News",
        "Sport – Example News",
        "Ada Reed – Example News",
    ]
    assert [listing.show.language for listing in shows.values()] == ["en", "de", "en", "en"]
    assert shows["sport"].show.feed == f"{BASE}/shows/sport/feed.xml"
    assert shows["sport"].show.guid == show_guid(f"{BASE}/shows/sport/feed.xml")


def test_the_newsroom_may_name_the_language_even_before_there_is_an_episode_in_it():
    assert _programme(ENGLISH, GERMAN, main={"language": "de-AT"})["main"].shelf is GERMAN
    welsh = _programme(ENGLISH, GERMAN, main={"language": "cy"})
    assert (welsh["main"].shelf, welsh["main"].show.language) == (None, "cy")
    assert [*welsh] == ["main", "en", "de"]


def test_without_an_episode_there_is_a_main_show():
    assert [*_programme()] == ["main"]


def test_what_is_said_of_the_main_show_holds_for_all_that_say_nothing_else():
    shows = _programme(
        ENGLISH, SPORT, ADA,
        main={"author": "Example Ltd", "license": "cc-by-4.0", "category": ("News",), "owner_email": "a@b.example"},
        ada_reed={"author": "Ada", "category": ("Sports",), "title": "Ada's week", "updates": "weekly"},
    )  # fmt: skip
    told = {slug: (s.show.author, s.show.license, s.show.category, s.show.owner_email, s.show.updates) for slug, s in shows.items()}  # fmt: skip
    assert told == {
        "main": ("Example Ltd", "cc-by-4.0", ("News",), "a@b.example", "DAILY"),
        "sport": ("Example Ltd", "cc-by-4.0", ("News",), "a@b.example", None),
        "ada-reed": ("Ada", "cc-by-4.0", ("Sports",), "a@b.example", "WEEKLY"),
    }
    assert shows["ada-reed"].show.title == "Ada's week"


def test_a_show_leads_to_its_own_page_where_it_has_one():
    """Podcast apps show this address; that of the whole service would be no help to who looks for one section."""
    shows = _programme(ENGLISH, GERMAN, SPORT, ADA)
    assert {slug: listing.show.link for slug, listing in shows.items()} == {
        "main": f"{BASE}/",
        "de": f"{BASE}/",
        "sport": f"{BASE}/sections/sport",
        "ada-reed": f"{BASE}/correspondents/ada-reed",
    }


@pytest.mark.parametrize(("code", "name"), [("uk", "Українська"), ("tlh", "tlh"), ("x!", "x!")])
def test_a_language_is_named_in_itself_if_that_is_known(code, name):
    shelf = replace(GERMAN, slug=code, name=code, language=code)
    assert _programme(ENGLISH, shelf)[code].show.title == f"{name} – Example News"


def test_each_show_is_described_in_its_own_language():
    """Apps show title and description together, and a screen reader has one voice for both."""
    sport = replace(SPORT, slug="deporte", name="Deporte", language="es")
    ana = replace(ADA, slug="ana-ruiz", name="Ana Ruiz", language="fr")
    shows = _programme(ENGLISH, GERMAN, sport, ana)
    begins = {slug: listing.show.description.partition(".")[0] for slug, listing in shows.items()}
    assert begins == {
        "main": "News articles",
        "de": "Nachrichtenartikel",
        "deporte": "Artículos de noticias de la sección Deporte",
        "ana-ruiz": "Articles d’actualité signés Ana Ruiz",
    }
