"""A large file, whose size is known, straight to the disk; what was cut off goes on where it stopped."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from service.fetching.deadline import Deadline
from service.fetching.errors import NotADocument, ServerTrouble, TooLarge
from service.fetching.follow import check_status, follow
from service.fetching.lookup import Resolve, system_resolve
from service.fetching.policy import Policy
from service.fetching.target import Target, parse

if TYPE_CHECKING:
    from service.fetching.exchange import Response

_LONGEST_S: Final = 6 * 3600.0
"""A hundred megabytes over a slow line; what sends nothing ends after `Policy.read_s`."""


def download(
    url: str,
    file: Path,
    *,
    size_bytes: int,
    policy: Policy,
    progress: Callable[[int], None] = lambda _: None,
    resolve: Resolve = system_resolve,
) -> None:
    """Fetch what is at *url* to *file*, after what *file* holds of it already (RFC 9110, 14: ranges).

    Args:
        url: Where it is.
        file: What has arrived stays there, also when the rest does not.
        size_bytes: How much it must be.
        policy: Whom we ask, and for how long we wait; its limits of size and of all time are not for this.
        progress: Told how many bytes are there.
        resolve: Finds the addresses of a host.

    Raises:
        FetchError: see the tree in `service.fetching.errors`.
        OSError: the file cannot be written.
    """
    from service.fetching.exchange import Errand  # noqa: PLC0415 - httpcore2 takes 0.1 s to import

    target = parse(url)
    patient = replace(policy, total_s=_LONGEST_S)
    errand = Errand(policy=patient, resolve=cache(resolve), deadline=Deadline(patient.total_s))
    there = file.stat().st_size if file.exists() else 0
    if there > size_bytes:
        file.unlink()
        there = 0
    if there == size_bytes:
        progress(there)
        return

    def asking(_: Target) -> dict[str, str]:
        return {"Accept-Encoding": "identity"} | ({"Range": f"bytes={there}-"} if there else {})

    follow(
        target,
        errand,
        asking=asking,
        before=lambda _: None,
        read=lambda response: _write(response, file, there, size_bytes, progress),
    )


def _write(
    response: "Response", file: Path, there: int, size_bytes: int, progress: Callable[[int], None]
) -> None:
    check_status(response)
    where, headers = response.target.shown, response.headers
    if headers.get("content-encoding", "identity") != "identity":
        raise NotADocument(f"{where} is packed, which was not asked for. Try another server.")
    goes_on = response.status == 206 and headers.get("content-range", "").startswith(
        f"bytes {there}-"
    )
    if not goes_on and response.status != 200:
        raise ServerTrouble(
            f"{where} answers {response.status}, which is no file. Try again later."
        )
    if not goes_on:
        there = 0
    with file.open("ab" if goes_on else "wb") as written:
        for chunk in response.chunks:
            there += len(chunk)
            if there > size_bytes:
                raise TooLarge(
                    f"{where} sends more than the {size_bytes:,} bytes that it should have. Nothing more was kept."
                )
            written.write(chunk)
            progress(there)
    if there < size_bytes:
        raise ServerTrouble(
            f"{where} ended after {there:,} of {size_bytes:,} bytes. Ask again: it goes on from there."
        )
