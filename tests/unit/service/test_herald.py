"""When a hub is told of news, and how often."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from contracts.newsroom import NOW

from service.fetching import ServerTrouble
from service.herald import GAP, LONGEST, SHORTEST, Herald

SECOND = timedelta(seconds=1)


@dataclass
class Station:
    """Feeds, a clock, and a hub that may be down."""

    now: datetime = NOW
    feeds: dict[str, object] = field(default_factory=lambda: {"a": 1, "b": 1})
    told: list[str] = field(default_factory=list)
    down: bool = False

    def post(self, hub: str, fields: Mapping[str, str]) -> None:
        assert (hub, fields["hub.mode"]) == ("https://hub.example", "publish")
        if self.down:
            raise ServerTrouble("It answers 503.")
        assert fields["hub.topic"] == fields["hub.url"]
        self.told.append(fields["hub.topic"])


@pytest.fixture
def station() -> Station:
    return Station()


@pytest.fixture
def herald(station: Station) -> Herald:
    return Herald(
        "https://hub.example",
        lambda: dict(station.feeds),
        station.post,
        clock=lambda: station.now,
    )


def test_only_feeds_that_changed_are_told_of(station: Station, herald: Herald):
    herald.tell("w")
    assert station.told == ["a", "b"]
    station.now += GAP
    herald.tell("w")
    station.feeds["b"] = 2
    herald.tell("w")
    assert station.told == ["a", "b", "b"]


def test_news_that_come_fast_are_told_together(station: Station, herald: Herald):
    for number in range(30):
        station.feeds["a"] = number
        herald.tell("w")
        station.now += SECOND
    assert station.told == ["a", "b", "a", "a"]
    station.now += GAP
    herald.tell("w")
    assert station.told == ["a", "b", "a", "a", "a"]


def test_a_hub_that_is_down_is_told_later_and_later(station: Station, herald: Herald, caplog):
    station.down = True
    tries = []
    while len(tries) < 12:
        before = caplog.text.count("could not be told")
        herald.tell("w")
        if caplog.text.count("could not be told") > before:
            tries.append(station.now)
        station.now += SECOND * 5
    waits = [later - sooner for sooner, later in pairwise(tries)]
    assert waits[0] == SHORTEST
    assert waits[1] == 2 * SHORTEST
    assert waits[-1] == LONGEST
    station.down = False
    station.now += LONGEST
    herald.tell("w")
    assert station.told == ["a", "b"]
    station.now += GAP
    station.feeds["a"] = 2
    herald.tell("w")
    assert station.told == ["a", "b", "a"]
