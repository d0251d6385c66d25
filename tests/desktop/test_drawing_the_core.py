"""The two ways that `benchmarks/actions.py` counts, played back on the real window with real keys and a real mouse."""

from itertools import pairwise

import networkx as nx
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.drawing import ARROWS, CORE, KEYBOARD, MOUSE, Act
from mlsd_board.desktop.canvas.dropping import COMPONENT
from mlsd_board.desktop.canvas.quick_insert import QuickInsert
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.drawing.routes import routes
from mlsd_board.model.design import Design

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Hand:
    """Does what an act says, where the keyboard's focus is or with the mouse."""

    def __init__(self, shell: Shell) -> None:
        self.shell, self.view = shell, shell.desk.view
        seen = self.view.visible_rect()
        self.corner = (seen.x, seen.y)

    def do(self, act: Act) -> None:
        getattr(self, act.what)(act)

    def think(self, act: Act) -> None:
        """Takes time only."""

    def type(self, act: Act) -> None:
        for letter in act.text:
            QTest.keyClicks(self.focus(), letter)

    def press(self, act: Act) -> None:
        combination = QKeySequence(act.text.replace("Enter", "Return"))[0]
        QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def palette(self, act: Act) -> None:
        """From the palette to a place on the board, as Qt delivers a drag that another widget began."""
        mime = QMimeData()
        mime.setData(COMPONENT, act.box.encode())
        spot = QPointF(self.view.mapFromScene(self.place(act)))
        for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            event = QDropEvent(
                spot, Qt.DropAction.CopyAction, mime, _LEFT, Qt.KeyboardModifier.NoModifier, kind
            )
            QApplication.sendEvent(self.view.viewport(), event)

    def grow(self, act: Act) -> None:
        """A click on a handle of a box."""
        rect = self.rect(act.box)
        self.move(self.view.mapFromScene(QPointF(*rect.centre)), _NONE)
        handles = {
            "right": (rect.right + 14, rect.centre.y),
            "left": (rect.x - 14, rect.centre.y),
            "above": (rect.centre.x, rect.y - 14),
            "below": (rect.centre.x, rect.bottom + 14),
        }
        spot = self.view.mapFromScene(QPointF(*handles[act.text]))
        self.move(spot, _NONE)
        QTest.mouseClick(self.view.viewport(), _LEFT, pos=spot)

    def join(self, act: Act) -> None:
        self.drag(act.box, self.view.mapFromScene(QPointF(*self.rect(act.to).centre)))

    def choose(self, act: Act) -> None:
        listed = self.list()
        rows = [listed.item(row) for row in range(listed.count())]
        row = next(row for row in rows if row.data(Qt.ItemDataRole.UserRole) == act.box)
        area = listed.visualItemRect(row)
        assert listed.viewport().rect().contains(area), f"{act.box} is not among the rows one sees"
        QTest.mouseClick(listed.viewport(), _LEFT, pos=area.center())

    def drag(self, box: str, end: QPoint) -> None:
        rect = self.rect(box)
        self.move(self.view.mapFromScene(QPointF(*rect.centre)), _NONE)
        start = self.view.mapFromScene(QPointF(rect.right + 14, rect.centre.y))
        self.move(start, _NONE)
        QTest.mousePress(self.view.viewport(), _LEFT, pos=start)
        self.move((start + end) / 2, _LEFT)
        self.move(end, _LEFT)
        QTest.mouseRelease(self.view.viewport(), _LEFT, pos=end)

    def move(self, to: QPoint, held: Qt.MouseButton) -> None:
        port, place = self.view.viewport(), QPointF(to)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(port.mapToGlobal(to)),
            _NONE,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(port, event)

    def place(self, act: Act) -> QPointF:
        return QPointF(self.corner[0] + act.spot[0], self.corner[1] + act.spot[1])

    def rect(self, box: str):
        return self.view.session.design.nodes[box].rect

    def focus(self):
        return self.shell.window.focusWidget() or self.view

    def list(self):
        return [c for c in self.view.children() if isinstance(c, QuickInsert) and c.isVisible()][-1].list


@pytest.fixture
def blank(shell: Shell, qtbot) -> Shell:
    shell.documents.new_blank()
    qtbot.waitUntil(lambda: shell.desk is not None)
    shell.window.resize(1600, 1000)
    shell.window.activateWindow()
    qtbot.wait(50)
    shell.desk.view.setFocus()
    return shell


def meaning(boxes, arrows) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for id, component in boxes:
        graph.add_node(id, component=component)
    for source, target, kind in arrows:
        graph.add_edge(source, target, kind=kind)
    return graph


def is_the_core(design: Design) -> bool:
    wanted = meaning([(id, id.removesuffix("_2")) for id in CORE], ARROWS)
    drawn = meaning(
        [(n.id, n.component) for n in design.nodes.values()],
        [(c.source, c.target, c.kind.value if c.kind else "") for c in design.connections.values()],
    )
    same = nx.is_isomorphic(
        wanted,
        drawn,
        node_match=lambda a, b: a == b,
        edge_match=lambda a, b: {e["kind"] for e in a.values()} == {e["kind"] for e in b.values()},
    )
    return same and len(design.connections) == len(ARROWS)


def is_tidy(design: Design) -> bool:
    """Whether no two boxes overlap and no line passes through a box."""
    rects = {n.id: n.rect for n in design.nodes.values()}
    apart = not any(a.overlaps(b) for i, a in rects.items() for j, b in rects.items() if i < j)
    for route in routes(design).values():
        for a, b in pairwise(route.points):
            thin = type(next(iter(rects.values())))(
                min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)
            )
            if any(thin.grown(0.5).overlaps(rect.grown(-1)) for rect in rects.values()):
                return False
    return apart


@pytest.mark.parametrize("way", [KEYBOARD, MOUSE], ids=["keyboard", "mouse"])
def test_the_core_is_drawn_as_counted(blank: Shell, way) -> None:
    hand = Hand(blank)
    for act in way:
        hand.do(act)

    design = blank.desk.session.design
    drawn = sorted((c.source, c.target, c.kind.value if c.kind else "") for c in design.connections.values())
    assert is_the_core(design), "\n".join(map(" ".join, drawn))
    assert is_tidy(design)


def test_each_way_keeps_to_its_device() -> None:
    assert {act.device for act in KEYBOARD} <= {"", "keyboard"}
    assert {act.device for act in MOUSE} <= {"", "mouse"}
