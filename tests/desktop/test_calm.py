"""The search for garbage: not while a hand may be at work, and the remains of a closed board in the end."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from mlsd_board.desktop import calm


class Knot:
    """What refers to itself is only found by a search."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def calmly(qapp) -> Iterator[None]:
    calm.keep_calm()
    yield
    calm.as_usual()
    wait()


def wait() -> None:
    """As long as the window waits for something to happen."""
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()


def test_garbage_is_looked_for_while_the_window_waits(calmly) -> None:
    wait()
    knot = weakref.ref(Knot())
    new = [[] for _ in range(3 * calm._SOME)]
    assert knot() is not None, "not while something is done"
    wait()
    assert knot() is None
    assert len(new) == 3 * calm._SOME


def test_what_a_closed_board_leaves_behind_is_found(calmly) -> None:
    knot = weakref.ref(Knot())
    calm.keep_calm()
    wait()
    assert knot() is not None
    calm.as_usual()
    assert gc.isenabled()
    calm.keep_calm()
    wait()
    assert knot() is None
    assert not gc.isenabled()
