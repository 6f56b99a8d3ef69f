"""The WSGI server inside `heardline serve`. Why this one: docs/decisions/0006-the-wsgi-server.md."""

import errno
import logging
import socket
from time import monotonic
from typing import TYPE_CHECKING

from flask import Flask

from service.errors import ServiceError
from service.web.errors import without_tokens
from voices import VoiceError

if TYPE_CHECKING:
    from typing import NoReturn

_THREADS = 16
"""Requests that are answered at once."""
_BACKLOG = 1024
_CONNECTIONS = 1000
"""Listeners' browsers keep theirs open for two minutes."""
_LONGEST_HEADERS = 32 * 1024
"""Bytes of a request before its body; languages and the like cost time to understand."""
_REFUSED_UNREAD = 4
"""A body of so many times the limit is refused at once, without many words; a shorter one by the application, with its reason."""
_FINISH_S = 10.0


def _discreet(record: logging.LogRecord) -> bool:
    """Take the tokens of listeners' own feeds out of what the server tells of requests, and of trouble take its own words."""
    said = record.getMessage()
    trouble = record.exc_info[1] if record.exc_info else None
    if isinstance(trouble, (ServiceError, VoiceError)):
        said, record.exc_info = f"{said}: {trouble}", None
    record.msg, record.args = without_tokens(said), ()
    return True


class Server:
    """Has its port from the moment it is made, and answers while it runs.

    Raises:
        ServiceError: nobody may listen there, or somebody else does already.
    """

    def __init__(self, *, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._socket = socket.create_server((host, port), family=family, backlog=_BACKLOG)
        except (OSError, OverflowError) as trouble:
            if getattr(trouble, "errno", None) == errno.EADDRINUSE:
                raise ServiceError(
                    f"Port {port} of {host} is in use: another server runs already. Stop it, or choose another --port."
                ) from trouble
            raise ServiceError(f"Nobody can listen on {host}, port {port}: {trouble}.") from trouble
        self.port: int = self._socket.getsockname()[1]

    def run(self, app: Flask) -> None:
        """Answer requests until `stop`; downloads under way have another ten seconds."""
        from waitress.server import create_server  # noqa: PLC0415  only who serves needs it

        from service.web.connection import Connection  # noqa: PLC0415  as above

        # A request that waits for a thread is no news to an operator.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        logging.getLogger("waitress").addFilter(_discreet)
        server = create_server(
            app,
            sockets=[self._socket],
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            asyncore_use_poll=True,
            ident=None,
            max_request_header_size=_LONGEST_HEADERS,
            max_request_body_size=_REFUSED_UNREAD * app.config["MAX_CONTENT_LENGTH"],
            clear_untrusted_proxy_headers=True,
            log_socket_errors=False,  # a listener whose line breaks is no trouble
        )
        server.channel_class = Connection
        server.run()
        server.accepting = False
        until = monotonic() + _FINISH_S
        while monotonic() < until and any(
            channel.total_outbufs_len for channel in server.active_channels.values()
        ):
            server.asyncore.loop(timeout=0.1, map=server._map, count=1)  # noqa: SLF001  waitress itself only stops

    def stop(self) -> "NoReturn":
        """End `run`. To be called where signals are handled."""
        raise SystemExit
