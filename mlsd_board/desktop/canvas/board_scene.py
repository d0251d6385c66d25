"""The graphics scene kept in step with a design: only what changed gets a new picture."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.items import BadgeItem, ElementItem
from mlsd_board.drawing.compose import Board, arrow_badge_place, badge_place, compose_element
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import depth, scene_of
from mlsd_board.drawing.shapes.badge import badge_group
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.router import Route, RouteCache
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.geometry import Point, Rect, bounds
from mlsd_board.validation.report import Report

_WORLD = 20_000.0
_FRAMES, _ARROWS, _LABELS, _NODES, _NOTES, _INK, _GHOSTS, _BADGES = (
    0.0,
    100.0,
    200.0,
    300.0,
    400.0,
    500.0,
    600.0,
    700.0,
)


class _Layer(NamedTuple):
    """Where an element lies in the pile, and the facts that decide whether it must be drawn again."""

    z: float
    facts: tuple[object, ...]


class BoardScene(QGraphicsScene):
    """All elements of one design as items, found by element id."""

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self.library = library
        self.theme = theme
        self.items_by_id: dict[str, ElementItem] = {}
        self.lines: Mapping[str, Route] = {}
        self._cache = RouteCache()
        self._facts: dict[str, tuple[object, ...]] = {}
        self._badges: list[BadgeItem] = []
        self._ghosts: list[BadgeItem] = []
        self._labels: dict[str, BadgeItem] = {}

    def show_design(self, design: Design) -> None:
        """Bring every item in step with `design`."""
        self.lines = routes(design, self._cache)
        board = Board(design, self.library, self.theme, scene_of(design), self.lines)
        layers = dict(_layers(board))
        for id, layer in layers.items():
            if self._facts.get(id) != layer.facts:
                self._facts[id] = layer.facts
                self._show(board, id, layer.z)
        for id in [id for id in self.items_by_id if id not in layers]:
            self._drop(id)
        self._widen(design)

    def set_theme(self, theme: Theme, design: Design) -> None:
        """Draw everything again in other colours."""
        for id in list(self.items_by_id):
            self._drop(id)
        self.theme = theme
        self.show_design(design)

    def show_badges(self, design: Design, severities: Mapping[str, str]) -> None:
        """Put a severity badge on each of these elements, and on no other."""
        for badge in self._badges:
            self.removeItem(badge)
        places = {id: self._badge_spot(design, id) for id in severities}
        self._badges = [
            self._place(BadgeItem((badge_group(id, severities[id], spot, self.theme),)), _BADGES)
            for id, spot in places.items()
            if spot is not None
        ]

    def show_ghosts(self, design: Design | None, ids: set[str]) -> None:
        """Show what a preview would add; None takes the ghosts away."""
        for ghost in self._ghosts:
            self.removeItem(ghost)
        self._ghosts = []
        if design is None:
            return
        board = Board(design, self.library, self.theme, scene_of(design), routes(design))
        for id in sorted(ids):
            if groups := compose_element(board, id):
                ghost = self._place(BadgeItem(groups), _GHOSTS)
                ghost.setOpacity(0.55)
                self._ghosts.append(ghost)

    def extent_of(self, ids: set[str]) -> QRectF:
        """The area of these elements, or of all when there are none named; empty on an empty board."""
        area = QRectF()
        for id, item in self.items_by_id.items():
            if not ids or id in ids:
                area = area.united(item.sceneBoundingRect())
        return area

    def element_at(self, point: QPointF) -> str | None:
        """The topmost element at a place."""
        for item in self.items(point):
            if isinstance(item, ElementItem):
                return item.element
        return None

    def _show(self, board: Board, id: str, z: float) -> None:
        groups = compose_element(board, id)
        item = self.items_by_id.get(id)
        if item is None:
            item = self.items_by_id[id] = ElementItem(id, self.theme)
            self.addItem(item)
        route = board.lines.get(id)
        ink = board.design.inks.get(id)
        line = tuple(route.points) if route else tuple(Point(*p) for p in ink.points) if ink else ()
        item.show_groups(groups[:1], board.scene.boxes.get(id), line)
        item.setZValue(z)
        if id in self._labels:
            self.removeItem(self._labels.pop(id))
        if len(groups) > 1:
            self._labels[id] = self._place(BadgeItem(groups[1:]), _LABELS)

    def _drop(self, id: str) -> None:
        self.removeItem(self.items_by_id.pop(id))
        self._facts.pop(id, None)
        if id in self._labels:
            self.removeItem(self._labels.pop(id))

    def _place(self, item: BadgeItem, z: float) -> BadgeItem:
        item.setZValue(z)
        self.addItem(item)
        return item

    def _badge_spot(self, design: Design, id: str) -> Point | None:
        if id in design.boxes and id in self.items_by_id:
            return (
                badge_place(scene_of(design).boxes[id])
                if isinstance(design.boxes[id], Frame)
                else badge_place(design.boxes[id].rect)
            )
        return arrow_badge_place(self.lines[id]) if id in self.lines else None

    def _widen(self, design: Design) -> None:
        around = bounds(box.rect for box in design.boxes.values()) or Rect(0, 0, 0, 0)
        world = QRectF(
            around.x - _WORLD, around.y - _WORLD, around.width + 2 * _WORLD, around.height + 2 * _WORLD
        )
        if not self.sceneRect().contains(world.adjusted(_WORLD / 2, _WORLD / 2, -_WORLD / 2, -_WORLD / 2)):
            self.setSceneRect(world)


def _layers(board: Board) -> Iterator[tuple[str, _Layer]]:
    """Every visible element with its layer, cheap enough for every move of the mouse."""
    design = board.design
    frames = tuple(design.frames.values())
    for id in board.scene.boxes:
        box = design.boxes[id]
        if isinstance(box, Frame):
            z = _NODES if box.collapsed else _FRAMES + depth(design, box.frame)
            yield id, _Layer(z, (box, frames, board.scene.members(id) if box.collapsed else 0))
        else:
            yield id, _Layer((_NODES if isinstance(box, Node) else _NOTES) + box.z, (box,))
    for id, arrow in board.scene.arrows.items():
        if id in board.lines:
            yield id, _Layer(_ARROWS, (arrow, board.lines[id], frames))
    for id, ink in design.inks.items():
        yield id, _Layer(_INK + ink.z, (ink,))


def severities(report: Report) -> dict[str, str]:
    """The gravest severity reported of each element."""
    graver_last = sorted(report.findings, key=lambda f: -f.severity.rank)
    return {id: finding.severity.value for finding in graver_last for id in finding.elements[:1]}
