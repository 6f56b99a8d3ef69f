"""The one place where connections are made: only to addresses that were checked, and none beyond the deadline."""

import ssl
from collections.abc import Iterable, Sequence

import httpcore2

from service.fetching.deadline import Deadline
from service.fetching.public import IP


class Line(httpcore2.NetworkBackend):
    """Connects to the checked *addresses*, whatever name it is given, so that no later answer of a resolver counts."""

    def __init__(self, addresses: Sequence[IP], deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the addresses stand for it
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        failures: list[Exception] = []
        for address in self._addresses:
            try:
                stream = httpcore2.SyncBackend().connect_tcp(
                    str(address),
                    port,
                    self._deadline.within(timeout),
                    local_address,
                    socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failures.append(error)
            else:
                return _Stream(stream, self._deadline)
        raise failures[-1]


class _Stream(httpcore2.NetworkStream):
    """A stream in which every step, of however many, ends at the same deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            within_s = self._deadline.within(timeout)
            encrypted = self._stream.start_tls(ssl_context, server_hostname, within_s)
        except BaseException:
            self.close()
            raise
        return _Stream(encrypted, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
