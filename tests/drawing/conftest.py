"""Makes the readable form of a drawing available to the tests of this folder as a fixture."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from mlsd_board.drawing.primitives import Drawing


@pytest.fixture(scope="session")
def golden() -> Callable[[Drawing, str], None]:
    """Compares a drawing with its accepted text, or with MLSD_ACCEPT=1 accepts it."""
    spec = importlib.util.spec_from_file_location("readable", Path(__file__).parent / "readable.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[Drawing, str], None] = module.matches_golden
    return found
