"""What every test runs under: no display, and a home of its own for settings, backups and recovered boards."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("MLSD_GRAPHVIZ", None)

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mlsd_board.catalog.library import Library, load_library

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test; pytest itself would look through all of them to number the next one."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("MLSD_BOARD_HOME", str(home))


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
