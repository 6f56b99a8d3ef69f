"""How far the service goes for a document. Pure."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from service.errors import SettingsError
from service.fetching.errors import Refused
from service.fetching.target import PORTS, Target, parse

PRODUCT: Final = "Heardline"
"""What robots.txt files know us by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is fetched, from whom, and for how long and how much we wait."""

    version: str
    public_url: str
    """Where those who see us in their logs can read who we are."""
    inside: frozenset[str] = frozenset()
    """Hosts that may have private addresses, with their port when it is not 80 or 443: `news.intra`, `[::1]:8080`."""
    downgrade: bool = False
    """Whether an https address may redirect to an http one."""
    ca_file: Path | None = None
    """Certificates (PEM) of an intranet's authority, trusted beside those of the system."""
    connect_s: float = 10.0
    """For one connection, and for its encryption."""
    read_s: float = 15.0
    """Without a byte from the server."""
    total_s: float = 60.0
    """For everything: names, redirects, robots.txt, and waiting for our turn."""
    max_arriving_bytes: int = 10 * 2**20
    max_unpacked_bytes: int = 20 * 2**20
    max_redirects: int = 5

    def __post_init__(self) -> None:
        """Raises SettingsError for an inside host that is none."""
        for entry in self.inside:
            if not _is_a_host(entry):
                raise SettingsError(
                    f"“{entry}” in HEARDLINE_ALLOW_HOSTS is no host. Write the name of a host, with its port if that is not 80 or 443."
                )

    @property
    def user_agent(self) -> str:
        return f"{PRODUCT}/{self.version} (+{self.public_url})"

    def is_inside(self, target: Target) -> bool:
        """Whether *target* is one of the hosts that may have private addresses."""
        return target.authority in {parse(f"http://{entry}").authority for entry in self.inside}

    def admit(self, target: Target) -> None:
        """Refuse a *target* at a port that is not the web's and not configured."""
        if target.port not in PORTS.values() and not self.is_inside(target):
            raise Refused(
                f"{target.shown} is at port {target.port}. Only ports 80 and 443 are asked; "
                f"if this address is right, add {target.authority} to HEARDLINE_ALLOW_HOSTS."
            )


def _is_a_host(entry: str) -> bool:
    try:
        return parse(f"http://{entry}").path == "/" and not entry.endswith("/")
    except Refused:
        return False
