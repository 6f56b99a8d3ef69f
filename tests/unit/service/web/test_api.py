"""A newsroom's system hands articles in over HTTP, and learns what became of them."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from unit.service.web.conftest import TOKEN, URL

from service.model import Document
from service.pipeline import script_of
from service.scripting.as_json import as_json
from service.store.errors import StoreBusy
from service.web import create_app

BEARER = {"Authorization": f"Bearer {TOKEN}"}
STORM = {
    "id": "storm",
    "headline": "Storm closes the coastal railway",
    "url": "https://news.example/storm",
    "blocks": [{"kind": "paragraph", "text": "The line was under water by noon."}],
}
TEXT = "Storm closes the railway\n\nHARWICH — The line was under water by noon, the operator said on Monday."


@pytest.fixture
def hand_in(browser):
    """Post an article, as JSON if it is a mapping, with options in the address."""

    def post(given, headers=BEARER, **options):
        if isinstance(given, dict):
            return browser.post("/api/articles", json=given, headers=headers, query_string=options)
        return browser.post(
            "/api/articles",
            data=given,
            content_type="text/plain; charset=utf-8",
            headers=headers,
            query_string=options,
        )

    return post


@pytest.fixture
def ask(browser):
    """Ask what became of an article."""
    return lambda name, headers=BEARER: browser.get(f"/api/articles/{name}", headers=headers)


def problem(answer, status):
    """The detail of a problem, in the form of RFC 9457."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert set(answer.json) == {"type", "title", "status", "detail"}
    assert answer.json["status"] == status
    return answer.json["detail"]


def test_a_new_article_is_taken_in_and_told_its_addresses(hand_in, newsroom):
    answer = hand_in(STORM)
    assert answer.status_code == 201
    (entry,) = newsroom.desk.store.entries()
    assert answer.json == {
        "change": "new",
        "id": "storm",
        "public_id": entry.public_id,
        "state": "waiting",
        "revision": 1,
        "page": f"{URL}/articles/{entry.public_id}",
        "audio": f"{URL}/audio/{entry.public_id}.mp3",
    }
    assert answer.headers["Location"] == f"{URL}/api/articles/{entry.public_id}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert entry.names == ("storm", "https://news.example/storm")


def test_the_same_again_changes_nothing_and_other_words_are_a_revision(hand_in, newsroom):
    hand_in(STORM)
    same = hand_in(STORM)
    assert (same.status_code, same.json["change"], same.json["revision"]) == (200, "same", 1)
    revised = hand_in({**STORM, "headline": "Storm closes two railways"})
    assert (revised.status_code, revised.json["change"], revised.json["revision"]) == (
        200,
        "revised",
        2,
    )
    (entry,) = newsroom.desk.store.entries()
    assert entry.article.headline == "Storm closes two railways"


def test_a_text_is_understood_as_on_the_command_line(hand_in, newsroom):
    assert hand_in(TEXT.encode(), id="storm").status_code == 201
    (entry,) = newsroom.desk.store.entries()
    assert entry.article.headline == "Storm closes the railway"
    assert entry.article.dateline.place == "Harwich"


def test_what_heardline_script_prints_can_be_handed_in(hand_in, newsroom):
    bundled = Path(__file__).parents[4] / "service" / "newsroom"
    files = sorted(bundled.glob("*.txt"))
    assert files
    for file in files:
        document = Document(data=file.read_bytes(), id=file.name, name=file.name)
        script = script_of(document, outlets=(), today=date(2026, 11, 23))
        printed = as_json(script)["article"]
        assert hand_in(printed).status_code == 201
        kept = newsroom.desk.store.find(file.name).article
        assert as_json(replace(script, article=kept))["article"] == printed


def test_options_hold_an_article_or_announce_a_correction(hand_in, newsroom):
    held = hand_in({**STORM, "id": "held", "url": None}, hold="true")
    assert held.json["state"] == "held"
    hand_in(STORM)
    newsroom.makes()
    corrected = hand_in(STORM, notice="It was\n noon.", urgent="true")
    assert corrected.json["change"] == "revised"
    assert newsroom.makes().notices[0].text == "It was noon."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"holds": "true"}, "holds is not an option. The options are"),
        ({"hold": "yes"}, "hold is true or false, not “yes”."),
        ({"notice": "x" * 2001}, "notice is longer than 2,000 characters."),
        ({"id": "other"}, "The address says id=other, the article says storm."),
    ],
)
def test_an_option_that_is_misspelt_is_refused_and_nothing_is_stored(
    hand_in, newsroom, options, said
):
    assert said in problem(hand_in(STORM, **options), 400)
    assert not newsroom.desk.store.entries()


