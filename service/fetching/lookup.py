"""From the name of a host to addresses that may be asked."""

import socket
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from ipaddress import ip_address
from threading import Thread

from service.fetching.deadline import Deadline
from service.fetching.errors import Refused, Unreachable
from service.fetching.policy import Policy
from service.fetching.public import IP, is_public
from service.fetching.target import Target

Resolve = Callable[[str], Sequence[IP]]
"""From a host's name to its addresses. Raises OSError."""


def system_resolve(host: str) -> Sequence[IP]:
    """Ask the system for the addresses of *host*."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(str(entry[4][0])) for entry in found))


def checked_addresses(
    target: Target, *, policy: Policy, resolve: Resolve, deadline: Deadline
) -> Sequence[IP]:
    """Return the addresses of *target*; all of them may be asked.

    Raises:
        Refused: one of them is not public, and the host is not configured as inside.
        Unreachable: there are none.
        TimeoutError: the name was not resolved before the deadline.
    """
    literal = target.address
    found = (literal,) if literal else _resolved(target, resolve, deadline.within(None))
    if not policy.is_inside(target):
        for address in found:
            if not is_public(address):
                raise Refused(
                    f"{target.shown} is at {address}, which is not a public address. "
                    f"If this host is right, add {target.authority} to HEARDLINE_ALLOW_HOSTS."
                )
    return found


def _resolved(target: Target, resolve: Resolve, seconds: float) -> Sequence[IP]:
    answer: Future[Sequence[IP]] = Future()

    def ask() -> None:
        try:
            answer.set_result(resolve(target.host))
        except Exception as error:  # noqa: BLE001 - it is raised again by the one who waits
            answer.set_exception(error)

    # The system's resolver knows no deadline; the thread ends when it does.
    Thread(target=ask, name="resolve", daemon=True).start()
    try:
        found = answer.result(timeout=seconds)
    except TimeoutError:
        raise
    except OSError as error:
        raise _no_such_host(target) from error
    if not found:
        raise _no_such_host(target)
    return found


def _no_such_host(target: Target) -> Unreachable:
    return Unreachable(
        f"No host {target.host} can be found for {target.shown}. Check how it is written, and the network."
    )
