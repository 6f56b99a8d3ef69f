"""An article as JSON becomes the article that its words can be spoken of."""

import json
from datetime import date

import pytest

from service.scripting import write_script
from service.web.article_json import article_of


@pytest.fixture
def opening():
    """What is said first of an article that was handed in with these fields."""

    def said(**fields):
        given = {"id": "storm", "headline": "Storm", "language": "en", **fields}
        script = write_script(article_of(json.dumps(given).encode()), today=date(2026, 11, 23))
        return [segment.spoken for segment in script.segments][:-1]

    return said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, []),
        ({"dateline": None, "attribution": None}, []),
        ({"dateline": {}, "attribution": {}}, []),
        ({"dateline": {"place": " "}, "attribution": {"role": ""}}, []),
        ({"dateline": {"place": "Jerusalem"}}, ["From Jerusalem."]),
        (
            {
                "dateline": {
                    "place": "Jerusalem",
                    "region": "Israel",
                    "agency": "AP",
                    "date": "Oct. 12",
                }
            },
            ["From Jerusalem, Israel, October 12, the Associated Press."],
        ),
        ({"dateline": {"place": "Jerusalem", "derived": True}}, ["From Jerusalem."]),
        ({"attribution": {"names": ["Ada Reed"]}}, ["Ada Reed reports."]),
        (
            {"attribution": {"names": ["Ada Reed", "Tom Hale"], "outlet": "VOA News"}},
            ["Ada Reed and Tom Hale report for VOA News."],
        ),
        (
            {
                "dateline": {"place": "Harwich"},
                "attribution": {"names": ["Ada Reed"], "bureau": "Harwich"},
            },
            ["From Harwich.", "Ada Reed reports."],
        ),
    ],
)
def test_dateline_and_attribution_come_first_in_sentences(opening, fields, said):
    assert opening(**fields) == said
