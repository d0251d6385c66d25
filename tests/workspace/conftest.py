"""The two-stage recommender, opened once."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.workspace.starting import from_template


@pytest.fixture(scope="session")
def starter(library: Library) -> Design:
    return from_template("two_stage_recommender", library)
