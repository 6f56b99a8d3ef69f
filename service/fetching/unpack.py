"""Undo how a body was packed for the way, and no more: what it says is for the readers. Pure."""

import zlib
from typing import Final

from service.fetching.errors import NotADocument, ServerTrouble, TooLarge

ACCEPTED: Final = "gzip, deflate"
"""What we offer to unpack."""

_GZIP: Final = zlib.MAX_WBITS | 16


def unpacked(data: bytes, coding: str | None, *, limit_bytes: int, where: str) -> bytes:
    """Return the body that was sent from *where* as *data*, packed by *coding* (a Content-Encoding).

    Raises:
        TooLarge: it unpacks to more than *limit_bytes*; no more than that was unpacked.
        NotADocument: it is packed several times, or in a way that we did not offer.
        ServerTrouble: it is damaged or not whole.
    """
    match (coding or "identity").strip().lower():
        case "identity":
            return data
        case "gzip" | "x-gzip":
            window = _GZIP
        case "deflate":
            window = zlib.MAX_WBITS if _has_zlib_header(data) else -zlib.MAX_WBITS
        case other:
            raise NotADocument(
                f"{where} answers packed as “{other[:40]}”, which was not asked for. Its server should obey Accept-Encoding."
            )
    return _inflated(data, window, limit_bytes=limit_bytes, where=where) if data else data


def _inflated(data: bytes, window: int, *, limit_bytes: int, where: str) -> bytes:
    whole = bytearray()
    while True:
        stream = zlib.decompressobj(window)
        try:
            whole += stream.decompress(data, limit_bytes - len(whole) + 1)
        except zlib.error as error:
            raise ServerTrouble(
                f"What {where} sent is damaged: it cannot be unpacked. Try again later."
            ) from error
        if len(whole) > limit_bytes:
            raise TooLarge(
                f"What {where} sent unpacks to more than {limit_bytes:,} bytes. No article needs that; nothing was kept."
            )
        if not stream.eof:
            raise ServerTrouble(f"{where} broke off before its answer was whole. Try again later.")
        data = stream.unused_data
        if window != _GZIP or not data.startswith(b"\x1f\x8b"):
            return bytes(whole)  # what follows is padding


def _has_zlib_header(data: bytes) -> bool:
    """Tell zlib's format (RFC 1950), which "deflate" means, from the bare one that some servers send."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
