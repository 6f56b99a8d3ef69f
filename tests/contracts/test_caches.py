"""Every cache keeps the contract."""

import pytest
from contracts.cache import CacheContract

from audio_cache import bucket_cache, memory_cache, open_cache
from service.buckets import open_bucket, parse_bucket


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


class TestInABucket(CacheContract):
    @pytest.fixture
    def opened(self, bucket, calendar):
        store = open_bucket(parse_bucket(bucket), timeout_s=10)
        return lambda: bucket_cache(store, calendar, place=bucket)

    @pytest.fixture
    def cache(self, opened):
        return opened()

    @pytest.fixture
    def reopened(self, opened):
        return opened
