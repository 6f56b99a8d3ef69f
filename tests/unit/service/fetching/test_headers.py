"""What servers say about when to come again, and what they send."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetching.headers import can_be_a_document, fresh_s, retry_after_s, validators

NOON = "Tue, 24 Nov 2026 12:00:00 GMT"
TEN_PAST = "Tue, 24 Nov 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("99999999999", 86_400),
        ("9" * 5000, None),
        ("-5", None),
        ("soon", None),
        ("", None),
        (TEN_PAST, 600),
        ("Tue, 24 Nov 2020 12:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ],
)
def test_when_to_ask_again(value: str, seconds: int | None):
    assert retry_after_s({"retry-after": value, "date": NOON}) == seconds


def test_a_date_without_the_servers_own_clock_says_nothing():
    assert retry_after_s({"retry-after": TEN_PAST}) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "public, max-age=300"}, 300),
        ({"cache-control": "max-age=300, no-cache"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "s-maxage=300"}, None),
        ({"expires": TEN_PAST, "date": NOON}, 600),
        ({"expires": TEN_PAST, "date": NOON, "cache-control": "max-age=5"}, 5),
        ({"expires": "0", "date": NOON}, None),
    ],
)
def test_how_long_it_stays_fresh(headers: dict[str, str], seconds: int | None):
    assert fresh_s(headers) == seconds


@pytest.mark.parametrize(
    "media_type",
    [
        None,
        "",
        "text/html; charset=windows-1252",
        "application/rss+xml",
        "application/json",
        "application/octet-stream",
        "application/gzip",
        "application/x-gzip",
        "application/vnd.iptc.g2.newsitem+xml",
        "text/vnd.iptc.anything",
        "nonsense",
    ],
)
def test_may_be_a_document(media_type: str | None):
    assert can_be_a_document(media_type)


@pytest.mark.parametrize(
    "media_type",
    [
        "audio/mpeg",
        "VIDEO/mp4; codecs=x",
        "image/svg+xml",
        "application/pdf",
        "application/zip",
        "application/epub+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
)
def test_cannot_be_a_document(media_type: str):
    assert not can_be_a_document(media_type)


def test_validators_that_cannot_be_sent_back_are_left_out():
    kept = validators({"etag": '"ä"', "last-modified": NOON}, url="https://news.example/")
    assert (kept.etag, kept.last_modified) == (None, NOON)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["retry-after", "date", "expires", "cache-control"]), st.text())
)
def test_no_header_makes_us_stumble(headers: dict[str, str]):
    for seconds in (retry_after_s(headers), fresh_s(headers)):
        assert seconds is None or 0 <= seconds <= 86_400
