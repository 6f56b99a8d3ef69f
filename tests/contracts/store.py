"""What every store does, whatever database keeps it."""

from collections.abc import Iterator

import pytest
from contracts.embargoes import EmbargoesContract
from contracts.newsroom import Opening
from contracts.store_articles import ArticlesContract
from contracts.store_bulletins import BulletinsContract
from contracts.store_crowds import CrowdsContract
from contracts.store_forms import FormsContract
from contracts.store_jobs import JobsContract
from contracts.store_lexicon import LexiconContract
from contracts.store_search import SearchContract
from contracts.store_shelves import ShelvesContract

from service.store import Store


class StoreContract(
    ArticlesContract,
    BulletinsContract,
    EmbargoesContract,
    FormsContract,
    JobsContract,
    LexiconContract,
    SearchContract,
    ShelvesContract,
    CrowdsContract,
):
    """A subclass gives the fixture `opening`, which opens one and the same store again and can be pickled."""

    @pytest.fixture
    def store(self, opening: Opening) -> Iterator[Store]:
        store = opening()
        yield store
        store.close()
