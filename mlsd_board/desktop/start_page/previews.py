"""Pictures of boards for the start page: drawn in a thread of their own, kept as files, what is in view before all else."""

import hashlib
import itertools
import queue
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

import mlsd_board
from mlsd_board.catalog.library import Library
from mlsd_board.desktop import threads
from mlsd_board.drawing.theme import ThemeName
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.workspace.folders import state_folder

_WIDTH = 760.0
"""Pixels across: a card on a screen of twice the usual density."""
_KEPT = 300
_PATIENCE_S = 5.0
"""How long closing waits for the picture that is being drawn."""
_LONGEST = 2.0
"""No picture is scaled up to more than this many pixels per unit."""


class _Order(NamedTuple):
    """What is asked for comes first, then what may be asked for, each in its order."""

    rank: int
    number: int
    key: str
    board: Path
    theme: ThemeName


_ASKED, _AHEAD = 0, 1


class Previews(QObject):
    """Gives a picture at once if it has it, else says later that it is there."""

    ready = Signal(str)
    _drawn = Signal(str, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self._ahead: set[str] = set()
        self._orders: queue.PriorityQueue[_Order] = queue.PriorityQueue()
        self._count = itertools.count()
        self._closed = False
        self._wanted = threading.Event()
        self._wanted.set()
        self._thread: threading.Thread | None = None
        self._drawn.connect(self._take)

    def picture(self, id: str, board: Path, theme: ThemeName) -> QPixmap | None:
        """The picture of a board, or None; then it is on its way. An empty one means that it cannot be drawn."""
        key = f"{theme}:{id}"
        if key not in self._pictures and key not in self._asked:
            self._asked.add(key)
            self._order(_ASKED, key, board, theme)
        return self._pictures.get(key)

    def look_ahead(self, boards: Iterable[tuple[str, Path]], theme: ThemeName) -> None:
        """Draw these, told by id and file, once nothing is asked for any more, so that they are there when they come into view."""
        for id, board in boards:
            key = f"{theme}:{id}"
            if key not in self._asked | self._ahead:
                self._ahead.add(key)
                self._order(_AHEAD, key, board, theme)

    def rest(self, resting: bool) -> None:
        """Draw no further picture for as long as the machine is wanted for something else."""
        (self._wanted.clear if resting else self._wanted.set)()

    def close(self) -> None:
        """Draw no more, and wait for the picture that is being drawn: nothing may come in once the window is gone."""
        self._closed = True
        self._wanted.set()
        if self._thread is not None:
            self._order(_ASKED, "", Path(), "light")  # it may be waiting for one
            self._thread.join(_PATIENCE_S)

    def _order(self, rank: int, key: str, board: Path, theme: ThemeName) -> None:
        self._orders.put(_Order(rank, next(self._count), key, board, theme))
        if self._thread is None:
            self._thread = threads.begin(self._work, name="previews")

    def _work(self) -> None:
        """In the other thread."""
        while (order := self._next()) is not None:
            ahead = order.rank == _AHEAD
            if ahead and order.key in self._asked:
                continue
            try:
                png = drawn(order.board, self._library, order.theme)
            except Exception:  # a picture is never worth more than the page
                png = b""
            if not ahead:
                with suppress(RuntimeError):  # the window went in this very moment
                    self._drawn.emit(order.key, png)

    def _next(self) -> _Order | None:
        self._wanted.wait()
        order = self._orders.get()
        return None if self._closed else order

    def _take(self, key: str, png: bytes) -> None:
        pixmap = QPixmap()
        if png:
            pixmap.loadFromData(png)
        self._pictures[key] = pixmap
        self.ready.emit(key.partition(":")[2])


def drawn(board: Path, library: Library, theme: ThemeName) -> bytes:
    """The picture of a board as PNG, from the file it was kept in or drawn and kept. Raises what goes wrong."""
    mark = hashlib.sha256(
        board.read_bytes() + f"{theme} {mlsd_board.__version__} {_WIDTH}".encode()
    ).hexdigest()
    kept = state_folder() / "previews" / f"{mark[:32]}.png"
    if kept.is_file():
        return kept.read_bytes()
    # Read in the thread, and where there is something to draw: the first frame must not wait for these.
    from mlsd_board.formats.contract import ExportOptions
    from mlsd_board.formats.exporters.png import rasterised
    from mlsd_board.formats.picture import picture
    from mlsd_board.workspace.opening import read_board

    design = read_board(board, library).design
    svg = picture(design, ExportOptions(library, theme), embed=False)
    across = float(svg.split('width="', 1)[1].split('"', 1)[0])
    png = rasterised(svg, min(_WIDTH / across, _LONGEST))
    with suppress(OSError, FormatError):
        safe_file.make_folder(kept.parent)
        safe_file.write(kept, png)
        _forget_old(kept.parent)
    return png


def _forget_old(folder: Path) -> None:
    there = sorted(folder.glob("*.png"), key=lambda path: path.stat().st_mtime)
    for path in there[:-_KEPT]:
        path.unlink(missing_ok=True)
