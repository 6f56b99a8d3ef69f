"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


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
        ["Der 3. Juni war schön.", "Es regnete nicht."],
        ["He left at 7 p.m. on Monday.", "She stayed."],
        ["河水上涨。", "大桥关闭！", "无人受伤。"],
        ["Really?!", "Yes."],
        ["No full stop at the end"],
    ],
)
def test_sentences(told: list[str]):
    """A full stop behind a title, a number, an initial or a month does not end a sentence."""
    assert cut(" ".join(told)) == told


def test_nothing():
    """White space holds no sentence."""
    assert cut("") == cut(" \n ") == []


@given(st.text(alphabet="aB.!? \n。”)1", max_size=80))
def test_all_is_in_a_sentence(text: str):
    """Sentences hold every sign but the white space between them, in order."""
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in cut(text))
