"""Whether a host may be asked is decided by every address that it has."""

import threading

import pytest
from unit.service.fetching.sites import Names, policy_for

from service.fetching import Refused, Unreachable
from service.fetching.deadline import Deadline
from service.fetching.lookup import Resolve, checked_addresses, system_resolve
from service.fetching.target import parse


def addresses(url: str, resolve: Resolve, *inside: str, total_s: float = 5) -> list[str]:
    found = checked_addresses(
        parse(url), policy=policy_for(*inside), resolve=resolve, deadline=Deadline(total_s)
    )
    return [str(address) for address in found]


def test_public_addresses_may_be_asked():
    names = Names(news_example=[["93.184.216.34", "2606:4700::1"]])
    assert addresses("https://news.example/", names) == ["93.184.216.34", "2606:4700::1"]


@pytest.mark.parametrize(
    "private", ["10.0.0.7", "127.0.0.1", "::1", "::ffff:169.254.169.254", "64:ff9b::10.0.0.7"]
)
def test_one_private_address_among_public_ones_is_enough_to_refuse(private: str):
    names = Names(news_example=[["93.184.216.34", private]])
    with pytest.raises(Refused, match="not a public address") as refused:
        addresses("https://news.example/story?token=hunter2", names)
    assert refused.value.permanent
    assert "add news.example to HEARDLINE_ALLOW_HOSTS" in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://１６９.254.169.254/",
    ],
)
def test_a_private_address_is_refused_in_any_notation_and_nobody_is_asked(url: str):
    names = Names()
    with pytest.raises(Refused, match="not a public address"):
        addresses(url, names)
    assert names.asked == []


def test_an_inside_host_may_have_private_addresses():
    names = Names(news_intra=[["10.0.0.7"]])
    assert addresses("http://news.intra/", names, "news.intra") == ["10.0.0.7"]


@pytest.mark.parametrize("answers", [{}, {"news_example": [[]]}])
def test_a_host_that_is_not_found_may_be_found_later(answers: dict[str, list[list[str]]]):
    with pytest.raises(Unreachable, match=r"No host news\.example can be found") as lost:
        addresses("https://news.example/", Names(**answers))
    assert not lost.value.permanent


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    answered = threading.Event()
    with pytest.raises(TimeoutError):
        addresses("https://news.example/", lambda _: answered.wait() and [], total_s=0.05)
    answered.set()


def test_the_system_knows_this_machine():
    found = system_resolve("localhost")
    assert found
    assert all(address.is_loopback for address in found)
