"""What an operator configures."""

import pytest
from unit.service.fetching.sites import policy_for

from service.errors import SettingsError
from service.fetching.errors import Refused
from service.fetching.target import parse


def test_says_truthfully_who_asks():
    assert policy_for().user_agent == "Heardline/0.1.0 (+https://listen.example)"


@pytest.mark.parametrize("url", ["http://news.example:22/", "https://news.example:8443/"])
def test_only_the_ports_of_the_web_are_asked(url: str):
    with pytest.raises(Refused, match="Only ports 80 and 443"):
        policy_for().admit(parse(url))


def test_an_inside_host_is_let_in_at_its_port_only():
    policy = policy_for("News.Intra.:8080", "wiki.intra")
    policy.admit(parse("http://news.intra:8080/"))
    assert policy.is_inside(parse("http://wiki.intra/"))
    assert policy.is_inside(parse("https://wiki.intra/"))
    assert not policy.is_inside(parse("http://news.intra/"))
    assert not policy.is_inside(parse("http://sub.wiki.intra/"))
    with pytest.raises(Refused):
        policy.admit(parse("http://wiki.intra:8080/"))


@pytest.mark.parametrize("entry", ["", "news intra", "http://news.intra", "me:hunter2@news.intra"])
def test_an_inside_host_that_is_none_is_noticed_at_once(entry: str):
    with pytest.raises(SettingsError, match="HEARDLINE_ALLOW_HOSTS is no host"):
        policy_for(entry)