def test_a_name_that_is_taken_and_an_article_that_was_withdrawn(hand_in, newsroom):
    hand_in(STORM)
    hand_in({**STORM, "id": "other", "url": "https://news.example/other"})
    assert "storm" in problem(hand_in({**STORM, "id": "other"}), 409)
    newsroom.desk.store.withdraw("storm", now=newsroom.clock())
    assert "“storm” was withdrawn" in problem(hand_in(STORM), 410)


def test_two_hundred_saves_at_once_are_one_article_with_the_last_content(newsroom):
    app = create_app(newsroom.desk)

    def save(number: int) -> int:
        given = {**STORM, "headline": f"Storm closes {number % 7} railways"}
        return app.test_client().post("/api/articles", json=given, headers=BEARER).status_code

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(save, range(200)))
    assert answers.count(201) == 1
    assert answers.count(200) == 199
    assert save(3) == 200
    (entry,) = newsroom.desk.store.entries()
    assert entry.article.headline == "Storm closes 3 railways"
    newsroom.makes()
    assert newsroom.desk.store.take("worker", alive=lambda _: True, now=newsroom.clock()) is None


def test_an_article_tells_what_became_of_it_by_any_of_its_names(hand_in, newsroom, ask):
    public_id = hand_in(STORM).json["public_id"]
    newsroom.fails("The voice broke.")
    answers = [ask(name) for name in (public_id, "storm", "https://news.example/storm")]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[0].json == answers[1].json == answers[2].json
    told = answers[0].json
    assert (told["state"], told["why"], told["heard_revision"]) == (
        "failed",
        "The voice broke.",
        None,
    )
    assert told["since"] == "2026-11-23T18:05:00.400000Z"
    assert "No article is known as “nobody”." in problem(ask("nobody"), 404)


def test_a_held_article_tells_the_newsroom_that_it_is_held(hand_in, ask):
    hand_in(STORM, hold="true")
    assert ask("storm").json["state"] == "held"


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
        "Bearer \xff\xfe",
        "Bearer " + "a" * 60_000,
        "Digest =,=",
    ],
)
def test_nobody_gets_in_without_the_token(hand_in, ask, newsroom, shown):
    headers = {} if shown is None else {"Authorization": shown}
    for answer in (hand_in(STORM, headers=headers), ask("storm", headers=headers)):
        assert "token" in problem(answer, 401)
        assert answer.headers["WWW-Authenticate"].lower().startswith("bearer")
        assert TOKEN not in answer.text
    assert not newsroom.desk.store.entries()


def test_the_scheme_may_be_written_in_any_capitals(hand_in):
    assert hand_in(STORM, headers={"Authorization": f"bEARER {TOKEN}"}).status_code == 201


def test_without_a_token_in_the_settings_nobody_gets_in_and_is_told_why(newsroom):
    browser = create_app(replace(newsroom.desk, token="")).test_client()
    for headers in ({}, {"Authorization": "Bearer "}, BEARER):
        answer = browser.post("/api/articles", json=STORM, headers=headers)
        assert "Set HEARDLINE_TOKEN" in problem(answer, 403)


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "not JSON"),
        (b"{", 400, "not JSON"),
        (b"\xff\xfe", 400, "not JSON"),
        (b'{"id": "a", "headline": "\xff"}', 400, "not JSON"),
        (b'{"id": "a", "headline": "\\ud800"}', 400, "not JSON"),
        (b"[" * 90_000, 422, "Expected `object`, got `array`"),
        (b'{"id": "a", "blocks": ' + b"[" * 90_000, 422, "$.blocks[0]"),
        (b"[]", 422, "Expected `object`"),
        (b"{}", 422, "required field `id`"),
        (b'{"id": ""}', 422, "$.id"),
        (b'{"id": "a", "heading": "x"}', 422, "unknown field `heading`"),
        (b'{"id": "a", "headline": 1}', 422, "Expected `str | null`, got `int` - at `$.headline`"),
        (b'{"id": "a", "blocks": [{"kind": "song", "text": "x"}]}', 422, "$.blocks[0].kind"),
        (
            b'{"id": "a", "blocks": [{"kind": "quote", "text": " "}]}',
            422,
            "blocks[0].text is empty",
        ),
        (b'{"id": "a", "published": "2026-11-23T10:00:00"}', 422, "$.published"),
        (b'{"id": "a", "published": "yesterday"}', 422, "$.published"),
        (b'{"id": "a", "language": "English!"}', 422, "$.language"),
        (
            b'{"id": "a", "headline": "x", "url": "javascript:alert(1)"}',
            422,
            "url is not an address",
        ),
        (b'{"id": "a"}', 422, "nothing to read aloud"),
        (b'{"id": "a", "headline": " "}', 422, "nothing to read aloud"),
        (b'{"id": "a", "headline": "' + b"x" * 1001 + b'"}', 422, "$.headline"),
    ],
)
def test_json_that_is_no_article_is_told_where_and_what(browser, newsroom, body, status, said):
    answer = browser.post(
        "/api/articles", data=body, content_type="application/json", headers=BEARER
    )
    assert said in problem(answer, status)
    assert not newsroom.desk.store.entries()


