"""Keeping the search for garbage out of the way of the hand: while a board is open it goes on when the window waits.

Through all of a large board it takes a tenth of a second and more, in whichever thread it comes to it, and the window
stands still meanwhile.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher

_SOME, _MANY = 5_000, 100_000
"""So many new objects are worth a search; so many are what something long has left behind, and nearly all of it stays."""
_ROUNDS = 8
"""What came through a search is looked through once more after so many."""
_watched: list[QAbstractEventDispatcher] = []
_closed: list[bool] = []
"""Whether a board was closed whose remains have not been looked for yet."""


def begin() -> None:
    """The program starts: nearly all that is made until its window is filled lives as long as that."""
    gc.disable()


def begun() -> None:
    """The window is filled; what is in it is not looked through again until a board is closed."""
    gc.freeze()
    gc.enable()


def keep_calm() -> None:
    """A board is open: what is there now is not looked through again, and what is new only while the window waits."""
    gc.freeze()
    gc.disable()
    if not _watched:
        _watched.append(QAbstractEventDispatcher.instance())
        _watched[0].aboutToBlock.connect(_search)


def as_usual() -> None:
    """The board is closed; its remains are looked for once the window waits, be another one open by then or not."""
    gc.enable()
    _closed.append(True)


def _search() -> None:
    new, rounds, _ = gc.get_count()
    if _closed:
        _closed.clear()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    elif new > _MANY:
        gc.freeze()
    elif new > _SOME:
        gc.collect(int(rounds >= _ROUNDS))
