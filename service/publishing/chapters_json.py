"""The chapters of an episode as JSON, version 1.2.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
"""

import json

from service.model import Episode


def chapters_json(episode: Episode) -> str:
    """Write the chapters of *episode*."""
    return json.dumps(
        {
            "version": "1.2.0",
            "chapters": [
                {
                    "startTime": chapter.start_ms / 1000,
                    "title": chapter.title,
                    **({"url": chapter.url} if chapter.url else {}),
                }
                for chapter in episode.chapters
            ],
        },
        ensure_ascii=False,
    )
