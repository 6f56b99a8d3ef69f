"""The JSON transcript of the podcast namespace, with word times besides.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
"""

import json

from service.model import Episode
from service.publishing.cues import cues


def transcript_json(episode: Episode) -> str:
    """Write the cues of the WebVTT transcript, their words, and whether word times were measured or estimated."""
    measured = all(heard.words_measured for heard in episode.segments)
    head = json.dumps(
        {"version": "1.0.0", "wordTimes": "measured" if measured else "estimated", "segments": []}
    )
    # One segment at a time: as Python's dictionaries, those of hours would take twenty times the room.
    segments = ", ".join(
        json.dumps(
            {
                "speaker": cue.voice,
                **_entry(cue.start_ms, cue.end_ms, cue.text),
                "words": [_entry(word.start_ms, word.end_ms, word.text) for word in cue.words],
            },
            ensure_ascii=False,
        )
        for cue in cues(episode)
    )
    return f"{head[:-2]}{segments}]}}"


def _entry(start_ms: int, end_ms: int, body: str) -> dict[str, float | str]:
    return {"startTime": start_ms / 1000, "endTime": end_ms / 1000, "body": body}
