"""The scene kept in step with a design: only what changed is drawn anew, and of much only what is seen at once."""

from collections.abc import Collection, Iterable, Mapping, Set
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSceneHelpEvent, QToolTip

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.backlog import Backlog
from mlsd_board.desktop.canvas.badges import Badges
from mlsd_board.desktop.canvas.carrying import Carrying
from mlsd_board.desktop.canvas.drawn import Drawn
from mlsd_board.desktop.canvas.items import BadgeItem
from mlsd_board.desktop.canvas.layers import GHOSTS, places_of, reaching
from mlsd_board.desktop.canvas.lifting import Afloat
from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.canvas.picture import AIR, Look
from mlsd_board.desktop.canvas.pictures import Pictures
from mlsd_board.desktop.canvas.pins import Pins
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.scene_painter import MANY_MARKS, ScenePainter
from mlsd_board.desktop.canvas.tiles import Tiles
from mlsd_board.desktop.canvas.tracing import Seen, Tracing
from mlsd_board.desktop.canvas.zoomed_out.cells import CELL, Key
from mlsd_board.desktop.canvas.zoomed_out.overview import Overview
from mlsd_board.drawing.compose import Board, compose_element
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.scene import Scene
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Rect, bounds

_WORLD = 20_000.0
_POINT = 8.0
"""What waits so close to a place that is asked about is drawn at once; in a larger area more of it."""
_AT_ONCE = 60
"""So many changed elements are drawn at once, be they seen or not."""


