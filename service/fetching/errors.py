"""What can go wrong between an address and its document.

* ServiceError
  x FetchError            nothing was fetched from an address
    + Refused             we do not go there: scheme, port, credentials, a private address, robots.txt, a loop
    + NotFound            there is nothing at the address
      - Gone              and there never will be again
    + Denied              the server does not give it to us
    + TooLarge            more arrives, or unpacks, than a document can need
    + NotADocument        sound, pictures, an archive, or packed in a way that we did not ask for
    + Unreachable         no such host, no connection, no valid certificate, no answer in time
    + ServerTrouble       the server is in trouble or busy, or does not speak HTTP
    + NotYet              it is too early to ask this server
"""

from typing import ClassVar

from service.errors import ServiceError


class FetchError(ServiceError):
    """Nothing was fetched; the message names the address without its query, which may hold a secret."""

    retry_after_s: int | None
    """How long to wait before asking again, where that is known."""

    def __init__(self, message: str, *, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Refused(FetchError):
    """We do not go there: its scheme, port, credentials, private address, robots.txt or a redirect loop forbids it."""


class NotFound(FetchError):
    """There is nothing at the address."""


class Gone(NotFound):
    """There is nothing at the address, and the server says that there never will be again."""


class Denied(FetchError):
    """The server does not give it to us: it asks for a login, or forbids it."""


class TooLarge(FetchError):
    """More arrives, or unpacks, than a document can need."""


class NotADocument(FetchError):
    """What is there cannot be a document, or is packed in a way that we did not ask for."""


class Unreachable(FetchError):
    """No such host, no connection, no valid certificate, or no answer in time."""

    permanent: ClassVar[bool] = False


class ServerTrouble(FetchError):
    """The server is in trouble or busy, broke off, or does not speak HTTP."""

    permanent: ClassVar[bool] = False


class NotYet(FetchError):
    """It is too early to ask this server: its robots.txt cannot be read for now, or it was asked a moment ago."""

    permanent: ClassVar[bool] = False
