"""A listener's report of a word that is said wrong: what is taken, and what never is."""

import pytest
from lxml import html
from unit.service.web.conftest import URL
from unit.service.web.newsroom import article

SAID = {"words": "Harwich", "wrong": "Say HARR-itch", "contact": "me@example.org"}


@pytest.fixture
def send(newsroom, browser):
    """Send the form of an article that can be heard."""
    entry = newsroom.publishes()

    def sent(data=SAID, **headers):
        return browser.post(f"/articles/{entry.public_id}/report", data=data, headers=headers)

    return sent


@pytest.fixture
def kept(newsroom):
    """What the newsroom has got."""
    return lambda: [
        (report.words, report.wrong, report.contact) for report in newsroom.desk.reports.all()
    ]


def told(answer):
    return html.fromstring(answer.text).xpath("//main/p[1]")[0].text_content()


def test_a_report_reaches_the_newsroom_and_the_listener_is_thanked(send, kept, browser):
    answer = send(Origin=URL)
    assert answer.status_code == 303
    assert kept() == [("Harwich", "Say HARR-itch", "me@example.org")]
    thanks = browser.get(answer.headers["Location"])
    assert "Thank you" in thanks.text
    assert "Set-Cookie" not in answer.headers


def test_one_word_is_enough(send, kept):
    assert send({"words": " Harwich\n\x1b[31m "}).status_code == 303
    assert kept() == [("Harwich [31m", "", "")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": URL}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8000"}, 303),
        ({}, 303),
    ],
)
def test_only_pages_of_this_service_can_send(send, kept, headers, status):
    assert send(**headers).status_code == status
    assert len(kept()) == (status == 303)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"words": ""}, "is missing"),
        ({"words": " … "}, "is missing"),
        ({"words": "a" * 101}, "more than 100 characters"),
        ({"wrong": "a" * 501}, "more than 500 characters"),
        ({"contact": "a" * 201}, "more than 200 characters"),
        ({"wrong": "Buy https://pills.example"}, "Addresses of the web"),
        ({"website": "x"}, "Addresses of the web"),
    ],
)
def test_what_is_refused_is_told_in_words(send, kept, wrong, why):
    answer = send(SAID | wrong)
    assert answer.status_code == 400
    assert why in told(answer)
    assert kept() == []


def test_long_bodies_are_not_read(send, kept):
    assert send({"words": "a" * 30_000}).status_code == 413
    assert kept() == []


def test_too_many_are_put_off(send):
    answers = [send({"words": f"word {number}"}).status_code for number in range(11)]
    assert answers == [303] * 10 + [429]


def test_only_what_can_be_heard_has_a_form(newsroom, browser):
    held = newsroom.hands_in(article(id="held", url=None), hold=True)
    gone = newsroom.publishes()
    newsroom.withdraws(gone)
    for public_id, status in ((held.public_id, 404), (gone.public_id, 410), ("nobody", 404)):
        for path in ("report", "reported"):
            assert browser.get(f"/articles/{public_id}/{path}").status_code == status
        answer = browser.post(f"/articles/{public_id}/report", data=SAID)
        assert answer.status_code == status
