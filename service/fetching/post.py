"""A form is posted to an address that the newsroom configured."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from service.fetching.deadline import Deadline
from service.fetching.errors import ServerTrouble
from service.fetching.follow import check_status
from service.fetching.lookup import Resolve, system_resolve
from service.fetching.policy import Policy
from service.fetching.target import parse


def post(
    url: str, fields: Mapping[str, str], *, policy: Policy, resolve: Resolve = system_resolve
) -> None:
    """Post *fields* as a form; a redirect is no success, and nothing of the answer is read.

    Raises:
        FetchError: see the tree in `service.fetching.errors`.
    """
    from service.fetching.exchange import Errand  # noqa: PLC0415 - httpcore2 takes 0.1 s to import

    target = parse(url)
    form = urlencode(fields).encode()
    errand = Errand(policy=policy, resolve=cache(resolve), deadline=Deadline(policy.total_s))
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(form)),
    }
    with errand.ask(target, headers, form=form) as response:
        check_status(response)
        if not 200 <= response.status < 300:
            raise ServerTrouble(
                f"{target.shown} answers {response.status} to a form. Name the address that takes it."
            )
