"""Every store keeps the contract."""

from functools import partial

import pytest
from contracts.store import StoreContract

from service.store.sql import open_store


class TestSqliteInAFolder(StoreContract):
    @pytest.fixture
    def opening(self, tmp_path):
        return partial(open_store, tmp_path / "a store" / "für #1?", busy_s=60)
