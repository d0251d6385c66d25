"""Keeping the search for garbage out of the way of the hand: through all of a large board it takes a tenth of a second."""

import gc

_SELDOM = (10_000, 20, 100)
_usual: list[tuple[int, int, int]] = []


def begin() -> None:
    """The program starts: nearly all that is made until its window is filled lives as long as that."""
    gc.disable()


def begun() -> None:
    """The window is filled; what is in it is not looked through again until a board is closed."""
    gc.freeze()
    gc.enable()


def keep_calm() -> None:
    """A board is open: what is there now is not looked through again, and the rest more seldom."""
    if not _usual:
        _usual.append(gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    gc.freeze()


def as_usual() -> None:
    """The board is closed."""
    gc.unfreeze()
    if _usual:
        gc.set_threshold(*_usual.pop())
