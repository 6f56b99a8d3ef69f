"""The metadata track by which a page lights up the words that are heard."""

import io
from dataclasses import replace

import webvtt
from unit.service.web.newsroom import article

from service.model import Block, HeardSegment, HeardWord, SaidWord, Script, Segment, Span
from service.publishing.parts import parts
from service.publishing.words_vtt import words_vtt
from voices import Run


def lit(episode):
    """Read the track as a browser does, and return the words of the page that it points at."""
    texts = {part.id: part.text.encode("utf-16-le") for part in parts(episode.script.article)}
    found = []
    for caption in webvtt.from_buffer(io.StringIO(words_vtt(episode))).captions:
        part, first, last = caption.text.split()
        found.append((part, texts[part][2 * int(first) : 2 * int(last)].decode("utf-16-le")))
    return found


def heard(kind, text, words, at_ms=0):
    """A segment of which *words* are heard, 100 ms each."""
    timed, position = [], 0
    for i, word in enumerate(words):
        start = text.index(word, position)
        position = start + len(word)
        timed.append(
            HeardWord(
                shown_from=start,
                shown_to=position,
                start_ms=at_ms + 100 * i,
                end_ms=at_ms + 100 * i + 5,
            )
        )
    return HeardSegment(
        segment=Segment(
            kind=kind,
            shown=text,
            runs=(Run(text=text, language="en"),),
            spans=(Span(0, len(text), 0, len(text)),),
        ),
        start_ms=at_ms,
        end_ms=at_ms + 100 * len(words),
        words=tuple(timed),
        said=(),
        words_measured=True,
        voice="Ada",
    )


def spoken(kind, text, words, at_ms=0):
    """A segment in the words of Heardline."""
    as_shown = heard(kind, text, words, at_ms)
    said = tuple(
        SaidWord(
            spoken_from=word.shown_from,
            spoken_to=word.shown_to,
            start_ms=word.start_ms,
            end_ms=word.end_ms,
        )
        for word in as_shown.words
    )
    return replace(as_shown, words=(), said=said)


def with_blocks(harbour, blocks, segments):
    story = article(headline=None, deck=None, dateline=None, attribution=None, blocks=blocks)
    return with_story(harbour, story, segments)


def with_story(harbour, story, segments):
    script = Script(article=story, segments=tuple(s.segment for s in segments), dropped=())
    return replace(harbour, script=script, segments=tuple(segments))


def test_each_word_lights_up_in_the_part_of_the_page_that_shows_it(harbour):
    """Where from and who reports come first, in the words that are said; then the headline."""
    said = [
        spoken("dateline", "From Harwich.", ["From", "Harwich"]),
        spoken("attribution", "Ada Reed reports.", ["Ada", "Reed", "reports"], 1000),
        heard("headline", "Storm closes the coastal railway", ["Storm", "railway"], 2000),
    ]
    episode = with_story(harbour, article(), said)
    assert lit(episode) == [
        ("dateline", "From"),
        ("dateline", "Harwich"),
        ("attribution", "Ada"),
        ("attribution", "Reed"),
        ("attribution", "reports"),
        ("headline", "Storm"),
        ("headline", "railway"),
    ]


def test_a_name_said_otherwise_than_the_page_shows_it_lights_nothing(harbour):
    said = [
        spoken("dateline", "From Harridge.", ["From", "Harridge"]),
        heard("headline", "Storm closes the coastal railway", ["Storm"], 2000),
    ]
    assert lit(with_story(harbour, article(), said)) == [("headline", "Storm")]


def test_signs_outside_the_basic_plane_count_twice_as_browsers_count(harbour):
    text = "🌊 Waves 🌊 rise"
    blocks = (Block(kind="paragraph", text=text),)
    episode = with_blocks(harbour, blocks, [heard("paragraph", text, ["Waves", "rise"])])
    assert lit(episode) == [("block-1", "Waves"), ("block-1", "rise")]


def test_a_paragraph_read_in_several_breaths_lights_up_as_one_part(harbour):
    text = "One two. One two."
    blocks = (
        Block(kind="paragraph", text="One"),
        Block(kind="picture", text="Not read"),
        Block(kind="paragraph", text=text),
    )
    said = [
        heard("paragraph", "One", ["One"]),
        heard("paragraph", "One two.", ["One", "two"], 1000),
        heard("paragraph", "One two.", ["One", "two"], 2000),
    ]
    episode = with_blocks(harbour, blocks, said)
    cues = [caption.text for caption in webvtt.from_buffer(io.StringIO(words_vtt(episode)))]
    assert cues == ["block-1 0 3", "block-3 0 3", "block-3 4 7", "block-3 9 12", "block-3 13 16"]


def test_no_cue_is_so_short_that_a_browser_passes_it_over(harbour):
    text = "A brief word"
    blocks = (Block(kind="paragraph", text=text),)
    episode = with_blocks(harbour, blocks, [heard("paragraph", text, text.split())])
    assert "00:00:00.100 --> 00:00:00.120" in words_vtt(episode)


def test_words_that_the_page_does_not_show_light_nothing(harbour):
    blocks = (Block(kind="paragraph", text="Shown"),)
    said = [
        heard("notice", "A synthetic voice", ["synthetic"]),
        heard("paragraph", "Shown", ["Shown"]),
    ]
    assert lit(with_blocks(harbour, blocks, said)) == [("block-1", "Shown")]
