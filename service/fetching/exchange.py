"""One request and its response, with the library's exceptions turned into ours."""

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpcore2

from service.fetching.deadline import Deadline
from service.fetching.errors import FetchError, ServerTrouble, TooLarge, Unreachable
from service.fetching.line import Line
from service.fetching.lookup import Resolve, checked_addresses
from service.fetching.policy import Policy
from service.fetching.public import IP
from service.fetching.target import Target
from service.fetching.unpack import ACCEPTED, unpacked

_WANTED: Final = (
    "text/html, application/xhtml+xml, application/xml, application/json, text/*;q=0.9, */*;q=0.1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered; its body has not been read yet."""

    target: Target
    status: int
    headers: Mapping[str, str]
    """By their names in lower case."""
    chunks: Iterator[bytes]

    def body(self, policy: Policy) -> bytes:
        """Read and unpack the body.

        Raises:
            TooLarge: it is more than *policy* allows, packed or unpacked.
            NotADocument, ServerTrouble: it cannot be unpacked.
        """
        limit_bytes = policy.max_arriving_bytes
        declared = self.headers.get("content-length", "")
        if declared.isdecimal() and (len(declared) > 18 or int(declared) > limit_bytes):
            raise self._too_large(limit_bytes)
        data = bytearray()
        for chunk in self.chunks:
            data += chunk
            if len(data) > limit_bytes:
                raise self._too_large(limit_bytes)
        return unpacked(
            bytes(data),
            self.headers.get("content-encoding"),
            limit_bytes=policy.max_unpacked_bytes,
            where=self.target.shown,
        )

    def _too_large(self, limit_bytes: int) -> TooLarge:
        return TooLarge(
            f"{self.target.shown} sends more than {limit_bytes:,} bytes. No article needs that; nothing was kept."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What all requests of one fetch have in common."""

    policy: Policy
    resolve: Resolve
    deadline: Deadline

    def addresses(self, target: Target) -> Sequence[IP]:
        """Return the addresses of *target*, all of which may be asked. Raises Refused, Unreachable."""
        self.policy.admit(target)
        with self._translating(target):
            return checked_addresses(
                target, policy=self.policy, resolve=self.resolve, deadline=self.deadline
            )

    @contextmanager
    def ask(
        self, target: Target, own: Mapping[str, str], *, form: bytes | None = None
    ) -> Iterator[Response]:
        """Ask for *target*, with headers of its *own* beside the usual ones, or instead. The answer's end at 100 KiB.

        With a *form*, filled in and encoded, that is posted to it.

        Raises:
            Refused: its port or one of its addresses is not to be asked.
            Unreachable, ServerTrouble: no answer, or none that is HTTP; also while the body is read.
        """
        addresses = self.addresses(target)
        with self._translating(target):
            origin = httpcore2.Origin(target.scheme.encode(), _dialled(target), target.port)
            encryption = self._encryption() if target.scheme == "https" else None
            with (
                httpcore2.HTTPConnection(
                    origin=origin,
                    ssl_context=encryption,
                    network_backend=Line(addresses, self.deadline),
                ) as connection,
                connection.stream(
                    "GET" if form is None else "POST",
                    httpcore2.URL(
                        scheme=origin.scheme,
                        host=origin.host,
                        port=origin.port,
                        target=target.path.encode("ascii"),
                    ),
                    headers=self._headers(target, own),
                    content=form,
                    extensions={"timeout": self._timeouts()},
                ) as response,
            ):
                yield Response(
                    target=target,
                    status=response.status,
                    headers=_headers_read(response.headers),
                    chunks=response.iter_stream(),
                )

    def _headers(self, target: Target, own: Mapping[str, str]) -> list[tuple[str, str]]:
        usual = {
            "Host": target.origin.partition("://")[2],
            "User-Agent": self.policy.user_agent,
            "Accept": _WANTED,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }
        return list({**usual, **own}.items())

    def _timeouts(self) -> dict[str, float]:
        read_s = self.policy.read_s
        return {"connect": self.policy.connect_s, "read": read_s, "write": read_s}

    def _encryption(self) -> ssl.SSLContext:
        context = httpcore2.default_ssl_context()
        if self.policy.ca_file is not None:
            context.load_verify_locations(self.policy.ca_file)
        return context

    @contextmanager
    def _translating(self, target: Target) -> Iterator[None]:
        try:
            yield
        except FetchError:
            raise
        except (TimeoutError, httpcore2.TimeoutException) as error:
            raise self._too_slow(target, error) from error
        except httpcore2.ProtocolError as error:
            raise ServerTrouble(
                f"{target.shown} broke off its answer, or did not answer in HTTP. Try again later."
            ) from error
        except httpcore2.NetworkError as error:
            raise _no_connection(target, error.__cause__) from error

    def _too_slow(self, target: Target, error: Exception) -> Unreachable:
        if self.deadline.is_over:
            slow = f"was not done after {self.policy.total_s:g} seconds"
        elif isinstance(error, httpcore2.ConnectTimeout):
            slow = f"took no connection within {self.policy.connect_s:g} seconds"
        else:
            slow = f"sent nothing for {self.policy.read_s:g} seconds"
        return Unreachable(f"{target.shown} {slow}. Try again later.")


def _dialled(target: Target) -> bytes:
    return target.host.strip("[]").encode("ascii")


def _headers_read(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Join headers of the same name, as RFC 9110, 5.3, has it."""
    read: dict[str, list[str]] = {}
    for name, value in raw:
        read.setdefault(name.decode("ascii").lower(), []).append(_text(value))
    return {name: ", ".join(values) for name, values in read.items()}


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _no_connection(target: Target, cause: BaseException | None) -> Unreachable:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Unreachable(
            f"The certificate of {target.origin} is not to be trusted: {cause.verify_message}. "
            "Its owner has to put that right."
        )
    why = cause.strerror if isinstance(cause, OSError) and cause.strerror else "no reason was given"
    return Unreachable(
        f"{target.shown} cannot be reached: {why}. Check the address and the network."
    )
