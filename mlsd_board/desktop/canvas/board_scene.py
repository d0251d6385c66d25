"""The graphics scene kept in step with a design: only what changed gets a new picture."""

from collections.abc import Collection, Iterable, Mapping, Set

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.backlog import Backlog, able_to_wait
from mlsd_board.desktop.canvas.badges import Badges
from mlsd_board.desktop.canvas.carrying import Carrying
from mlsd_board.desktop.canvas.items import BadgeItem, ElementItem, Look, UpperItem
from mlsd_board.desktop.canvas.layers import GHOSTS, UPPER, is_shown, layers, upper_place
from mlsd_board.desktop.canvas.lifting import Afloat
from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.canvas.pins import Pins
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.scene_painter import MANY_MARKS, ScenePainter
from mlsd_board.desktop.canvas.tiles import Tiles
from mlsd_board.desktop.canvas.tracing import Seen, Tracing
from mlsd_board.desktop.canvas.zoomed_out.overview import Overview
from mlsd_board.drawing.compose import Board, arrow_badge_place, badge_place, compose_element
from mlsd_board.drawing.looks import Lines, look_of
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.silhouette import silhouette
from mlsd_board.drawing.sketch import sketched_group
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Ink, Note
from mlsd_board.model.geometry import Point, Rect

_WORLD = 20_000.0


