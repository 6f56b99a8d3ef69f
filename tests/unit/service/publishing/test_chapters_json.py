"""The list of chapters as JSON."""

import json

from service.publishing.chapters_json import chapters_json


def test_chapters_start_at_nought_and_are_titled(harbour):
    assert json.loads(chapters_json(harbour)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.0, "title": "Storm closes the coastal railway"},
            {"startTime": 12.0, "title": "What passengers can do"},
        ],
    }
