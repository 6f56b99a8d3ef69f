"""What a site asks of robots is obeyed."""

from collections.abc import Callable

import pytest

from service.fetching import NotFound, NotYet, Refused, Robots, ServerTrouble, TooLarge
from service.fetching.target import Target, parse

STORY = parse("https://news.example/2026/story?id=1")


class Rules:
    """A robots.txt, and how often it was asked for."""

    def __init__(self, answer: str | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, target: Target) -> bytes:
        self.asked.append(target.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer.encode()


def obey(rules: Callable[[Target], bytes], target: Target = STORY) -> float | None:
    return Robots(clock=lambda: 0.0).obey(target, rules)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!doctype html><title>Not found</title>",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /private",
        "User-agent: *\nDisallow: /\nAllow: /2026/",
        "User-agent: *\nDisallow: /\n\nUser-agent: heardline\nAllow: /",
        "User-agent: heardlinebot\nDisallow: /",
    ],
)
def test_what_is_allowed_is_fetched(text: str):
    assert obey(Rules(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /",
        "\ufeffuser-agent: *\ndisallow: /2026",
        "User-agent: *\nAllow: /\n\nUser-agent: Heardline\nDisallow: /",
        "User-agent: *\nDisallow: /*?id=",
        "User-agent: *\nAllow: /20\nDisallow: /2026/",
    ],
)
def test_what_is_forbidden_is_left_alone(text: str):
    with pytest.raises(Refused, match="Ask its newsroom to allow Heardline there") as refused:
        obey(Rules(text))
    assert refused.value.permanent


def test_is_asked_at_the_root_of_the_site():
    rules = Rules("")
    obey(rules, parse("http://[::1]:8080/deep/in?q"))
    assert rules.asked == ["http://[::1]:8080/robots.txt"]


def test_the_wanted_gap_is_passed_on():
    assert obey(Rules("User-agent: *\nCrawl-delay: 2.5")) == 2.5
    assert obey(Rules("User-agent: *\nCrawl-delay: inf")) is None


@pytest.mark.parametrize("error", [NotFound("404"), TooLarge("!"), Refused("a redirect loop")])
def test_no_rules_to_be_had_allow_everything(error: Exception):
    assert obey(Rules(error)) is None


def test_rules_that_cannot_be_read_for_now_forbid_everything_for_now():
    now = [0.0]
    robots, rules = Robots(retry_s=600, clock=lambda: now[0]), Rules(ServerTrouble("500"))
    for _ in range(2):
        with pytest.raises(NotYet) as early:
            robots.obey(STORY, rules)
        assert not early.value.permanent
    assert early.value.retry_after_s == 600
    assert len(rules.asked) == 1
    rules.answer = "User-agent: *\nAllow: /"
    now[0] = 601.0
    robots.obey(STORY, rules)
    assert len(rules.asked) == 2


def test_rules_are_remembered_for_a_while_for_each_site():
    now = [0.0]
    robots, rules = Robots(keep_s=3600, clock=lambda: now[0]), Rules("")
    for _ in range(3):
        robots.obey(STORY, rules)
    assert len(rules.asked) == 1
    robots.obey(parse("http://news.example/"), rules)
    assert len(rules.asked) == 2
    now[0] = 3601.0
    robots.obey(STORY, rules)
    assert len(rules.asked) == 3


def test_only_so_many_sites_are_remembered():
    robots, rules = Robots(clock=lambda: 0.0), Rules("")
    for number in range(500):
        robots.obey(parse(f"https://site-{number}.example/"), rules)
    robots.obey(parse("https://site-499.example/"), rules)
    assert len(rules.asked) == 500
    robots.obey(parse("https://site-0.example/"), rules)
    assert len(rules.asked) == 501


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "$",
        "User-agent: *\n" + "Allow: /*a*b\n" * 40_000,
    ],
)
def test_a_hostile_file_costs_little(text: str):
    """Patterns are matched in linear time: with backtracking this would not end."""
    obey(Rules(text), parse("https://news.example/" + "a" * 5000))
