"""What the WSGI server does otherwise than waitress would on each connection."""

from waitress.channel import HTTPChannel
from waitress.task import WSGITask


class _Answer(WSGITask):  # type: ignore[misc]  # waitress ships no types
    """Leaves the connection open behind an answer that ends with its headers: 204 and 304 (RFC 9112, 6.3).

    waitress takes what has no `Content-Length` for an answer that only the end of the connection ends.
    """

    def set_close_on_finish(self) -> None:
        asked = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version == "1.0" or asked == "close":
            super().set_close_on_finish()


class Connection(HTTPChannel):  # type: ignore[misc]  # as above
    """A connection of waitress, which podcast apps may keep when they are told that nothing is new."""

    task_class = _Answer
