"""A service outside is believed only when it can prove who it is, and its wish to be left alone is understood."""

from email.utils import formatdate

import pytest
from contracts.google import reply, serving

from voices import EngineBusy, SpeechFailed
from voices.outside import Service

NOW = 1_800_000_000.0


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture
def post(running):
    """Ask the service, which answers with these facts."""
    service = Service(running.host, ca_file=running.ca_file, now=lambda: NOW)

    def post(**facts):
        running.answer = lambda handler, *_: reply(handler, **facts)
        body = 'f.req=[[["jQ1olc","[\\"Hello.\\",\\"en\\",null,\\"null\\"]",null,"generic"]]]'
        return service.post(
            f"https://{running.host}/_/TranslateWebserverUi/data/batchexecute",
            data=body,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            most_bytes=1000,
            deadline_s=10,
        )

    yield post
    service.close()


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": formatdate(NOW + 90, usegmt=True)}, 90),
        ({"Retry_After": formatdate(NOW - 90, usegmt=True)}, 0),
        ({"Retry_After": "9" * 400}, 86_400),
        ({"Retry_After": "soon"}, None),
        ({}, None),
    ],
)
def test_a_busy_service_says_when_to_come_back(post, headers, wait_s):
    """In seconds or as a date; what nobody could wait for is a day."""
    with pytest.raises(EngineBusy, match="asked too much") as busy:
        post(status=429, **headers)
    assert busy.value.retry_after_s == wait_s
    assert not busy.value.permanent


def test_an_overloaded_service_is_busy_when_it_says_until_when(post):
    with pytest.raises(EngineBusy) as busy:
        post(status=503, Retry_After="7")
    assert busy.value.retry_after_s == 7
    assert post(status=503).status == 503


def test_nobody_is_followed_to_another_address(post):
    assert post(status=307, Location="http://127.0.0.1:9/").status == 307


def test_what_is_answered_is_bounded(post):
    assert post(body=b"a" * 1000, Content_Type="Audio/MPEG; x=y").media_type == "audio/mpeg"
    with pytest.raises(SpeechFailed, match="more than 1000 bytes"):
        post(body=b"a" * 1001)


def test_a_cookie_is_not_kept(post, running):
    seen = []
    post(Set_Cookie="who=you; Path=/")
    running.answer = lambda handler, *_: seen.append(handler.headers["Cookie"])
    with pytest.raises(SpeechFailed):
        Service(running.host).post(
            f"https://{running.host}/", data="", headers={}, most_bytes=1, deadline_s=1
        )
    post(body=b"again")
    assert seen == []
