"""Pages that are no articles are refused in words that say what they are; hostile ones harm nothing."""

import pytest
from unit.service.reading.pages import BODY, PROSE, page, read_page, said

from service.errors import DocumentError

FORM = "<form><input type=email><input type=password><label>Forgot your password?</label></form>"


def bare(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><body><nav>Home Sport</nav><main><h1>{title}</h1><p>{text}</p></main></body></html>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (
            bare("404 Not Found", "The page you are looking for could not be found."),
            "is an error page",
        ),
        (bare("Oops!", "We are sorry."), "is an error page"),
        (bare("Seite nicht gefunden", "Die Seite existiert nicht mehr."), "is an error page"),
        (
            bare(
                "Just a moment...",
                "Checking if the site connection is secure. Enable JavaScript and cookies to continue",
            ),
            "is a check for robots",
        ),
        (bare("Sign in", f"Sign in to continue reading. {FORM}"), "is a login wall"),
        (
            bare(
                "Valley Herald",
                "Subscribe now to continue reading. Already a subscriber? Log in with your account.",
            ),
            "is a login wall",
        ),
        (
            bare(
                "We value your privacy",
                "We and our 842 partners use cookies. Accept all cookies or manage cookies.",
            ),
            "is a notice about cookies",
        ),
        ("", "is empty"),
        ("<html><body><script>draw()</script></body></html>", "holds no text"),
        (b"<a " + b"b " * 200_000, "thousands of attributes"),
        (b"<p>" * 100_001, "100000 elements|holds no text"),
        (b" " * 20_000_001, "longer than 20 MB"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "bytes",
)
def test_refused(markup: str | bytes, words: str):
    with pytest.raises(DocumentError, match=rf"^page .*(?:{words}).*\.$"):
        read_page(markup)


def test_an_article_about_walls_is_an_article():
    """News of errors, logins and cookies is read."""
    head = '<meta property="article:published_time" content="2026-11-23">'
    news = "<p>Sites must ask before they use cookies, a court said. Accept all cookies is not enough, it said on Monday.</p>"
    article = read_page(
        page(news, head=head, top="<h1>Cookies: Court Bans Consent by Default</h1>")
    )
    assert len(said(article)) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + BODY,
        '<!DOCTYPE html [<!ENTITY a "zzzzzzzzzz"><!ENTITY b "&a;&a;&a;&a;">]><html><body>'
        + BODY
        + "<p>&b;</p>",
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + BODY,
        '<script type="application/ld+json">'
        + '{"@type":"NewsArticle","author":' * 3000
        + "</script>"
        + BODY,
        '<script type="application/ld+json">' + "{} " * 50_000 + "</script>" + BODY,
        "<![CDATA[" * 10_000 + BODY,
        "<table><tr><td>" * 500 + BODY,
        "<h1>a" * 5000 + BODY,
        "\0\ufffe" + BODY,
    ],
    ids=[
        "deep",
        "entities",
        "json",
        "nested json",
        "many json",
        "cdata",
        "tables",
        "headings",
        "controls",
    ],
)
def test_hostile(markup: str):
    """Markup that is made to harm is read or refused."""
    try:
        told = said(read_page(markup))
    except DocumentError as error:
        told = [str(error)]
    assert told
    assert not any("z" * 20 in text for text in told)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("utf-16", "utf-8"),
        ("utf-8-sig", ""),
    ],
)
def test_encodings(encoding: str, declared: str):
    """The bytes decide, whatever the page declares."""
    told = "The café’s owner said that the crème was “très bonne” and that nobody had ever complained before."
    markup = f'<html><head><meta charset="{declared}"><title>Café</title></head><body>{BODY}<p>{told}</p></body></html>'
    assert said(read_page(markup.encode(encoding)))[-1] == told


def test_mojibake_is_repaired():
    """What another program decoded wrongly is set right; quotation marks stay curled."""
    spoiled = "<p>" + "“Nobody’s café is closed,” she said.".encode().decode("latin-1") + "</p>"
    assert said(read_page(page(BODY + spoiled)))[-1] == "“Nobody’s café is closed,” she said."


def test_a_page_of_cyrillic_in_an_old_encoding():
    """An encoding that only came with the page is believed where the bytes are not UTF-8."""
    told = (
        "<p>Река поднялась за ночь на два метра, и старый мост закрыли для движения ещё до рассвета.</p>"
        * 2
    )
    markup = f'<html><head><meta charset="windows-1251"></head><body>{told}<p>{PROSE[0]}</p></body></html>'
    assert said(read_page(markup.encode("cp1251")))[0].startswith("Река поднялась")
