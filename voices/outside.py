"""A service on another machine, asked over HTTP: what it answers is bounded in size and time, its errors are told in words."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from ssl import SSLCertVerificationError, create_default_context
from typing import TYPE_CHECKING, Any, Final

from voices.errors import LONGEST_WAIT_S, EngineBusy, SpeechFailed, SpeechTimedOut

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

_CHUNK: Final = 1 << 16
_CONNECT_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service answered, whatever it was; but that it is busy is an error."""

    status: int
    reason: str
    media_type: str
    """In small letters and without parameters, as in "audio/mpeg"."""
    body: bytes


class Service:
    """One service, and the connections to it that are kept. May be used from several threads.

    Nobody is followed to another address, no password of the user's is looked up, no cookie is kept, and only those are
    believed whose certificates are trusted.

    Args:
        host: Who is asked, as people know it.
        ca_file: Certificates that are trusted beside the usual ones.
        now: The time in seconds since 1970, by which a date to come back at is understood.
    """

    def __init__(
        self, host: str, *, ca_file: Path | None = None, now: Callable[[], float] = time.time
    ) -> None:
        self.host: Final = host
        self._now = now
        self._session = _session(ca_file)

    def post(
        self,
        url: str,
        *,
        data: str | bytes,
        headers: Mapping[str, str],
        most_bytes: int,
        deadline_s: float,
        key: str | None = None,
    ) -> Answer:
        """Send one request and read its answer.

        Args:
            url: Where to.
            data: The body.
            headers: Beside those of every request.
            most_bytes: How long an answer may be.
            deadline_s: How long a silence and the whole answer may take, each.
            key: Shown as the bearer's.

        Raises:
            EngineBusy: It was asked too much (429), or says that it is overloaded and when to come back (503).
            SpeechTimedOut: It took too long.
            SpeechFailed: It cannot be reached or trusted, broke off, or answered with more than *most_bytes*.
        """

        def show_key(request: "PreparedRequest") -> "PreparedRequest":
            if key is not None:
                request.headers["Authorization"] = f"Bearer {key}"
            return request

        ends_s = time.monotonic() + deadline_s
        with (
            self._translating_errors(deadline_s),
            self._session.post(
                url,
                data=data,
                headers={**headers, "Accept-Encoding": "identity"},
                auth=show_key,
                timeout=(min(_CONNECT_S, deadline_s), deadline_s),
                stream=True,
                allow_redirects=False,
            ) as response,
        ):
            self._check_not_busy(response)
            body = bytearray()
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > most_bytes:
                    raise SpeechFailed(
                        f"{self.host} answered with more than {most_bytes} bytes, which no speech of this text takes. "
                        "Try again, or choose another engine."
                    )
                if time.monotonic() > ends_s:
                    raise self._timed_out(deadline_s)
            return Answer(
                status=response.status_code,
                reason=str(response.reason),
                media_type=response.headers.get("Content-Type", "")
                .partition(";")[0]
                .strip()
                .lower(),
                body=bytes(body),
            )

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _check_not_busy(self, response: "Response") -> None:
        wait_s = _retry_after_s(response.headers.get("Retry-After", ""), self._now())
        if response.status_code == 429 or (response.status_code == 503 and wait_s is not None):
            when = "later" if wait_s is None else f"in {wait_s:.0f} seconds"
            raise EngineBusy(
                f"{self.host} has been asked too much. Try again {when}, or choose another engine.",
                retry_after_s=wait_s,
            )

    def _timed_out(self, deadline_s: float) -> SpeechTimedOut:
        return SpeechTimedOut(
            f"{self.host} took longer than {deadline_s:g} seconds to say a piece of the text. "
            "Try again later, or choose another engine."
        )

    @contextmanager
    def _translating_errors(self, deadline_s: float) -> Iterator[None]:
        from requests import exceptions  # noqa: PLC0415  (slow: 80 ms)
        from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415

        try:
            yield
        except (exceptions.Timeout, ReadTimeoutError) as error:
            raise self._timed_out(deadline_s) from error
        except (exceptions.RequestException, HTTPError) as error:
            reason = _bottom(error)
            if isinstance(reason, SSLCertVerificationError):
                raise SpeechFailed(
                    f"Who answers for {self.host} cannot be trusted, so this text was not sent: {reason}. "
                    "Find out who it is, or choose another engine."
                ) from error
            raise SpeechFailed(
                f"{self.host} cannot be reached or broke off: {reason}. "
                "Try again later, or choose another engine."
            ) from error


def _session(ca_file: Path | None) -> "Session":
    from http.cookiejar import DefaultCookiePolicy  # noqa: PLC0415  (with the next)

    import requests  # noqa: PLC0415  (slow: 80 ms)
    from requests.adapters import HTTPAdapter  # noqa: PLC0415

    context = create_default_context()
    if ca_file:
        context.load_verify_locations(ca_file)

    class Trusting(HTTPAdapter):
        def init_poolmanager(self, *sizes: Any, **settings: Any) -> None:
            super().init_poolmanager(*sizes, **settings, ssl_context=context)

    session = requests.Session()
    session.mount("https://", Trusting())
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def _bottom(error: BaseException) -> BaseException:
    """Find what lies at the bottom of a library's error."""
    for below in (getattr(error, "reason", None), *error.args):
        if isinstance(below, BaseException):
            return _bottom(below)
    return error


def _retry_after_s(value: str, now_s: float) -> float | None:
    """Read Retry-After, seconds or a date (RFC 9110, section 10.2.3): the seconds to wait, None when it says nothing."""
    if value.strip().isdecimal():
        wait_s = float(value)
    else:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        wait_s = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now_s
    return min(max(wait_s, 0.0), LONGEST_WAIT_S)
