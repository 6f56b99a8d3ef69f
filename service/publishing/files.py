"""All files of a rendition, by the names under which they are kept."""

from collections.abc import Iterator

from service.forms import Codec
from service.model import Episode
from service.publishing.chapters_json import chapters_json
from service.publishing.srt import srt
from service.publishing.transcript_html import transcript_html
from service.publishing.transcript_json import transcript_json
from service.publishing.vtt import vtt
from service.publishing.words_vtt import words_vtt

AUDIO = "audio.mp3"
VTT = "transcript.vtt"
SRT = "transcript.srt"
JSON = "transcript.json"
HTML = "transcript.html"
CHAPTERS = "chapters.json"
WORDS = "words.vtt"
NAMES = (AUDIO, VTT, SRT, JSON, HTML, CHAPTERS, WORDS)


def audio_name(codec: Codec) -> str:
    """Name the file that holds the sound."""
    return f"audio.{codec.ending}"


def texts_of(episode: Episode) -> Iterator[tuple[str, bytes]]:
    """Write every other file of *episode*, one at a time; the words are the same in all of them."""
    yield VTT, vtt(episode).encode()
    yield SRT, srt(episode).encode()
    yield JSON, transcript_json(episode).encode()
    yield HTML, transcript_html(episode).encode()
    yield CHAPTERS, chapters_json(episode).encode()
    yield WORDS, words_vtt(episode).encode()
