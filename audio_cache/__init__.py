"""Audio that has been made once. Knows neither voices nor news.

This package is the code; the files live in the data folder. A clip is written whole or not at all, sealed by its
SHA-256 and checked when it is read; damage is a miss. Only `audio_cache.upkeep` deletes.

`clip` holds the words of this package, `cache` its seam, `errors` what can go wrong. `key` names requests, `seal` turns
clips into bytes, `shelf` is where those lie, `lease` keeps two makers apart, `upkeep` is for the operator.
"""

from audio_cache.cache import Cache, bucket_cache, memory_cache, open_cache
from audio_cache.clip import Clip, WordMark
from audio_cache.counts import Counts
from audio_cache.errors import CacheError, CacheFull, CacheUnavailable
from audio_cache.key import Key, key_for

__all__ = [
    "Cache",
    "CacheError",
    "CacheFull",
    "CacheUnavailable",
    "Clip",
    "Counts",
    "Key",
    "WordMark",
    "bucket_cache",
    "key_for",
    "memory_cache",
    "open_cache",
]
