"""The alternative texts of pictures are said where they stand, when the newsroom asks for it."""

import json

from unit.service.reading.pages import BODY, PROSE, page

from service.model import Article, Document
from service.reading import read

FIGURE = '<figure><img src="a" alt="A heron stands in the river"><figcaption>At noon. (AP)</figcaption></figure>'


def pictures(document: str, *, asked: bool = True) -> list[tuple[str, str]]:
    """The kinds and first words of what is spoken."""
    return [(block.kind, block.text[:15]) for block in understood(document, asked=asked).blocks]


def understood(document: str, *, asked: bool) -> Article:
    data = document.encode()
    return read(Document(data=data, name="story"), outlets=("VOA",), pictures=asked)


def test_on_a_page():
    """A picture of the article is said before the paragraph behind it; its caption never, nor what decorates the page."""
    logo = '<p><img src="l" alt="The Gazette logo"></p><img src="d" alt="">'
    first = f"<p>{PROSE[0]}</p>"
    body = f"{first}{FIGURE}{BODY.removeprefix(first)}{logo}"
    spoken = pictures(page(body))
    assert spoken[:2] == [("paragraph", PROSE[0][:15]), ("picture", "A heron stands ")]
    assert [kind for kind, _ in spoken].count("picture") == 1
    assert len(spoken) == len(PROSE) + 1
    assert pictures(page(body), asked=False) == [line for line in spoken if line[0] != "picture"]


def test_in_a_wire():
    """The same in ninjs; without being asked for it is dropped, with its reason, apart from the caption."""
    markup = f"<p>It rose.</p>{FIGURE}<p>It fell.</p>"
    item = json.dumps({"uri": "u", "headline": "The river", "body_xhtml": markup})
    assert pictures(item) == [
        ("paragraph", "It rose."),
        ("picture", "A heron stands "),
        ("paragraph", "It fell."),
    ]
    assert [(drop.code, drop.text) for drop in understood(item, asked=False).dropped] == [
        ("alternative-text", "A heron stands in the river"),
        ("picture", "At noon. (AP)"),
    ]


def test_said_once():
    """A picture that is shown twice, or whose text is the headline, is not said again."""
    again = FIGURE.replace("A heron stands in the river", "The river rises again")
    markup = f"<p>It rose.</p>{FIGURE}{again}<p>It fell.</p>{FIGURE}"
    item = json.dumps({"uri": "u", "headline": "The river rises again", "body_xhtml": markup})
    assert [kind for kind, _ in pictures(item)] == ["paragraph", "picture", "paragraph"]
