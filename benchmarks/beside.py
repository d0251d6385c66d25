"""Frames of a drag, of the map and of typing while other threads work: the rules, the routing of a board, pictures of others.

The same steps with nothing beside them come first. Told are CPU time of the main thread and wall time: what the hand
waits for is the wall, and on a machine that is busy with other work it is longer than what the window needs.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any, NamedTuple

from benchmarks.boards import large_board
from mlsd_board.catalog.library import load_library
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design

SIZES = (1_000, 10_000)
BESIDE = ("nothing", "the rules", "routing", "both")
_FRAMES = 40
_WORD = "feature store of the ranking team, v2 "
_PAUSE_S = 0.008
"""Between two frames the events run, as they do when a hand moves."""


class Frame(NamedTuple):
    cpu: float
    wall: float


def main(sizes: tuple[int, ...] = SIZES) -> str:
    return "\n\n".join(_table(size, measured(size)) for size in sizes)


def measured(size: int, frames: int = _FRAMES) -> dict[tuple[str, str], list[Frame]]:
    """The frames of each step beside each work."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.canvas_drivers import rest

    app = QApplication.instance() or QApplication(["beside"])
    board, hub = large_board(size)
    found: dict[tuple[str, str], list[Frame]] = {}
    with _opened(board) as desk:
        for beside in BESIDE:
            for step, run in (("pan", _pan), ("drag a box", _drag), ("type a name", _type)):
                desk.view.zoom_to(1.0)
                desk.view.centre_on((hub,))
                rest(0.3)
                found[step, beside] = run(desk, hub, _worked(desk, beside), frames)
        app.processEvents()
    return found


@contextmanager
def _opened(board: Design) -> Iterator[Any]:
    from benchmarks.canvas_drivers import rest
    from mlsd_board.desktop.checking import BoardSession
    from mlsd_board.desktop.desk import Desk

    desk = Desk(BoardSession(load_library(), board), load_theme("light"))
    desk.view.resize(1600, 1000)
    desk.view.show()
    rest(0.4)
    desk.checker.close()  # what runs beside is begun on purpose
    desk.view.routing.close()
    try:
        yield desk
    finally:
        desk.close()
        desk.view.close()


def _worked(desk: Any, beside: str) -> Callable[[], object]:
    """Keeps the work going: called before each frame, it begins again what has ended."""

    def go_on() -> None:
        if beside in ("the rules", "both") and not desk.checker.busy:
            desk.session.recheck()
            desk.checker.check()
        if beside in ("routing", "both") and not desk.view.routing.busy:
            desk.view.board.tracing.behind = True
            desk.view.board.tracing.cache = type(desk.view.board.tracing.cache)()
            desk.view.routing.begin()

    return go_on


def _frames(
    step: Callable[[int], object], repaint: Callable[[], object], go_on: Callable[[], object], frames: int
) -> list[Frame]:
    from benchmarks.canvas_drivers import rest

    taken = []
    for number in range(frames):
        go_on()
        rest(_PAUSE_S)
        cpu, wall = time.thread_time(), time.perf_counter()
        step(number)
        repaint()
        taken.append(Frame((time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
    return taken


def _pan(desk: Any, _hub: str, go_on: Callable[[], object], frames: int) -> list[Frame]:
    return _frames(lambda _: desk.view.scroll_by(17, 9), desk.view.viewport().repaint, go_on, frames)


def _drag(desk: Any, hub: str, go_on: Callable[[], object], frames: int) -> list[Frame]:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest

    from benchmarks.canvas_drivers import drag, held_in

    view = desk.view
    box = held_in(desk.session.design, hub)["drag a box"][0]
    view.select((box.id,))
    at, left = view.mapFromScene(QPointF(*box.rect.centre)), Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=at)
    taken = _frames(
        lambda n: drag(view, at + QPoint(5 + 3 * n, 2 * n)), view.viewport().repaint, go_on, frames
    )
    view.escape()
    QTest.mouseRelease(view.viewport(), left, pos=at)
    return taken


def _type(desk: Any, hub: str, go_on: Callable[[], object], frames: int) -> list[Frame]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    desk.view.start_rename(hub)
    field = desk.view.findChild(QLineEdit)
    taken = _frames(lambda n: QTest.keyClicks(field, _WORD[n % len(_WORD)]), field.repaint, go_on, frames)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    return taken


def _table(size: int, found: dict[tuple[str, str], list[Frame]]) -> str:
    head = f"beside: frames on {size:,} components while other work runs (ms, median and longest)"
    lines = [head, f"{'':13}{'beside':11}      CPU  longest     wall  longest  over 16"]
    for (step, beside), frames in found.items():
        cpu, wall = [f.cpu for f in frames], [f.wall for f in frames]
        late = sum(w > 16 for w in wall)
        lines.append(
            f"{step:13}{beside:11}  {median(cpu):7.1f}  {max(cpu):7.1f}  {median(wall):7.1f}  {max(wall):7.1f}  {late:4} of {len(wall)}"
        )
    return "\n".join(lines)
