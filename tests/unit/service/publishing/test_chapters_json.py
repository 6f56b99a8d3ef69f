"""The list of chapters as JSON."""

import json
from dataclasses import replace

from service.publishing.chapters_json import chapters_json


def test_chapters_start_at_nought_and_are_titled(harbour):
    assert json.loads(chapters_json(harbour)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.0, "title": "Storm closes the coastal railway"},
            {"startTime": 12.0, "title": "What passengers can do"},
        ],
    }


def test_a_chapter_leads_to_where_there_is_more(harbour):
    first, *others = harbour.chapters
    linked = replace(harbour, chapters=(replace(first, url="https://news.example/1"), *others))
    told = json.loads(chapters_json(linked))["chapters"]
    assert [chapter.get("url") for chapter in told] == ["https://news.example/1", None]
