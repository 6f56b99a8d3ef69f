"""Every cache keeps the contract."""

import pytest
from contracts.cache import CacheContract

from audio_cache import memory_cache, open_cache


class TestInAFolder(CacheContract):
    @pytest.fixture
    def cache(self, tmp_path, calendar):
        return open_cache(tmp_path / "a cache" / "für #1", calendar)

    @pytest.fixture
    def reopened(self, tmp_path, calendar):
        return lambda: open_cache(tmp_path / "a cache" / "für #1", calendar)


class TestInMemory(CacheContract):
    @pytest.fixture
    def cache(self, calendar):
        return memory_cache(calendar)
