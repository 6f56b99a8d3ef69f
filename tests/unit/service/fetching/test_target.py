"""Addresses on the web are taken apart once, and refused in words that a person can act on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetching.errors import Refused
from service.fetching.target import parse, redirected


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (" HTTPS://News.Example ", "https://news.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:/a", "http://news.example/a"),
        ("http://news.example:8080/a?b=c#d", "http://news.example:8080/a?b=c"),
        ("http://news.example/ä b", "http://news.example/%C3%A4%20b"),
        ("http://news.example/%C3%A4%20b?q=%26", "http://news.example/%C3%A4%20b?q=%26"),
        ("http://news.example?q=a/b?c&d=é", "http://news.example/?q=a/b?c&d=%C3%A9"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://news.example/a\\b", "http://news.example/a%5Cb"),
    ],
)
def test_an_address_has_one_form(written: str, url: str):
    assert parse(written).url == url
    assert parse(url).url == url


@pytest.mark.parametrize(
    "written",
    [
        "",
        "news.example",
        "//news.example",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "gopher://news.example/",
        "http://",
        "http:///path",
        "http:news.example",
        "http://news.example:99999/",
        "http://news.example:port/",
        "http://[::1/",
        "http://::1/",
        "http://news.example\\@evil.example/",
        "http://news.exa\nmple/",
        "http://news.example/a\r\nHost: evil",
        "http://news.example/" + "a" * 8000,
    ],
)
def test_what_is_no_plain_address_on_the_web_is_refused(written: str):
    with pytest.raises(Refused):
        parse(written)


@pytest.mark.parametrize(
    "written",
    ["https://anna:hunter2@news.example/", "https://hunter2@news.example/", "http://:hunter2@h/"],
)
def test_credentials_are_refused_and_not_repeated(written: str):
    with pytest.raises(Refused) as refused:
        parse(written)
    assert "hunter2" not in str(refused.value)
    assert "anna" not in str(refused.value)
    assert "password" in str(refused.value)


def test_a_message_shows_no_query():
    target = parse("https://news.example/feed?token=hunter2")
    assert target.shown == "https://news.example/feed…"
    assert parse("https://news.example/feed").shown == "https://news.example/feed"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://news.example/b"),
        ("c?d", "https://news.example/a/c?d"),
        ("../x", "https://news.example/x"),
        ("//other.example/y", "https://other.example/y"),
        ("https://other.example", "https://other.example/"),
        ("?page=2", "https://news.example/a/b?page=2"),
        ("/straße", "https://news.example/stra%C3%9Fe"),
    ],
)
def test_a_redirect_may_be_relative(location: str, url: str):
    assert redirected(parse("https://news.example/a/b"), location).url == url


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "http://[", "https://me:hunter2@x.example/", "mailto:a@b"]
)
def test_a_redirect_is_checked_like_any_address(location: str):
    with pytest.raises(Refused, match=r"^https://news\.example/ redirects") as refused:
        redirected(parse("https://news.example/"), location)
    assert "hunter2" not in str(refused.value)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["", "http://", "https://", "http://news.example/"]))
def test_any_text_is_taken_apart_or_refused(text: str, start: str):
    """What is let through can be sent as it is: it holds nothing that ends a line or a header."""
    try:
        target = parse(start + text)
    except Refused:
        return
    assert target.url.isascii()
    assert target.url.isprintable()
    assert " " not in target.url
    assert parse(target.url) == target
