"""What every test runs under: no display, and a home of its own for settings, backups and recovered boards."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("MLSD_GRAPHVIZ", None)

import pytest
from hypothesis import HealthCheck, settings

from mlsd_board.catalog.library import Library, load_library

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSD_BOARD_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
