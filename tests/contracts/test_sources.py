"""Every store keeps the contracts of sources, sites and reports."""

from uuid import uuid4

import pytest
from contracts.reports import ReportsContract
from contracts.sources import SitesContract, SourcesContract

from service.store.sql import SqlReports, SqlSites, SqlSources, SqlStore, open_database


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


class TestSqliteReports(ReportsContract):
    @pytest.fixture
    def store(self, database):
        return SqlStore(database, new_id=uuid4)

    @pytest.fixture
    def reports(self, database):
        return SqlReports(database)
