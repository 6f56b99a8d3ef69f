"""Every store keeps the contract of listeners' own feeds."""

import pytest
from contracts.store_feeds import FeedsContract

from service.store.sql import SqlFeeds, open_store


class TestSqliteFeeds(FeedsContract):
    @pytest.fixture
    def store(self, tmp_path):
        store = open_store(tmp_path)
        yield store
        store.close()

    @pytest.fixture
    def feeds(self, store):
        return SqlFeeds(store._database)
