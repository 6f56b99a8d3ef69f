"""From an address to a document, or to a reason why not."""

from functools import cache
from typing import TYPE_CHECKING

from service.fetching.answers import Fetched, NotModified, Validators
from service.fetching.deadline import Deadline
from service.fetching.errors import (
    NotADocument,
    ServerTrouble,
)
from service.fetching.follow import check_status, follow
from service.fetching.headers import can_be_a_document, fresh_s, validators
from service.fetching.lookup import Resolve, system_resolve
from service.fetching.pace import Pace
from service.fetching.policy import Policy
from service.fetching.robots import Robots
from service.fetching.target import Target, parse
from service.model import Document

if TYPE_CHECKING:
    from service.fetching.exchange import Errand, Response


def fetch(
    url: str,
    *,
    policy: Policy,
    robots: Robots | None,
    pace: Pace,
    known: Validators | None = None,
    resolve: Resolve = system_resolve,
) -> Fetched | NotModified:
    """Fetch *url* as *policy* allows, unless nothing has changed since the response that *known* came with.

    Give *robots* for pages that were found; None for an address that the newsroom itself configured, as its own feed.
    Each host is asked at its *pace*. Its name is resolved once, and only addresses that were checked are connected to.

    Raises:
        FetchError: see the tree in `service.fetching.errors`.
    """
    from service.fetching.exchange import Errand  # noqa: PLC0415 - httpcore2 takes 0.1 s to import

    first = parse(url)
    errand = Errand(policy=policy, resolve=cache(resolve), deadline=Deadline(policy.total_s))
    asked: set[str] = set()

    def before(target: Target) -> None:
        errand.addresses(target)  # a host that is not there has no robots.txt to speak of
        delay_s = robots.obey(target, lambda rules: _rules(rules, errand)) if robots else None
        if target.host not in asked:  # a redirect within a host does not wait again
            asked.add(target.host)
            pace.wait(target.host, gap_s=delay_s)

    def read(response: "Response") -> Fetched | NotModified:
        if known and response.status == 304 and _conditions(response.target, known):
            return _unchanged(response, known)
        return _fetched(response, policy, name=first.shown)

    return follow(
        first, errand, asking=lambda target: _conditions(target, known), before=before, read=read
    )


def _rules(target: Target, errand: "Errand") -> bytes:
    return follow(
        target,
        errand,
        asking=lambda _: {},
        before=lambda _: None,
        read=lambda response: _body(response, errand.policy),
    )


def _conditions(target: Target, known: Validators | None) -> dict[str, str]:
    if known is None or known.url != target.url:
        return {}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _fetched(response: "Response", policy: Policy, *, name: str) -> Fetched:
    target, headers = response.target, response.headers
    return Fetched(
        document=Document(
            data=_body(response, policy),
            name=name,
            url=target.url,
            media_type=headers.get("content-type"),
        ),
        validators=validators(headers, url=target.url),
        fresh_s=fresh_s(headers),
    )


def _unchanged(response: "Response", known: Validators) -> NotModified:
    newer = validators(response.headers, url=response.target.url)
    return NotModified(
        validators=Validators(
            url=newer.url,
            etag=newer.etag or known.etag,
            last_modified=newer.last_modified or known.last_modified,
        ),
        fresh_s=fresh_s(response.headers),
    )


def _body(response: "Response", policy: Policy) -> bytes:
    """Read the body of a response that has what was asked for."""
    check_status(response)
    where, status = response.target.shown, response.status
    if status not in {200, 203}:
        raise ServerTrouble(f"{where} answers {status}, which is no document. Try again later.")
    media_type = response.headers.get("content-type")
    if not can_be_a_document(media_type):
        kind = (media_type or "").partition(";")[0][:60]
        raise NotADocument(
            f"{where} is of the type {kind}, which holds no article that can be read. "
            "Give the address of the article's page."
        )
    return response.body(policy)
