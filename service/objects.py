"""What listeners are served, as files that never change once they are written.

A rendition's audio, transcripts and chapters lie together under a prefix of their own. They are written first; the
store's pointer to them is flipped last. The bytes lie in an object store through `obstore`: a local folder by default.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Literal, cast

from service.errors import ServiceError
from service.forms import CODECS

if TYPE_CHECKING:
    from obstore import Attributes, SignCapableStore
    from obstore.store import ObjectStore

CHUNK_BYTES = 256 * 1024
Method = Literal["GET", "HEAD"]
_PARTS_AT_ONCE = 2
"""Of a long file, 5 MB each: that is all of it that is in memory."""
_MEDIA_TYPES: Final = {codec.ending: codec.media_type for codec in CODECS.values()}


class ObjectsUnavailable(ServiceError):
    """The object store cannot be read or written."""

    permanent: ClassVar[bool] = False


class Objects:
    """Immutable files by prefix and name. May be used from several threads."""

    def __init__(self, store: "ObjectStore", *, typed: bool = True) -> None:
        """*typed* tells whether the store keeps the media type of a file, as buckets do."""
        self._store, self._typed = store, typed

    def put(self, prefix: str, files: Mapping[str, bytes | Path]) -> None:
        """Write *files*, bytes or where they lie on this machine, under *prefix*. Raises ObjectsUnavailable; what was written then is swept some day."""
        import obstore  # noqa: PLC0415  the object store takes 40 ms to load

        for name, data in files.items():
            with _translating(f"{prefix}/{name} could not be written"):
                obstore.put(
                    self._store,
                    f"{prefix}/{name}",
                    data,
                    attributes=self._attributes(name),
                    max_concurrency=_PARTS_AT_ONCE,
                )

    def _attributes(self, name: str) -> "Attributes":
        """Say what a sound is to whoever gets it from a bucket itself."""
        media_type = _MEDIA_TYPES.get(name.rpartition(".")[2])
        return {"Content-Type": media_type} if self._typed and media_type else {}

    def address(self, prefix: str, name: str, *, method: Method, valid: timedelta) -> str:
        """Return where anybody gets a file of a bucket by *method*, for as long as that is *valid*.

        Raises ObjectsUnavailable where there are no credentials to sign it with.
        """
        import obstore  # noqa: PLC0415  as above

        with _translating(f"The address of {prefix}/{name} could not be signed"):
            return obstore.sign(
                cast("SignCapableStore", self._store), method, f"{prefix}/{name}", valid
            )

    def size(self, prefix: str, name: str) -> int | None:
        """Return the size in bytes, or None when there is no such file. Raises ObjectsUnavailable."""
        import obstore  # noqa: PLC0415  as above

        with _translating(f"{prefix}/{name} could not be found"):
            try:
                return obstore.head(self._store, f"{prefix}/{name}")["size"]
            except FileNotFoundError:
                return None

    def written(self, prefix: str, name: str) -> datetime | None:
        """Return when a file was written, or None when there is no such file. Raises ObjectsUnavailable."""
        import obstore  # noqa: PLC0415  as above

        with _translating(f"{prefix}/{name} could not be found"):
            try:
                return obstore.head(self._store, f"{prefix}/{name}")["last_modified"]
            except FileNotFoundError:
                return None

    def read(self, prefix: str, name: str) -> bytes | None:
        """Return a whole file, or None when there is no such file. Raises ObjectsUnavailable."""
        import obstore  # noqa: PLC0415  as above

        with _translating(f"{prefix}/{name} could not be read"):
            try:
                return bytes(obstore.get(self._store, f"{prefix}/{name}").bytes())
            except FileNotFoundError:
                return None

    def stream(self, prefix: str, name: str, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes of a file from *start* to *end*, a piece at a time. Raises ObjectsUnavailable."""
        import obstore  # noqa: PLC0415  as above

        for position in range(start, end, CHUNK_BYTES):
            with _translating(f"{prefix}/{name} could not be read"):
                yield bytes(
                    obstore.get_range(
                        self._store,
                        f"{prefix}/{name}",
                        start=position,
                        end=min(position + CHUNK_BYTES, end),
                    )
                )

    def sweep(self, *, keep: Collection[str], before: datetime) -> int:
        """Delete files that were written before *before* and neither are one of *keep* nor lie under a prefix that is; return how many."""
        import obstore  # noqa: PLC0415  as above

        kept = set(keep)
        with _translating("The objects could not be listed"):
            stale = [
                meta["path"]
                for page in obstore.list(self._store)
                for meta in page
                if meta["last_modified"] < before
                and kept.isdisjoint((meta["path"], meta["path"].rpartition("/")[0]))
            ]
            if stale:
                obstore.delete(self._store, stale)
        return len(stale)


def open_objects(folder: Path) -> Objects:
    """Open the objects in *folder*, which is made if need be. Raises ObjectsUnavailable."""
    from obstore.store import LocalStore  # noqa: PLC0415  as above

    with _translating(f"{folder} cannot be used"):
        return Objects(LocalStore(folder, mkdir=True), typed=False)


def memory_objects() -> Objects:
    """Open objects that are gone when the program ends."""
    from obstore.store import MemoryStore  # noqa: PLC0415  as above

    return Objects(MemoryStore())


@contextmanager
def _translating(what: str) -> Iterator[None]:
    from obstore.exceptions import BaseError  # noqa: PLC0415  as above

    try:
        yield
    except (BaseError, OSError) as trouble:
        reason = (
            str(trouble).strip().splitlines()[0] if str(trouble).strip() else type(trouble).__name__
        )
        raise ObjectsUnavailable(f"{what}: {reason}") from trouble
