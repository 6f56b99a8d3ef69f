"""From answer to answer: redirects are followed, and what is no success is named."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from service.fetching.errors import Denied, Gone, NotFound, Refused, ServerTrouble
from service.fetching.headers import retry_after_s
from service.fetching.policy import Policy
from service.fetching.target import Target, redirected

if TYPE_CHECKING:
    from service.fetching.exchange import Errand, Response

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

_PASSING: Final = frozenset({408, 425, 429})
"""Answers of the 4xx kind that may be others in a while."""

T = TypeVar("T")


def follow(
    target: Target,
    errand: "Errand",
    *,
    asking: Callable[[Target], Mapping[str, str]],
    before: Callable[[Target], None],
    read: Callable[["Response"], T],
) -> T:
    """Ask for *target*, and for what it redirects to, each checked from the start; *read* the first other answer.

    *before* is called with each, and *asking* gives the headers that are sent to it.
    """
    seen: set[str] = set()
    while True:
        before(target)
        with errand.ask(target, asking(target)) as response:
            if response.status not in _REDIRECTS:
                return read(response)
            onward = _onward(response, errand.policy)
        seen.add(target.url)
        if onward.url in seen or len(seen) > errand.policy.max_redirects:
            raise Refused(
                f"{target.shown} redirects in a loop, or too often. Ask its newsroom for the right address."
            )
        target = onward


def _onward(response: "Response", policy: Policy) -> Target:
    target, location = response.target, response.headers.get("location")
    if not location:
        raise ServerTrouble(f"{target.shown} redirects, but does not say where. Try again later.")
    onward = redirected(target, location)
    if (target.scheme, onward.scheme) == ("https", "http") and not policy.downgrade:
        raise Refused(
            f"{target.shown} redirects from https to plain http, where anybody on the way could change the words. "
            "Ask its newsroom for an https address."
        )
    return onward


def check_status(response: "Response") -> None:
    """Raise what a status of failure means: ServerTrouble, Gone, NotFound or Denied."""
    where, status = response.target.shown, response.status
    later_s = retry_after_s(response.headers)
    if status in _PASSING or status >= 500:
        when = "later" if later_s is None else f"in {later_s} seconds"
        raise ServerTrouble(
            f"{where} is in trouble or busy: its server answers {status}. Try again {when}.",
            retry_after_s=later_s,
        )
    if status == 410:
        raise Gone(f"{where} is gone for good, its server says (410). Remove the address.")
    if status == 404:
        raise NotFound(f"There is nothing at {where} (404). Check the address.")
    if status >= 400:
        raise Denied(
            f"{where} is not given to us: its server answers {status}. "
            "Ask its newsroom for an address that needs no login."
        )
