"""SubRip: the transcript that older players show. It names a voice where another one begins, and none where there is one."""

from service.model import Episode
from service.publishing.cues import cues
from service.words import clock


def srt(episode: Episode) -> str:
    """Write the transcript of *episode* in lines as short as the podcast namespace advises.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
    """
    blocks = []
    for number, cue in enumerate(cues(episode, line_chars=32, named=True), start=1):
        times = f"{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}"
        # SubRip has no way to escape the arrow that stands between times.
        text = "\n".join(cue.lines).replace("-->", "→")
        blocks.append(f"{number}\n{times}\n{text}\n")
    return "\n".join(blocks)
