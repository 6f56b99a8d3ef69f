"""Films, maps and the like of an article are not lost in silence: what they are called is kept."""

import json

import pytest
from unit.service.reading.pages import PROSE, dropped, page, read_page, said

from service.model import Document
from service.reading import read

FIRST, SECOND, *_ = PROSE


def between(markup: str) -> list[str]:
    """What is said to be set in by *markup* between two paragraphs."""
    body = f"<p>{FIRST}</p>{markup}" + "".join(f"<p>{text}</p>" for text in PROSE[1:])
    article = read_page(page(body))
    assert said(article) == list(PROSE)
    return [text for code, text in dropped(article) if code == "embed"]


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<iframe src="https://maps.example/x" title="Where the\n river rose"></iframe>', "Where the river rose"),
        ('<figure><iframe src="//www.films.example/e/1?t=5"></iframe><figcaption>At noon</figcaption></figure>', "films.example"),
        ('<div><iframe data-src="https://films.example/1"></iframe><noscript><iframe src="https://films.example/1"></iframe></noscript></div>', "films.example"),
        ('<video controls src="/river.mp4"><p>Your browser shows no films.</p></video>', "video"),
        ('<iframe src="https://[broken"></iframe>', "iframe"),
    ],
)  # fmt: skip
def test_what_a_page_sets_into_its_text_is_named(markup: str, name: str):
    """By its title, else by the site that it is from, else by its element; once, and nothing that stands for it is said."""
    assert between(markup) == [name]


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="https://counting.example/" style="display: none"></iframe>',
        '<iframe src="https://counting.example/" width="1" height="1"></iframe>',
    ],
)
def test_what_no_reader_sees_is_not_named(markup: str):
    assert between(markup) == []


def test_what_stands_around_the_text_is_the_pages():
    """Advertisements and other films are set in there."""
    frame = '<iframe src="https://films.example/1" title="Watch more of our films"></iframe>'
    body = f"{frame}{''.join(f'<p>{text}</p>' for text in PROSE)}{frame}"
    assert [code for code, _ in dropped(read_page(page(body)))].count("embed") == 0


def test_in_a_wire():
    """The same; what stands for a film where it cannot be shown is a part of the page."""
    film = "<video src='/river.mp4' title='The river at noon'>Your browser shows no films.</video>"
    item = json.dumps(
        {"uri": "u", "headline": "The river", "body_xhtml": f"<p>{FIRST}</p>{film}<p>{SECOND}</p>"}
    )
    article = read(Document(data=item.encode(), name="story"), outlets=())
    assert dropped(article) == [
        ("embed", "The river at noon"),
        ("control", "Your browser shows no films."),
    ]
    assert said(article) == [FIRST, SECOND]