class BoardScene(QGraphicsScene):
    """All elements of one design: an index of where they lie, their pictures, and the tiles in which they are shown."""

    redrawn = Signal()
    """Something is not as it was shown before."""

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self.library = library
        self.theme = theme
        self.style: Lines = "orthogonal"
        self.grid = True
        self.pixmaps = Pixmaps()
        self.overview = Overview()
        self.painter = ScenePainter(self)
        self.tiles = Tiles(self.painter.draw, lambda: qcolor(self.theme.background))
        self.tracing = Tracing(self.near)
        self.ghosts: list[BadgeItem] = []
        self.lifted: Set[str] = set()
        """What is being moved about: painted by itself, upon the tiles."""
        self.live: dict[QGraphicsItem, None] = {}
        """What was laid upon the board from elsewhere."""
        self.seen = self.tracing.kept
        self.board = Board(self.seen.design, library, theme, self.seen.scene, self.seen.lines, self.style)
        self.pictures = Pictures(self)
        self.drawn = Drawn(self)
        self.badges = Badges(self.pixmaps, self.drawn.spoil)
        self.carrying = Carrying(self)
        self.backlog = Backlog(self.drawn.redraw, self._among, self._cell_of, self._away, self)
        self.pins = Pins()
        self.tried: set[str] | None = set()
        """What is not shown as it is kept; None: anything may be."""
        self.looks: Mapping[str, Look] = {}
        self._extent: tuple[Scene, QRectF] = (self.seen.scene, QRectF())

    @property
    def afloat(self) -> Afloat | None:
        """What is carried as it is."""
        return self.carrying.afloat

    @property
    def lines(self) -> Mapping[str, Route]:
        """The lines of arrows as they are shown."""
        return self.board.lines

    def show_design(
        self,
        design: Design,
        *,
        trying: bool = False,
        changed: Iterable[str] | None = None,
        first: Rect | None = None,
    ) -> None:
        """Show `design`; while it is only tried, arrows far from what `changed` stay.

        Where much has changed, what is seen in the area `first` is drawn at once, and the rest bit by bit. What a drag
        puts down is shown as it was carried until it is drawn.
        """
        look = self.tracing.attempt if trying else self.tracing.keep
        seen = self.pins.along(look(design, changed))
        settled, self.tried = self.tried, seen.touched if trying else set()
        ids = None if seen.touched is None or settled is None else seen.touched | settled
        self.drawn.expire((settled or set()) - (self.tried or set()))
        self.lifted, afloat = self.tried or set(), self.carrying.let_go()
        if trying and ids is not None:
            self.show_seen(seen, ids)
        elif afloat is not None and ids is not None and afloat.shows(ids, seen.scene.boxes):
            self._show_later(seen, ids)
        else:
            self._show_soon(seen, ids, first)
        if afloat is not None:
            self.carrying.land(afloat, seen)
        # What waits and is on no tile is to be drawn even if it will lie where it lay.
        self.drawn.expire(self.carrying.off & self.backlog.waiting)
        if not trying:
            self._widen(ids)

    def take_lines(self, design: Design, lines: Mapping[str, Route]) -> set[str]:
        """Take on better lines of the design that is shown; the arrows to be drawn again, by `redraw`."""
        changed = self.tracing.take(design, lines)
        if changed:
            self._look_at(self.tracing.kept)
            self.pictures.forget(changed)
        return changed or set()

    def set_theme(self, theme: Theme, first: Rect | None) -> None:
        """Draw everything again in other colours, what is seen in the area `first` at once."""
        self.theme = theme
        self.tiles.clear()
        self.drawn.expire(self.drawn)
        self._show_soon(self.tracing.kept, None, first)

    def set_style(self, style: Lines, first: Rect | None) -> None:
        """Let the arrows run level and upright, or in curves."""
        if style != self.style:
            self.style = style
            self.drawn.expire(self.lines)
            self._show_soon(self.tracing.kept, None, first)

    def show_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark these elements, and no other."""
        before, self.looks = self.looks, dict(looks)
        changed = [id for id in before.keys() | looks.keys() if before.get(id) != looks.get(id)]
        if any("selected" in (before.get(id), looks.get(id)) for id in changed):
            self.carrying.spoil_ready()
        upon_tiles = {len(before) > MANY_MARKS, len(looks) > MANY_MARKS}
        if True in upon_tiles:
            self.drawn.spoil(before.keys() | looks.keys() if False in upon_tiles else changed)

    def show_ghosts(self, design: Design | None, ids: set[str]) -> None:
        """Show what a preview would add; None takes the ghosts away."""
        for ghost in self.ghosts:
            self._take_away(ghost)
        self.ghosts = []
        if design is None:
            return
        seen = self.tracing.foresee(design)
        board = Board(design, self.library, self.theme, seen.scene, seen.lines, self.style)
        for id in sorted(ids):
            if groups := self.pictures.drawn(compose_element(board, id)):
                ghost = BadgeItem(groups, self.pixmaps)
                ghost.setZValue(GHOSTS)
                self.addItem(ghost)
                ghost.setOpacity(0.55)
                self.ghosts.append(ghost)

    def extent(self) -> QRectF:
        """The area of all boxes; empty when there are none."""
        scene = self.tracing.kept.scene
        if self._extent[0] is not scene:
            area = bounds(scene.boxes.values())
            self._extent = (scene, qrect(area) if area else QRectF())
        return self._extent[1]

    def extent_of(self, ids: Collection[str]) -> QRectF:
        """The area of these elements, or of all when there are none named; empty on an empty board."""
        area = bounds(places_of(self.seen, ids or None))
        return qrect(area.grown(AIR)) if area else QRectF()

    def element_at(self, point: QPointF) -> str | None:
        """The topmost element at a place."""
        if (frame := self.painter.captions.at(point)) is not None:
            return frame
        self.backlog.hurry(Rect(point.x(), point.y(), 0.0, 0.0), _POINT)
        there = [self.pictures[id] for id in self.within(QRectF(point, point).adjusted(-1, -1, 1, 1))]
        found = (picture for picture in there if picture.covers(point))
        top = max(found, key=lambda picture: (picture.lie.z, picture.element), default=None)
        return top and top.element

    def addItem(self, item: QGraphicsItem) -> None:
        """Lay something upon the board; it is painted anew with every frame."""
        self.live[item] = None
        super().addItem(item)

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        found = self.element_at(event.scenePos())
        QToolTip.showText(event.screenPos(), self.pictures[found].title if found else "", event.widget())

    def removeItem(self, item: QGraphicsItem) -> None:
        self.live.pop(item, None)
        super().removeItem(item)

    def near(self, area: Rect) -> list[str]:
        """The boxes that reach into an area."""
        self.backlog.hurry(area)
        found = self.overview.near(qrect(area))
        if self.afloat and not self.afloat.copies:
            dx, dy = self.afloat.by
            found += self.afloat.overview.near(qrect(area.moved(-dx, -dy)))
        return found

    def within(self, area: QRectF) -> list[str]:
        """All that takes up some of an area."""
        self.backlog.hurry(Rect(area.x(), area.y(), area.width(), area.height()))
        return self.overview.within(area)

    def show_seen(self, seen: Seen, ids: Collection[str]) -> None:
        """Show these elements as they are seen."""
        self._look_at(seen)
        self.drawn.redraw(ids)
        self.redrawn.emit()

    def _show_soon(self, seen: Seen, ids: Collection[str] | None, first: Rect | None) -> None:
        """Show these elements, or all: many of them bit by bit, but those in the area `first` at once."""
        self._look_at(seen)
        self.drawn.expire(ids or ())  # meanwhile tiles may show their badges where they are now
        ids = {*self.drawn, *self.pictures} if ids is None else ids
        if len(ids) <= _AT_ONCE:
            self.drawn.redraw(ids)
        else:
            self.pictures.forget(ids)
            self.backlog.add(ids)
            if first is not None:
                self.backlog.hurry(first)
        self.redrawn.emit()

    def _show_later(self, seen: Seen, ids: Collection[str]) -> None:
        """Show these elements bit by bit: until then they are seen as they were carried."""
        self._look_at(seen)
        self.drawn.expire(ids)
        self.pictures.forget_later(ids)
        self.backlog.add(ids)
        self.redrawn.emit()

    def _look_at(self, seen: Seen) -> None:
        self.seen = seen
        self.board = Board(seen.design, self.library, self.theme, seen.scene, seen.lines, self.style)
        self.pins.follow(seen.design)

    def _among(self, ids: Collection[str], area: Rect) -> set[str]:
        """Which of these elements may reach into an area, or are drawn there."""
        there = (id for id in self.overview.within(qrect(area)) if id in ids)
        return {*reaching(self.seen, ids, area), *there}

    def _cell_of(self, id: str) -> Key | None:
        """Where an element is drawn, or will be."""
        if (shape := self.overview.shapes.get(id)) is not None:
            return shape.keys[0]
        place = next(places_of(self.seen, (id,)), None)
        return None if place is None else (int(place.x // CELL), int(place.y // CELL))

    def _away(self, cell: Key | None) -> float:
        """How far a cell lies from the middle of what is looked at."""
        view = next(iter(self.views()), None)
        if view is None or cell is None:
            return 0.0
        middle = view.mapToScene(view.viewport().rect().center())
        return hypot((cell[0] + 0.5) * CELL - middle.x(), (cell[1] + 0.5) * CELL - middle.y())

    def _take_away(self, item: QGraphicsItem) -> None:
        self.pixmaps.forget(item)
        self.removeItem(item)

    def _widen(self, changed: Iterable[str] | None) -> None:
        """Let there be room around the boxes that changed, and around all others."""
        boxes = self.seen.scene.boxes
        there = boxes.values() if changed is None else (boxes[id] for id in changed if id in boxes)
        place = bounds(there) or Rect(0.0, 0.0, 0.0, 0.0)
        if not self.sceneRect().contains(qrect(place.grown(_WORLD / 2))):
            around = self.extent().united(qrect(place))
            self.setSceneRect(around.adjusted(-_WORLD, -_WORLD, _WORLD, _WORLD))
