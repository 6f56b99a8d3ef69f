"""RFC 9110: preconditions first, then ranges; what cannot be understood is ignored, never an error."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.content import Content, Part, choose, content_of, refused

MODIFIED = datetime(2026, 11, 23, 18, 5, 0, 400_000, tzinfo=UTC)
DATE = "Mon, 23 Nov 2026 18:05:00 GMT"
BEFORE = "Mon, 23 Nov 2026 18:04:59 GMT"
TEN: Content = content_of(b"0123456789", "text/plain", modified=MODIFIED)
ETAG = f'"{TEN.etag}"'
WHOLE = Part(200, 0, 10)
NOTHING = Part(416)


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("bytes=0-0", Part(206, 0, 1)),
        ("bytes=2-5", Part(206, 2, 6)),
        ("bytes=5-", Part(206, 5, 10)),
        ("bytes=-3", Part(206, 7, 10)),
        ("bytes=-99", Part(206, 0, 10)),
        ("bytes=0-99", Part(206, 0, 10)),
        ("bytes=9-9", Part(206, 9, 10)),
        ("BYTES=0-1", Part(206, 0, 2)),
        (" bytes = 0-1 ", Part(206, 0, 2)),
        ("bytes=10-", NOTHING),
        ("bytes=10-20", NOTHING),
        (f"bytes={10**25}-", NOTHING),
        ("bytes=-0", NOTHING),
    ],
)
def test_one_range_is_served_or_lies_outside(asked, sent):
    assert choose("GET", {"Range": asked}, TEN) == sent


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-6",  # allowed, and allowed to be ignored
        "bytes=5-2",
        "bytes=-",
        "bytes=",
        "bytes",
        "",
        "bytes=a-b",
        "bytes=0-1x",
        "bytes=--1",
        "bytes=+1-2",
        "bytes=１-２",  # digits, but not those of HTTP
        "seconds=0-1",
        f"bytes={'9' * 5000}-",
    ],
)
def test_a_range_that_makes_no_sense_is_ignored(asked):
    assert choose("GET", {"Range": asked}, TEN) == WHOLE


def test_nothing_of_nothing_can_be_sent_in_part():
    empty = content_of(b"", "text/plain")
    assert choose("GET", {"Range": "bytes=0-"}, empty) == NOTHING
    assert choose("GET", {"Range": "bytes=-1"}, empty) == NOTHING


def test_a_range_means_nothing_to_head():
    assert choose("HEAD", {"Range": "bytes=0-1"}, TEN) == WHOLE


@pytest.mark.parametrize("fits", [ETAG, DATE])
def test_a_range_is_served_to_who_has_this_very_content(fits):
    assert choose("GET", {"Range": "bytes=2-", "If-Range": fits}, TEN) == Part(206, 2, 10)


@pytest.mark.parametrize(
    "stale", ['"other"', f"W/{ETAG}", BEFORE, "Mon, 23 Nov 2026 18:05:01 GMT", "*", "x", ""]
)
def test_a_stale_if_range_gets_the_whole(stale):
    assert choose("GET", {"Range": "bytes=2-", "If-Range": stale}, TEN) == WHOLE


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": ETAG}, 304),
        ({"If-None-Match": f"W/{ETAG}"}, 304),
        ({"If-None-Match": f'"other", {ETAG}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, None),
        ({"If-None-Match": '"other"', "If-Modified-Since": DATE}, None),
        ({"If-Modified-Since": DATE}, 304),
        ({"If-Modified-Since": BEFORE}, None),
        ({"If-Modified-Since": "yesterday"}, None),
        ({"If-Match": ETAG}, None),
        ({"If-Match": "*"}, None),
        ({"If-Match": '"other"'}, 412),
        ({"If-Match": f"W/{ETAG}"}, 412),
        ({"If-Match": '"other"', "If-None-Match": ETAG}, 412),
        ({"If-Unmodified-Since": BEFORE}, 412),
        ({"If-Unmodified-Since": DATE}, None),
        ({"If-Match": ETAG, "If-Unmodified-Since": BEFORE}, None),
        ({"If-None-Match": ETAG, "Range": "bytes=0-1"}, 304),
        ({"If-Match": '"other"', "Range": "bytes=0-1"}, 412),
    ],
)
def test_preconditions_come_in_the_order_of_the_standard(headers, status):
    assert refused(headers, TEN) == status


ODD = st.text(st.characters(max_codepoint=255), max_size=60) | st.sampled_from(
    [
        "bytes=0-5",
        "bytes=3-",
        "bytes=-2",
        ETAG,
        DATE,
        "*",
        "W/" + ETAG,
        'W/"',
        '"',
        ",,,",
        "bytes=0-0,-1",
    ]
)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "Range",
                "If-Range",
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "If-Unmodified-Since",
            ]
        ),
        ODD,
    ),
    st.sampled_from(["GET", "HEAD"]),
)
def test_no_header_however_odd_breaks_an_answer_or_reaches_outside_the_content(headers, method):
    assert refused(headers, TEN) in (None, 304, 412)
    part = choose(method, headers, TEN)
    assert part.status in (200, 206, 416)
    assert 0 <= part.start <= part.end <= TEN.size
    assert (part.end > part.start) == (part.status in (200, 206))


def test_a_change_within_the_same_second_has_another_validator():
    later = content_of(b"9876543210", "text/plain", modified=MODIFIED + timedelta(milliseconds=1))
    assert refused({"If-None-Match": ETAG}, later) is None
