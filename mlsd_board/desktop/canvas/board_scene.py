"""The graphics scene kept in step with a design: only what changed gets a new picture."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.items import BadgeItem, ElementItem, Look
from mlsd_board.desktop.canvas.nearby import Routed, nearby_routes, nearby_scene
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.zoomed_out.overview import Overview
from mlsd_board.drawing.compose import Board, arrow_badge_place, badge_place, compose_element
from mlsd_board.drawing.looks import Lines, look_of
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import Scene, depth, scene_of
from mlsd_board.drawing.shapes.badge import badge_group
from mlsd_board.drawing.sketch import sketched_group
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.router import Route, RouteCache
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
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
        self.style: Lines = "orthogonal"
        self.items_by_id: dict[str, ElementItem] = {}
        self.lines: Mapping[str, Route] = {}
        self.pixmaps = Pixmaps()
        self.overview = Overview()
        self.ghosts: list[BadgeItem] = []
        self.badge_spots: Mapping[str, Point] = {}
        self._cache = RouteCache()
        self._routed = Routed(Design(), scene_of(Design()), {})
        self._facts: dict[str, tuple[object, ...]] = {}
        self._badges: list[BadgeItem] = []
        self._labels: dict[str, BadgeItem] = {}
        self._looks: Mapping[str, Look] = {}

    def show_design(self, design: Design, *, trying: bool = False) -> None:
        """Bring every item in step with `design`; while it is only tried, arrows far from what moved stay."""
        scene = nearby_scene(design, self._routed) if trying else scene_of(design)
        self.lines = self._lines(design, scene, trying)
        board = Board(design, self.library, self.theme, scene, self.lines, self.style)
        for id, layer in _layers(board, self._facts, trying):
            known = self._facts.get(id)
            if known != layer.facts and not (trying and known and known[:2] == layer.facts[:2]):
                self._facts[id] = layer.facts
                self._show(board, id, layer.z)
        for id in [id for id in self.items_by_id if not _is_shown(board, id)]:
            self._drop(id)
        if not trying:
            self._widen(design)

    def set_theme(self, theme: Theme, design: Design) -> None:
        """Draw everything again in other colours."""
        for id in list(self.items_by_id):
            self._drop(id)
        self.theme = theme
        self.show_design(design)

    def set_style(self, style: Lines, design: Design) -> None:
        """Let the arrows run level and upright, or in curves."""
        if style != self.style:
            self.style = style
            for id in self.lines:
                self._facts.pop(id, None)
            self.show_design(design)

    def show_preview(self, design: Design, changes: ChangeSet | None) -> None:
        """Show what a change would add as ghosts; None takes them away."""
        if changes is None:
            self.show_ghosts(None, set())
        else:
            added = {id for id, c in changes.changes.items() if c.after is not None}
            self.show_ghosts(design.apply(changes), added)

    def show_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark these elements, and no other."""
        for id in self._looks.keys() | looks.keys():
            if item := self.items_by_id.get(id):
                item.set_look(looks.get(id, "plain"))
        self._looks = dict(looks)
        self.overview.show_looks(looks)

    def show_badges(self, design: Design, severities: Mapping[str, str]) -> None:
        """Put a severity badge on each of these elements, and on no other."""
        for badge in self._badges:
            self._take_away(badge)
        found = ((id, self._badge_spot(design, id)) for id in severities)
        places = self.badge_spots = {id: spot for id, spot in found if spot is not None}
        self._badges = [
            self._place((badge_group(id, severities[id], spot, self.theme),), _BADGES)
            for id, spot in places.items()
        ]
        tones = self.theme.severities
        self.overview.show_badges([(spot, tones[severities[id]].fill) for id, spot in places.items()])

    def show_ghosts(self, design: Design | None, ids: set[str]) -> None:
        """Show what a preview would add; None takes the ghosts away."""
        for ghost in self.ghosts:
            self._take_away(ghost)
        self.ghosts = []
        if design is None:
            return
        board = Board(design, self.library, self.theme, scene_of(design), routes(design), self.style)
        for id in sorted(ids):
            if groups := self._drawn(compose_element(board, id)):
                ghost = self._place(groups, _GHOSTS)
                ghost.setOpacity(0.55)
                self.ghosts.append(ghost)

    def extent_of(self, ids: set[str]) -> QRectF:
        """The area of these elements, or of all when there are none named; empty on an empty board."""
        area = QRectF()
        for id in ids or self.items_by_id:
            if item := self.items_by_id.get(id):
                area = area.united(item.sceneBoundingRect())
        return area

    def element_at(self, point: QPointF) -> str | None:
        """The topmost element at a place."""
        for item in self.items(point):
            if isinstance(item, ElementItem):
                return item.element
        return None

    def _lines(self, design: Design, scene: Scene, trying: bool) -> Mapping[str, Route]:
        if design is self._routed.design:
            return self._routed.lines
        if trying:
            return nearby_routes(design, scene, self._routed)
        self._routed = Routed(design, scene, routes(design, self._cache))
        return self._routed.lines

    def _show(self, board: Board, id: str, z: float) -> None:
        groups = compose_element(board, id)
        item = self.items_by_id.get(id)
        if item is None:
            item = self.items_by_id[id] = ElementItem(id, self.theme, self.pixmaps)
            item.set_look(self._looks.get(id, "plain"))
            self.addItem(item)
        route, box = board.lines.get(id), board.scene.boxes.get(id)
        ink = board.design.inks.get(id)
        line = tuple(route.points) if route else tuple(Point(*p) for p in ink.points) if ink else ()
        item.locked = id in board.design.boxes and board.design.boxes[id].locked
        item.show_groups(self._drawn(groups[:1]), box, line)
        item.setZValue(z)
        self.overview.put(id, groups, box, line)
        self._drop_label(id)
        if len(groups) > 1:
            self._labels[id] = self._place(self._drawn(groups[1:]), _LABELS)

    def _drawn(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """The groups in the strokes of the theme."""
        by_hand = look_of(self.theme.name, self.style).sketched
        return tuple(sketched_group(group) for group in groups) if by_hand else groups

    def _drop(self, id: str) -> None:
        self.removeItem(self.items_by_id.pop(id))
        self.pixmaps.forget(id)
        self.overview.drop(id)
        self._facts.pop(id, None)
        self._drop_label(id)

    def _drop_label(self, id: str) -> None:
        if label := self._labels.pop(id, None):
            self._take_away(label)

    def _place(self, groups: tuple[Group, ...], z: float) -> BadgeItem:
        item = BadgeItem(groups, self.pixmaps)
        item.setZValue(z)
        self.addItem(item)
        return item

    def _take_away(self, item: BadgeItem) -> None:
        self.pixmaps.forget(item)
        self.removeItem(item)

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


def _layers(
    board: Board, known: Mapping[str, tuple[object, ...]], trying: bool
) -> Iterator[tuple[str, _Layer]]:
    """The visible elements that are not the very same as before, with their layers: asked with every mouse move."""
    design = board.design
    frames = tuple(design.frames.values())
    for id in board.scene.boxes:
        box = design.boxes[id]
        if isinstance(box, Frame):
            z = _NODES if box.collapsed else _FRAMES + depth(design, box.frame)
            members = board.scene.members(id) if box.collapsed else 0
            yield id, _Layer(z, (box, members, frames))
        elif id not in known or known[id][0] is not box:
            yield id, _Layer((_NODES if isinstance(box, Node) else _NOTES) + box.z, (box,))
    for id, arrow in board.scene.arrows.items():
        if id in board.lines:
            swing = () if trying else board.beside(id)
            facts = (_Drawn(arrow.connection, arrow.stands_for), board.lines[id], frames, swing)
            if known.get(id) != facts:
                yield id, _Layer(_ARROWS, facts)
    for id, ink in design.inks.items():
        yield id, _Layer(_INK + ink.z, (ink,))


class _Drawn(NamedTuple):
    """An arrow as a tuple, since those are compared in no time when they hold the same things."""

    connection: Connection
    stands_for: tuple[str, ...]


def _is_shown(board: Board, id: str) -> bool:
    return id in board.scene.boxes or id in board.lines or id in board.design.inks


def severities(report: Report) -> dict[str, str]:
    """The gravest severity reported of each element."""
    graver_last = sorted(report.findings, key=lambda f: -f.severity.rank)
    return {id: finding.severity.value for finding in graver_last for id in finding.elements[:1]}
