"""One edit on a board of 30 components until graph, findings and picture are up to date, and what it is spent on."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

from benchmarks.boards import board_of_thirty, saved
from benchmarks.rounds import Series
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.theme import load_theme
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.commands.rename import rename
from mlsd_board.editing.transaction import Transaction
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.model.design import Design
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.settings import Settings

Edit = Callable[[Transaction, bool], object]
"""An edit, and when called with False the edit that takes it back."""
_BOX, _SOURCE, _TARGET = "model_registry", "ranker", "system_monitor"
_SETTLED_MS = 250


def main(rounds: int = 30) -> str:
    library = load_library()
    design = board_of_thirty(library)
    parts = [_on_the_canvas(design, library, name, edit, rounds) for name, edit in _edits(library).items()]
    return "\n\n".join([*parts, _in_the_window(design, library, rounds)])


def _edits(library: Library) -> Mapping[str, Edit]:
    arrows: list[str] = []

    def join(tx: Transaction, forth: bool) -> None:
        if forth:
            arrows.append(connect(tx, library, _SOURCE, _TARGET))
        else:
            delete(tx, {arrows.pop()})

    return {
        "move a box with several arrows": lambda tx, forth: move(tx, [_BOX], 64 if forth else -64, 0),
        "rename a box": lambda tx, forth: rename(tx, _BOX, "Registry" if forth else "Model registry"),
        "connect two boxes": join,
    }


class _Clock:
    """CPU seconds by part, of all the edits so far."""

    def __init__(self) -> None:
        self.parts: dict[str, list[float]] = defaultdict(list)
        self._last = self._inner = 0.0

    def start(self) -> None:
        self._last, self._inner = time.process_time(), 0.0

    def lap(self, part: str) -> None:
        """What was spent since the last lap, without what `timed` counted apart."""
        now = time.process_time()
        self.parts[part].append(now - self._last - self._inner)
        self._last, self._inner = now, 0.0

    def timed(self, part: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            begun = time.process_time()
            made = work(*arguments)
            self._inner = time.process_time() - begun
            self.parts[part].append(self._inner)
            return made

        return run


def _on_the_canvas(design: Design, library: Library, name: str, edit: Edit, rounds: int) -> str:
    # Qt is imported only where it is measured.
    from PySide6.QtWidgets import QApplication

    from mlsd_board.desktop.canvas import tracing
    from mlsd_board.desktop.canvas.board_view import BoardView

    app = QApplication.instance() or QApplication(["edit"])
    session, clock = Session(library, design), _Clock()
    view = BoardView(session, load_theme("light"))
    view.resize(1600, 1000)
    view.show()
    view.zoom_fit()
    app.processEvents()
    session.listeners.insert(0, lambda _changes: clock.lap("change set and graph"))
    with patch.object(tracing, "routes", clock.timed("routes of the arrows", routes)):
        for number in range(2 * rounds):
            clock.start()
            with session.edit(name) as tx:
                edit(tx, number % 2 == 0)
            clock.lap("pictures of what changed")
            _ = session.report.counts
            clock.lap("findings")
            view.set_options()
            app.processEvents()
            clock.lap("badges and repaint")
            begun = time.process_time()
            _afresh(session.design, library)
            clock.parts["graph, findings and routes from nothing"].append(time.process_time() - begun)
    view.close()
    afresh = clock.parts.pop("graph, findings and routes from nothing")
    whole = [sum(parts) for parts in zip(*clock.parts.values(), strict=True)]
    taken = {"whole edit": whole, **clock.parts, "graph, findings and routes from nothing": afresh}
    return Series(f"edit: {name}, 30 components on a canvas of 1600 × 1000", taken).text("whole edit")


def _afresh(design: Design, library: Library) -> None:
    check_design(design, library, graph=build_graph(design))
    routes(design)


def _in_the_window(design: Design, library: Library, rounds: int) -> str:
    """The same edits with all panels around: what the hand waits for, and all that is done until the window rests."""
    from PySide6.QtWidgets import QApplication

    from mlsd_board.desktop.window.frame import Frame
    from mlsd_board.desktop.window.shell import Shell

    app = QApplication.instance() or QApplication(["edit"])
    frame = Frame()
    shell = Shell(frame, library, Settings())
    frame.resize(1600, 1000)
    frame.show()
    with tempfile.TemporaryDirectory() as folder:
        shell.documents.open(saved(design, Path(folder)))
        while shell.desk is None:  # the file must not go before it is read
            _rest()
    _rest()
    taken: dict[str, list[float]] = defaultdict(list)
    for name, edit in _edits(library).items():
        for number in range(2 * max(rounds // 3, 1)):
            begun = time.process_time()
            assert shell.desk.edit(name, lambda tx, edit=edit, forth=number % 2 == 0: edit(tx, forth))
            taken[f"{name}: until it returns"].append(time.process_time() - begun)
            _rest()
            taken[f"{name}: until the window rests"].append(time.process_time() - begun)
    frame.may_close = lambda: True
    frame.close()
    app.processEvents()
    first = next(iter(taken))
    return Series("edit: the same in the whole window, panels included", taken).text(first)


def _rest() -> None:
    """Wait until all timers of the window have run; waiting costs no CPU time."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_SETTLED_MS, loop.quit)
    loop.exec()
