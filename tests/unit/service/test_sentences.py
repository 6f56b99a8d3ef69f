"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sentences import sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    "told",
    [
        ["The river rose.", "The bridge is closed."],
        ["Who pays?", "The town!", "And then… nothing."],
        ["He was 91.", "She was not."],
        ["“We can hear the bridge think.”", "So she said."],
        ['He said "stop."', "She did."],
        ["Mr. Olmert met Gen. Lee in St. Louis on Oct. 12.", "They talked."],
        ["Sen. Jane Q. Public (D-Ariz.) spoke.", "Nobody heard."],
        ["The U.S. Senate met.", "It was late."],
        ["It cost 4.5 million.", "That is a lot."],
        ["He left at 7 p.m. on Monday.", "She stayed."],
        ["河水上涨。", "大桥关闭！", "无人受伤。"],
        ["Really?!", "Yes."],
        ["Sen. Jeff Flake, R-Ariz. , objected.", "Smith & Co. Ltd. did not."],
        ["Polls close at 8 p.m. Eastern.", "Police come at 9 p.m.", "They wait."],
        [
            "Room No. 5 is full.",
            "The answer is no.",
            "Nobody asked.",
            "They sell tea, etc.",
            "We buy.",
        ],
        ["“We stay.", "We will not go,” he said.", "He waited…", "(It was late.)", "He went."],
        ["1. A list.", "2. Its second part."],
        ["No full stop at the end"],
    ],
)
def test_sentences(told: list[str]):
    """A full stop behind a title, a number, an initial or a month does not end a sentence."""
    assert cut(" ".join(told)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", ["Am 3. Juni kam der 1. FC Köln.", "„Wir bleiben.“", "Fa. Meyer zahlt ca. 5 Mio."]),
        ("fr-FR", ["M. Macron et Mme Borne sont là.", "« C’est fini. »", "MM. Durand partent."]),
        ("es", ["El Sr. López dice que no.", "La pág. 7 dice que sí."]),
        ("hi", ["वह चला गया।", "कोई नहीं जानता।"]),
        ("ar", ["قال ذلك.", "هل تصدق؟", "لا."]),
        ("und", ["One.", "Two."]),
    ],
)
def test_other_languages(language: str, told: list[str]):
    """Each language has its own abbreviations, ordinals and full stops."""
    assert cut(" ".join(told), language) == told


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        "' " * 50_000,
        "漢。" * 50_000,
        "5 a.m. " * 30_000,
        "... " * 50_000,
        " »" * 50_000,
    ],
)
def test_strange_and_long(text: str):
    """What is costly for sentencex is parted window by window, and nothing of it is lost."""
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_nothing():
    """White space holds no sentence."""
    assert cut("") == cut(" \n ") == []


@given(st.text(alphabet="aB.!? \n。”)1“«'…\ud800", max_size=80))
def test_all_is_in_a_sentence(text: str):
    """Sentences hold every sign but the white space between them, in order."""
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in cut(text))