@pytest.mark.parametrize(
    ("body", "options", "status"),
    [
        (b"", {"id": "a"}, 422),
        (b"\x00\x01\x02\x03" * 99, {"id": "a"}, 422),
        (TEXT.encode(), {}, 400),
        (TEXT.encode(), {"id": " "}, 400),
    ],
)
def test_a_text_that_is_no_article_is_refused_in_words(hand_in, body, options, status):
    assert problem(hand_in(body, **options), status)


def test_what_is_neither_json_nor_text_is_refused(browser):
    for kind in ("application/pdf", "multipart/form-data; boundary=x", "", "text/html"):
        answer = browser.post("/api/articles", data=b"x", content_type=kind, headers=BEARER)
        assert "application/json or text/plain" in problem(answer, 415)


def test_a_body_over_the_limit_is_refused(hand_in, newsroom):
    for length in (100_001, 5_000_000):
        told = problem(hand_in(b"a" * length, id="long"), 413)
        assert "too long: an article has at most 0.1 MB" in told
    assert not newsroom.desk.store.entries()


def test_a_body_of_unknown_length_is_not_cut_short_in_silence(newsroom):
    """What comes in chunks has no length that could be looked at before."""
    app = create_app(newsroom.desk)
    for length, status in ((100_000, 422), (100_001, 413), (900_000, 413)):
        body = BytesIO(b"[" * length)
        answer = app.test_client().post(
            "/api/articles",
            input_stream=body,
            content_type="application/json",
            headers={**BEARER, "Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True},
        )
        problem(answer, status)
        assert body.tell() <= 100_001 + 65_536, "no more is read than is needed to know"


def test_the_token_is_asked_for_before_the_body_is_read(browser):
    class Unread:
        def read(self, *_):
            raise AssertionError("the body was read")

        readinto = readline = read

    answer = browser.post(
        "/api/articles", data=b"words", environ_overrides={"wsgi.input": Unread()}
    )
    problem(answer, 401)


def test_a_busy_store_asks_to_come_back(newsroom, hand_in, monkeypatch):
    def busy(*_, **__):
        raise StoreBusy("Somebody else writes.")

    monkeypatch.setattr(type(newsroom.desk.store), "accept", busy)
    answer = hand_in(STORM)
    assert problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0


def test_texts_in_json_are_cleaned_as_those_of_documents_are(hand_in, newsroom):
    blocks = [{"kind": "paragraph", "text": "One\r\ntwo\x00 three."}]
    hand_in({**STORM, "headline": "  Storm\n closes\x07 the railway ", "blocks": blocks})
    (entry,) = newsroom.desk.store.entries()
    assert entry.article.headline == "Storm closes the railway"
    assert entry.article.blocks[0].text == "One\ntwo  three."


def test_other_ways_of_asking_are_told_what_works(browser):
    answer = browser.put("/api/articles", headers=BEARER)
    assert problem(answer, 405)
    assert "POST" in answer.headers["Allow"]
    assert problem(browser.get("/api/nothing", headers=BEARER), 404)


def test_json_is_json_however_its_type_is_written(browser):
    answer = browser.post(
        "/api/articles",
        data=json.dumps(STORM),
        content_type="Application/JSON; charset=UTF-8",
        headers=BEARER,
    )
    assert answer.status_code == 201
