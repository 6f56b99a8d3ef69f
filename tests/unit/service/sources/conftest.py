"""What the tests of fetched news share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from unit.service.sources.newsroom import Newsroom, open_newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom
