"""What the picture of a show has on it, in words."""

import pytest

from service.publishing.artwork import cover_of


@pytest.mark.parametrize(
    ("name", "language", "alt"),
    [
        ("Science", "en-GB", "Example News: Science. White letters on dark blue; a golden line turns into the waves of a voice."),
        ("Kultur", "de", "Example News: Kultur. Weiße Schrift auf Dunkelblau; eine goldene Linie wird zu den Wellen einer Stimme."),
        ("Example News", "en", "Example News. White letters on dark blue; a golden line turns into the waves of a voice."),
        ("Example News, read aloud", "tlh", "Example News, read aloud. White letters on dark blue; a golden line turns into the waves of a voice."),
        ("செய்திகள்", "en", "Lines of text, drawn as strokes on dark blue; one is golden and turns into the waves of a voice."),
    ],
)  # fmt: skip
def test_who_does_not_see_the_picture_is_told_its_words_and_its_looks(name, language, alt):
    """In the show's language where that is known; no word is told that is not drawn."""
    assert cover_of(name, service="Example News", language=language).alt == alt


def test_pictures_of_other_words_have_other_addresses_and_those_of_the_same_words_the_same():
    """Podcast apps keep a picture by its address: after a change they would never see the new one."""

    def address(name, service="Example News"):
        return cover_of(name, service=service, language="en").large

    assert address("Science") == address("Science") == address("\u202eScience 🚀")
    assert (
        len(
            {
                address("Science"),
                address("Sciences"),
                address("Science", "Other News"),
                address("அ"),
            }
        )
        == 4
    )


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh"])
def test_a_long_title_is_told_shorter_and_the_looks_whole(language):
    """The podcast namespace wants no more than 255 characters."""
    short = cover_of("A", service="A", language=language).alt
    long = cover_of("новости мира " * 60, service="Example News", language=language).alt
    assert len(long.encode()) <= 255
    assert long.startswith("Example News: новости")
    assert long.endswith(short.removeprefix("A"))
