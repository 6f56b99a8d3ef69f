"""WebVTT (https://www.w3.org/TR/webvtt1/): the transcript that podcast players and browsers show."""

from html import escape
from typing import Final

from service.model import Episode
from service.publishing.cues import cues
from service.words import clock

_ESTIMATED: Final = (
    "Times within a paragraph are estimated: the voice does not tell when it says a word."
)


def vtt(episode: Episode) -> str:
    """Write the transcript of *episode*, each cue under the name of its voice; a note says where times are estimated."""
    blocks = ["WEBVTT"]
    if not all(heard.words_measured for heard in episode.segments):
        blocks.append(f"NOTE {_ESTIMATED}")
    for cue in cues(episode):
        speaker = escape(" ".join(cue.voice.split()), quote=False)
        text = escape("\n".join(cue.lines), quote=False)
        times = f"{clock(cue.start_ms, '.')} --> {clock(cue.end_ms, '.')}"
        blocks.append(f"{times}\n<v {speaker}>{text}")
    return "\n\n".join(blocks) + "\n"
