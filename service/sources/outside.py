"""What it takes to fetch news, in one record. `service.wiring` fills it."""

from dataclasses import dataclass
from typing import Protocol

from service.fetching import Fetched, NotModified, Validators
from service.store.sites import Sites
from service.store.sources import Sources


class Fetch(Protocol):
    """Asks for an address, as far as the service's policy and good manners allow."""

    def __call__(
        self, url: str, *, found: bool, known: Validators | None = None
    ) -> Fetched | NotModified:
        """Fetch *url*, which the newsroom gave us, or which was *found* somewhere. Raises FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Where news is fetched from, and how."""

    sources: Sources
    sites: Sites
    fetch: Fetch
