"""All files of a rendition, by the names under which they are kept."""

from collections.abc import Mapping
from pathlib import Path

from service.model import Episode
from service.publishing.chapters_json import chapters_json
from service.publishing.srt import srt
from service.publishing.transcript_html import transcript_html
from service.publishing.transcript_json import transcript_json
from service.publishing.vtt import vtt

AUDIO = "audio.mp3"
VTT = "transcript.vtt"
SRT = "transcript.srt"
JSON = "transcript.json"
HTML = "transcript.html"
CHAPTERS = "chapters.json"
NAMES = (AUDIO, VTT, SRT, JSON, HTML, CHAPTERS)


def files_of(episode: Episode) -> Mapping[str, bytes | Path]:
    """Give every file of *episode*, written here or where it lies; the words are the same in all of them."""
    return {
        AUDIO: episode.audio,
        VTT: vtt(episode).encode(),
        SRT: srt(episode).encode(),
        JSON: transcript_json(episode).encode(),
        HTML: transcript_html(episode).encode(),
        CHAPTERS: chapters_json(episode).encode(),
    }