class BoardScene(QGraphicsScene):
    """All elements of one design as items, found by element id, and the tiles in which they are shown."""

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self.library = library
        self.theme = theme
        self.style: Lines = "orthogonal"
        self.grid = True
        self.items_by_id: dict[str, ElementItem] = {}
        self.pixmaps = Pixmaps()
        self.overview = Overview()
        self.painter = ScenePainter(self)
        self.tiles = Tiles(self.painter.draw, lambda: qcolor(self.theme.background))
        self.tracing = Tracing(self.near)
        self.ghosts: list[BadgeItem] = []
        self.badge_spots: Mapping[str, Point] = {}
        self.lifted: Set[str] = set()
        """What is being moved about: painted by itself, upon the tiles."""
        self.live: dict[QGraphicsItem, None] = {}
        """What was laid upon the board from elsewhere."""
        self.board = Board(Design(), library, theme, self.tracing.kept.scene, {}, self.style)
        self._facts: dict[str, tuple[object, ...]] = {}
        self.badges = Badges(self, self.pixmaps, self.tiles.spoil)
        self.uppers: dict[str, UpperItem] = {}
        """What of an element lies above all lines, by its id."""
        self.carrying = Carrying(self)
        self.backlog = Backlog(self.redraw, self)
        self.pins = Pins()
        self.tried: set[str] | None = set()
        """What is not shown as it is kept; None: anything may be."""
        self.looks: Mapping[str, Look] = {}

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
        """Bring every item in step with `design`; while it is only tried, arrows far from what `changed` stay.

        Where much has changed, what is seen in the area `first` is drawn at once, and the rest bit by bit.
        """
        seen = self.pins.along(self.tracing.attempt(design, changed) if trying else self.tracing.keep(design))
        settled, self.tried = self.tried, seen.touched if trying else set()
        ids = None if seen.touched is None or settled is None else seen.touched | settled
        for id in (settled or set()) - (self.tried or set()):
            self._facts.pop(id, None)
        self.lifted, afloat = self.tried or set(), self.carrying.let_go()
        late = set() if trying or ids is None else able_to_wait(seen, ids, self.items_by_id, first)
        self.show_seen(seen, ids if ids is None else ids - late)
        if afloat is not None:
            self.carrying.land(afloat, seen, late)
        for id in late:  # which is to be drawn even if it is back where it was by then
            self._facts.pop(id, None)
        self.backlog.add(late)
        if not trying:
            self._widen()

    def take_lines(self, design: Design, lines: Mapping[str, Route]) -> set[str]:
        """Take on better lines of the design that is shown; the arrows to be drawn again, by `redraw`."""
        changed = self.tracing.take(design, lines)
        if changed:
            kept = self.tracing.kept
            self.board = Board(design, self.library, self.theme, kept.scene, kept.lines, self.style)
        return changed or set()

    def look_ahead(self) -> None:
        """Do now, while nobody waits, what the first move of a drag would have to do."""
        self.tracing.look_ahead()
        if self.items_by_id:  # Qt sorts all items by height before the first one moves
            next(iter(self.items_by_id.values())).update()

    def redraw(self, ids: Collection[str] | None) -> None:
        """Draw these elements as they are now."""
        self.carrying.spoil_ready()
        for id, layer in layers(self.board, ids if ids is None else {*ids, *self.pins.about(ids)}):
            if self._facts.get(id) != layer.facts:
                self._facts[id] = layer.facts
                self._show(self.board, id, layer.z)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything again in other colours."""
        for id in list(self.items_by_id):
            self._drop(id)
        self.show_badges({})
        self.theme = theme
        self.tiles.clear()
        self.show_seen(self.tracing.kept, None)

    def set_style(self, style: Lines) -> None:
        """Let the arrows run level and upright, or in curves."""
        if style != self.style:
            self.style = style
            for id in self.lines:
                self._facts.pop(id, None)
            self.show_seen(self.tracing.kept, None)

    def show_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark these elements, and no other."""
        items = (self.items_by_id.get(id) for id in self.looks.keys() | looks.keys())
        changed = [item for item in items if item and item.look != looks.get(item.element, "plain")]
        if any("selected" in (item.look, looks.get(item.element)) for item in changed):
            self.carrying.spoil_ready()
        for item in changed:
            item.set_look(looks.get(item.element, "plain"))
        if max(len(self.looks), len(looks)) > MANY_MARKS:
            self.tiles.spoil(item.boundingRect() for item in changed)
        self.looks = dict(looks)

    def show_badges(self, severities: Mapping[str, str]) -> None:
        """Put a severity badge on each of these elements, and on no other."""
        found = ((id, self._badge_spot(id)) for id in severities)
        spots = self.badge_spots = {id: spot for id, spot in found if spot is not None}
        self.badges.show(severities, spots, self.theme)

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
            if groups := self._drawn(compose_element(board, id)):
                ghost = BadgeItem(groups, self.pixmaps)
                ghost.setZValue(GHOSTS)
                self.addItem(ghost)
                ghost.setOpacity(0.55)
                self.ghosts.append(ghost)

    def extent_of(self, ids: set[str]) -> QRectF:
        """The area of these elements, or of all when there are none named; empty on an empty board."""
        self.backlog.clear_up()
        area = QRectF()
        for id in ids or self.items_by_id:
            if item := self.items_by_id.get(id):
                area = area.united(item.extent)
        return area

    def element_at(self, point: QPointF) -> str | None:
        """The topmost element at a place."""
        there = (item.element for item in self.items(point) if isinstance(item, ElementItem))
        return self.painter.captions.at(point) or next(there, None)

    def addItem(self, item: QGraphicsItem) -> None:
        """Lay something upon the board; it is painted anew with every frame."""
        self.live[item] = None
        super().addItem(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        self.live.pop(item, None)
        super().removeItem(item)

    def near(self, area: Rect) -> list[str]:
        """The boxes that reach into an area."""
        found = self.overview.near(qrect(area))
        if self.afloat:
            dx, dy = self.afloat.by
            found += self.afloat.overview.near(qrect(area.moved(-dx, -dy)))
        return found

    def show_seen(self, seen: Seen, ids: set[str] | None) -> None:
        """Bring these items, or all, in step with what is seen."""
        board = self.board = Board(seen.design, self.library, self.theme, seen.scene, seen.lines, self.style)
        for id in list(self.items_by_id) if ids is None else ids:
            if id in self.items_by_id and not is_shown(board, id):
                self._drop(id)
        self.redraw(ids if ids is None else sorted(ids))

    def _show(self, board: Board, id: str, z: float) -> None:
        item = self.items_by_id.get(id)
        if item is None:
            item = self.items_by_id[id] = ElementItem(id, self.theme, self.pixmaps, self._lower_of)
            item.set_look(self.looks.get(id, "plain"))
            super().addItem(item)
        record, route, box = board.design.records.get(id), board.lines.get(id), board.scene.boxes.get(id)
        stroke = record.points if isinstance(record, Ink) else ()
        line = tuple(Point(*p) for p in stroke) or (route.points if route else ())
        before = item.boundingRect()
        item.locked = isinstance(record, Box) and record.locked
        moved = id in self.lifted
        item.show_at(box, line, moved=moved)
        item.setZValue(z)
        put = self.overview.lift if id in self.lifted else self.overview.put
        put(id, silhouette(board, id), box, line)
        self.pins.take(record)
        words, words_now = self._show_upper(id, upper_place(board, id), moved=moved)
        self._spoil(id, [before, *words], [item.boundingRect(), *words_now])

    def _show_upper(
        self, id: str, place: Rect | None, *, moved: bool = False
    ) -> tuple[list[QRectF], list[QRectF]]:
        """Show what lies above all lines, or nothing; where it was, and where it is now."""
        upper = self.uppers.get(id)
        before = [upper.boundingRect()] if upper else []
        if place is None:
            if upper:
                self._take_away(self.uppers.pop(id))
            return before, []
        if upper is None:
            upper = self.uppers[id] = UpperItem(id, self.pixmaps, self._upper_of)
            upper.setZValue(UPPER - isinstance(self.board.design.records.get(id), Note))
            super().addItem(upper)
        upper.show_at(place, moved=moved)
        return before, [upper.boundingRect()]

    def _lower_of(self, id: str) -> tuple[Group, ...]:
        return self._drawn(compose_element(self.board, id)[:1])

    def _upper_of(self, id: str) -> tuple[Group, ...]:
        return self._drawn(compose_element(self.board, id)[1:])

    def _drawn(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """The groups in the strokes of the theme."""
        by_hand = look_of(self.theme.name, self.style).sketched
        return tuple(sketched_group(group) for group in groups) if by_hand else groups

    def _drop(self, id: str) -> None:
        item = self.items_by_id.pop(id)
        self._spoil(id, [item.boundingRect(), *self._show_upper(id, None)[0]], [])
        super().removeItem(item)
        self.pixmaps.forget(id)
        self.overview.drop(id)
        self._facts.pop(id, None)
        self.pins.drop(id)

    def _take_away(self, item: QGraphicsItem) -> None:
        self.pixmaps.forget(item)
        self.removeItem(item)

    def _spoil(self, id: str, before: Iterable[QRectF], after: Iterable[QRectF]) -> None:
        """Tiles are made anew where an element was and where it is; what is lifted is on none of them."""
        was = () if id in self.carrying.off else before
        if id in self.lifted:
            self.tiles.spoil(was)
            self.carrying.off.add(id)
        else:
            self.tiles.spoil((*was, *after))
            self.carrying.off.discard(id)

    def _badge_spot(self, id: str) -> Point | None:
        if (box := self.board.scene.boxes.get(id)) is not None:
            return badge_place(box)
        return arrow_badge_place(self.lines[id]) if id in self.lines else None

    def _widen(self) -> None:
        around = self.overview.extent()
        world = around.adjusted(-_WORLD, -_WORLD, _WORLD, _WORLD)
        if not self.sceneRect().contains(around.adjusted(-_WORLD / 2, -_WORLD / 2, _WORLD / 2, _WORLD / 2)):
            self.setSceneRect(world)
