"""A paragraph that is too long for one segment is cut where a reader would breathe."""

from service.scripting.breaths import LONGEST
from service.scripting.breaths import breaths as stretches

SENTENCE = "The river rose again that night, and nobody slept. "


def breaths(text: str) -> list[str]:
    """The words of each breath."""
    return [text[start:end] for start, end in stretches(text, "en")]


def test_short_text_is_one_breath():
    """What fits is not cut."""
    assert list(breaths("It rose. It fell.")) == ["It rose. It fell."]


def test_cut_between_sentences():
    """A long text is cut at ends of sentences, as late as fits."""
    cut = list(breaths(SENTENCE * 60))
    assert all(breath.endswith("slept.") for breath in cut)
    assert all(LONGEST - len(SENTENCE) < len(breath) <= LONGEST for breath in cut[:-1])
    assert " ".join(cut) == (SENTENCE * 60).strip()


def test_cut_between_words():
    """A sentence that is too long is cut between words."""
    cut = list(breaths("river " * 600))
    assert [word for breath in cut for word in breath.split()] == ["river"] * 600
    assert all(len(breath) <= LONGEST for breath in cut)


def test_cut_between_items():
    """A long list is cut between its items."""
    cut = list(breaths("\n".join(["a small item of the list"] * 100)))
    assert all(breath.split("\n")[-1] == "a small item of the list" for breath in cut)


def test_cut_anywhere():
    """What has no space is cut where it must be."""
    assert "".join(breaths("水" * 4000)) == "水" * 4000


def test_marks_alone_are_no_breath():
    """A stretch in which nothing can be said is left out."""
    assert list(breaths("..." * 1000 + " word")) == ["word"] or all(
        "word" in breath for breath in breaths("..." * 1000 + " word")
    )
    assert list(breaths("—")) == []
