"""In which language pages speak, by the settings, the article and the browser that asks."""

from dataclasses import replace

import pytest
from lxml import html
from unit.service.web.newsroom import article

from service.web import create_app


def asked(browser, path, language=""):
    """The answer to who asks for a language, and the page's own language and first heading."""
    answer = browser.get(path, headers={"Accept-Language": language} if language else {})
    tree = html.fromstring(answer.data)
    return answer, tree.get("lang"), tree.xpath("string(//h1)")


@pytest.mark.parametrize(
    ("language", "spoken", "heading"),
    [
        ("", "en", "Latest headlines"),
        ("de-AT,de;q=0.9,en;q=0.8", "de", "Neueste Schlagzeilen"),
        ("es-419", "es", "Últimos titulares"),
        ("ar, fr-CA;q=0.7, en;q=0.5", "fr", "Derniers titres"),
        ("de;q=0, es;q=0.1", "es", "Últimos titulares"),
        ("ar, *;q=0.1", "en", "Latest headlines"),
        ("nonsense;q=x,;;, " * 50, "en", "Latest headlines"),
    ],
)
def test_a_page_speaks_what_the_browser_asks_for(browser, language, spoken, heading):
    """Of the languages that the pages know, else English."""
    _, *said = asked(browser, "/", language)
    assert said == [spoken, heading]


def test_caches_keep_the_languages_apart(browser):
    """Each language has a validator of its own, and the answer says on what it depends."""
    english, german = asked(browser, "/", "en")[0], asked(browser, "/", "de")[0]
    assert english.vary.as_set() == german.vary.as_set() == {"accept-language", "accept-encoding"}
    assert english.headers["ETag"] != german.headers["ETag"]
    known = {"If-None-Match": english.headers["ETag"]}
    assert browser.get("/", headers={"Accept-Language": "en", **known}).status_code == 304
    changed = browser.get("/", headers={"Accept-Language": "de", **known})
    assert changed.status_code == 200
    assert "Neueste Schlagzeilen" in changed.text
    unchanged = browser.get("/", headers={"Accept-Language": "en", **known})
    assert unchanged.vary.as_set() == {"accept-language", "accept-encoding"}


def test_the_operators_language_is_everybodys(newsroom):
    """Whoever asks gets it, and caches need not ask."""
    told = create_app(replace(newsroom.desk, language="es")).test_client()
    answer, *said = asked(told, "/", "de")
    assert said == ["es", "Últimos titulares"]
    assert "accept-language" not in answer.vary
    assert asked(told, "/articles/nobody", "de")[1:] == ("es", "No encontrado")


def test_an_articles_page_speaks_the_articles_language(newsroom, browser):
    """Whoever asks hears one language, and one answer fits all caches."""
    entry = newsroom.publishes(article(language="de-AT", headline="Der Pegel sinkt"))
    for path in ("", "/report", "/reported"):
        answers = [
            asked(browser, f"/articles/{entry.public_id}{path}", language)[0]
            for language in ("es", "fr")
        ]
        assert len({answer.data for answer in answers}) == 1
        assert "accept-language" not in answers[0].vary
        assert "Zum Hauptinhalt springen" in answers[0].text
    frame = browser.get(f"/embed/{entry.public_id}")
    assert "Hören und mitlesen bei Example News" in frame.text
    told = browser.get(f"/oembed?url={newsroom.desk.url}/articles/{entry.public_id}")
    assert "Hören: Der Pegel sinkt" in told.json["html"]


def test_around_an_article_in_another_language_the_frame_speaks_the_listeners(newsroom, browser):
    """The page is the article's; each part of the frame says that it is not."""
    entry = newsroom.publishes(article(language="ar", headline="العاصفة"))
    answer, language, heading = asked(browser, f"/articles/{entry.public_id}", "fr")
    assert (language, heading) == ("ar", "العاصفة")
    assert answer.vary.as_set() == {"accept-language", "accept-encoding"}
    tree = html.fromstring(answer.data)
    assert tree.get("dir") == "rtl"
    for part in ("//header[@class='masthead']", "//section[@class='listen']", "//footer"):
        assert tree.xpath(part)[0].get("lang") == "fr"
        assert tree.xpath(part)[0].get("dir") == "ltr"


def test_headlines_in_other_languages_say_so_in_a_list(newsroom, browser):
    """A screen reader says each headline in its own voice, and the facts about it in the page's."""
    for language, headline in (("en", "Storm"), ("de", "Sturm"), ("ar", "العاصفة")):
        newsroom.clock.forward(minutes=1)
        newsroom.publishes(article(id=language, url=None, language=language, headline=headline))
    tree = html.fromstring(browser.get("/", headers={"Accept-Language": "de"}).data)
    said = [
        (item.get("lang"), item.xpath("string(.//h2)"), item.xpath("string(.//time/../@lang)"))
        for item in tree.xpath("//article")
    ]
    assert said == [("ar", "العاصفة", "de"), ("de", "Sturm", "de"), ("en", "Storm", "de")]
    assert "22. November 2026, Hörzeit 2 Minuten 14 Sekunden" in tree.text_content()


def test_why_an_article_cannot_be_fetched_is_marked_as_english(newsroom, browser, monkeypatch):
    """What comes from within speaks English: the page says so, and a program gets words alone."""
    from service.sources.asking import Answer
    from service.web import listen

    failed = Answer(state="failed", why="<b>is</b> not there.")
    monkeypatch.setattr(listen, "ask_for", lambda *_, **__: failed)
    told = create_app(replace(newsroom.desk, sites=object())).test_client()
    path = "/listen?url=https://news.example/a"
    page = told.get(path, headers={"Accept-Language": "de"}).text
    assert '<span lang="en" dir="ltr">&lt;b&gt;is&lt;/b&gt; not there.</span>' in page
    assert "Der Artikel konnte nicht vorbereitet werden." in page
    detail = told.get(path, headers={"Accept": "application/json"}).json["detail"]
    assert detail.startswith("The article could not be prepared. <b>is</b> not there.")
