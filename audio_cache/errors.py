"""What can go wrong with audio that is kept.

* CacheError
  x CacheUnavailable   the place cannot be opened, read or written
  x CacheFull          no room is left in the place
  x DamagedClip        what was kept is not what was written: a miss, never seen outside this package

`Cache.get` and `Cache.get_or_make` raise none of them: a listener gets the sound even when it cannot be kept.
"""

from typing import ClassVar


class CacheError(Exception):
    """Audio cannot be kept or read; the message says where and what to do, in words for a person."""

    permanent: ClassVar[bool] = False
    """Whether the same call will fail again; never, once the place has been put right."""


class CacheUnavailable(CacheError):
    """The place where clips are kept cannot be opened, read or written."""


class CacheFull(CacheError):
    """The place where clips are kept has no room left."""


class DamagedClip(CacheError):
    """The bytes that were read are not the clip that was written."""
