"""Every store keeps the contract of sources and sites."""

import pytest
from contracts.sources import SitesContract, SourcesContract

from service.store.sql import SqlSites, SqlSources, open_database


@pytest.fixture
def database(tmp_path):
    database = open_database(tmp_path)
    yield database
    database.close()


class TestSqliteSources(SourcesContract):
    @pytest.fixture
    def sources(self, database):
        return SqlSources(database)


class TestSqliteSites(SitesContract):
    @pytest.fixture
    def sites(self, database):
        return SqlSites(database)
