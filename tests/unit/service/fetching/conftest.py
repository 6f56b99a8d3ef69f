"""Servers that end with their test, and a fetch that lets them in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from unit.service.fetching.sites import Answer, Site, policy_for

from service.fetching import Fetched, Pace, fetch


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    """Start a server that gives each request to *answer*."""
    with ExitStack() as sites:

        def start(answer: Answer | bytes, **settings: object) -> Site:
            said = answer if callable(answer) else lambda _: answer
            site = Site(answer=said, **settings)
            sites.callback(site.close)
            return site

        yield start


@pytest.fixture
def get() -> Callable[..., Fetched]:
    """Fetch from a server that the policy lets in, without robots.txt and without a gap between requests."""

    def fetched(url: str, *sites: Site | str, **settings: object) -> Fetched:
        policy = settings.pop("policy", None) or policy_for(*sites)
        arguments = {"robots": None, "pace": Pace(gap_s=0)} | settings
        answer = fetch(url, policy=policy, **arguments)
        assert isinstance(answer, Fetched)
        return answer

    return fetched
