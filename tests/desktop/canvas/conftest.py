"""A board of three boxes on a real view, and a mouse that works in scene units."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas import tracing
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.session import Session


@pytest.fixture
def view(qtbot: QtBot, library: Library) -> BoardView:
    design = Design.of(
        Node(id="lake", component="data_lake", x=0, y=0),
        Node(id="builder", component="dataset_builder", x=320, y=0),
        Node(id="user", component="end_user", x=0, y=200),
        Connection(id="w", source="lake", target="builder", kind=Kind.DATA),
    )
    made = BoardView(Session(library, design), load_theme("light"))
    made.budget_s = 30.0  # a slow machine must not decide what a test sees
    made.minimap.budget_s = 30.0
    qtbot.addWidget(made, before_close_func=lambda view: view.routing.close())
    made.resize(1000, 700)
    made.show()
    made.zoom_fit()
    return made


@pytest.fixture
def wide(view, monkeypatch) -> BoardView:
    """Six rows of ten boxes, joined across and down; large enough to be routed beside the window, which waits here."""
    monkeypatch.setattr(tracing, "MANY", 5)
    view.routing.close()
    with view.session.edit("Grow") as tx:
        for n in range(60):
            tx.put(Node(id=f"n{n}", component="event_stream", x=n % 10 * 240.0, y=400.0 + n // 10 * 120.0))
        for n in range(60):
            for to in (n + 1, n + 10):
                if to < 60:
                    tx.put(Connection(id=f"c{n}-{to}", source=f"n{n}", target=f"n{to}", kind=Kind.EVENTS))
    view.zoom_to(0.5)
    view.sharpen()
    view.centre_on(["n24"])
    view.board.backlog.clear_up()
    return view


class Mouse:
    """Presses, drags and clicks at places of the scene."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._held = Qt.MouseButton.NoButton

    def at(self, x: float, y: float):
        return self._view.mapFromScene(QPointF(x, y))

    def click(self, x: float, y: float, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, modifiers, self.at(x, y))

    def double_click(self, x: float, y: float) -> None:
        QTest.mouseDClick(self._view.viewport(), Qt.MouseButton.LeftButton, pos=self.at(x, y))

    def hover(self, x: float, y: float, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        # Sent straight to the viewport: a move of the real cursor goes to whichever window lies on top there.
        local = QPointF(self.at(x, y))
        place = QPointF(self._view.viewport().mapToGlobal(self.at(x, y)))
        none, held = Qt.MouseButton.NoButton, self._held
        event = QMouseEvent(QEvent.Type.MouseMove, local, place, none, held, modifiers)
        QApplication.sendEvent(self._view.viewport(), event)

    def press(
        self, x: float, y: float, modifiers=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton
    ) -> None:
        self._held = button
        QTest.mousePress(self._view.viewport(), button, modifiers, self.at(x, y))

    def release(
        self, x: float, y: float, modifiers=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton
    ) -> None:
        self._held = Qt.MouseButton.NoButton
        QTest.mouseRelease(self._view.viewport(), button, modifiers, self.at(x, y))

    def wheel(
        self,
        amount: int,
        modifiers=Qt.KeyboardModifier.NoModifier,
        *,
        pixels: tuple[int, int] = (0, 0),
        phase=Qt.ScrollPhase.NoScrollPhase,
    ) -> None:
        """Turn the wheel over the middle of the view; a notch is 120. A trackpad tells pixels and a phase, too."""
        port = self._view.viewport()
        place = port.rect().center()
        event = QWheelEvent(
            QPointF(place),
            QPointF(port.mapToGlobal(place)),
            QPoint(*pixels),
            QPoint(0, amount),
            self._held,
            modifiers,
            phase,
            False,
        )
        QApplication.sendEvent(port, event)

    def drag(
        self,
        start: tuple[float, float],
        *stops: tuple[float, float],
        modifiers=Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.press(*start, modifiers)
        for stop in stops:
            self.hover(*stop, modifiers)
        self.release(*stops[-1], modifiers)


@pytest.fixture
def mouse(view: BoardView) -> Mouse:
    return Mouse(view)


@pytest.fixture
def key(view: BoardView) -> Callable[..., None]:
    def press(key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(view, key, modifiers)

    return press
