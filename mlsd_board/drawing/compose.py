"""A design and a theme become one drawing, which every output interprets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.figures import Figures, figure_groups, way_of
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.pieces.colours import over
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing, Group
from mlsd_board.drawing.routes import obstacles
from mlsd_board.drawing.routes import routes as routes_of
from mlsd_board.drawing.scene import Arrow, Scene, depth, scene_of
from mlsd_board.drawing.shapes.badge import badge_group
from mlsd_board.drawing.shapes.connection import connection_group
from mlsd_board.drawing.shapes.empty import EMPTY_EXTENT, empty_group
from mlsd_board.drawing.shapes.frame import frame_fill, frame_group, frame_tab_group
from mlsd_board.drawing.shapes.ink import ink_group
from mlsd_board.drawing.shapes.label import label_group
from mlsd_board.drawing.shapes.legend import legend_group, tags_used
from mlsd_board.drawing.shapes.node import node_group
from mlsd_board.drawing.shapes.note import note_group
from mlsd_board.drawing.shapes.pin import pin_group, pin_line
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.curves import barred, surroundings
from mlsd_board.layout.routing.regions import Box, Regions
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Ink, Node, Note
from mlsd_board.model.geometry import Point, Rect

Badges = Mapping[str, str]
"""The severity to show on an element, by its id."""
LEGEND_GAP = 28.0
NARROWEST_LEGEND = 360.0


def compose(
    design: Design,
    library: Library,
    theme: Theme,
    *,
    routes: Mapping[str, Route] | None = None,
    style: Lines = "orthogonal",
    badges: Badges | None = None,
    figures: Figures | None = None,
    legend: bool = False,
    margin: float = 32.0,
) -> Drawing:
    """The picture of a design, `margin` units wider than its contents on every side."""
    lines = routes_of(design) if routes is None else routes
    board = Board(design, library, theme, scene_of(design), lines, style)
    groups = [*_layers(board), *_figures(board, figures or Figures()), *_badges(board, badges or {})]
    around = extent(groups)
    if around is None:
        groups, around = [empty_group(theme)], EMPTY_EXTENT
    elif legend:
        at = Point(around.x, around.bottom + LEGEND_GAP)
        arrows = (arrow.connection for arrow in board.scene.arrows.values())
        key = legend_group(arrows, theme, at, max(around.width, NARROWEST_LEGEND), tags_used(design))
        groups += [key] if key else []
        around = extent(groups) or around
    return Drawing(_whole(around.grown(margin)), theme.background, tuple(groups))


def compose_element(board: "Board", id: str) -> tuple[Group, ...]:
    """The groups of one visible element: an arrow and its words, a frame and its tab, a note and its pin, else one."""
    if id in board.scene.arrows:
        arrow, route = board.scene.arrows[id], board.lines.get(id)
        return () if route is None else (_arrow(board, arrow, route), *_label(board, arrow, route))
    record = board.design.records.get(id)
    if isinstance(record, Frame) and id in board.scene.boxes:
        return (_frame(board, record), *_tab(board, record))
    if isinstance(record, Node | Note) and id in board.scene.boxes:
        return (_box(board, record), *_pin(board, record))
    return (ink_group(record, board.theme),) if isinstance(record, Ink) else ()


@dataclass(frozen=True)
class Board:
    """All that decides how an element looks: the design, what of it is visible, its lines, library and theme."""

    design: Design
    library: Library
    theme: Theme
    scene: Scene
    lines: Mapping[str, Route]
    style: Lines = "orthogonal"

    @cached_property
    def open_frames(self) -> tuple[Frame, ...]:
        """Visible frames that are not collapsed, the outermost first."""
        design = self.design
        found = (f for f in design.frames.values() if not f.collapsed and f.id in self.scene.boxes)
        return tuple(sorted(found, key=lambda f: (depth(design, f.frame), f.z, f.id)))

    @cached_property
    def swing(self) -> Regions[Box] | None:
        """What curves stay out of; None when lines are orthogonal."""
        if self.style == "orthogonal":
            return None
        words = (route.label for route in self.lines.values() if route.label)
        return barred(obstacles(self.design, self.scene).values(), words)

    def beside(self, id: str) -> tuple[Box, ...]:
        """The boxes and words that decide how far an arrow may swing: while they stay as they are, so does its curve."""
        if self.swing is None or id not in self.lines or not self.lines[id].points:
            return ()
        return tuple(self.swing.within(surroundings(self.lines[id].points)))

    def pin(self, note: Note) -> tuple[Point, Point] | None:
        """The line from a note to what it is about, or to the group that hides it; None where there is none to draw."""
        about = self.scene.hidden_in.get(note.about or "", note.about or "")
        route, ink = self.lines.get(about), self.design.inks.get(about)
        if about in self.scene.boxes:
            subject = self.scene.boxes[about]
        elif route is not None and route.points:
            subject = route.label or Rect(*route.points[len(route.points) // 2], 0.0, 0.0)
        elif ink is not None:
            subject = Rect(*ink.points[0], 0.0, 0.0)
        else:
            return None
        return pin_line(note.rect, subject)

    def ground_at(self, place: Point) -> str:
        """The colour one sees at a place under boxes and lines: the background through the tints of frames."""
        colour = self.theme.background
        for frame in self.open_frames:
            if frame.rect.contains(place) and (fill := frame_fill(frame, self.theme)):
                colour = over(fill, colour)
        return colour


def badge_place(rect: Rect) -> Point:
    """Where the badge of a box sits: upon its upper right corner."""
    return Point(rect.right - 4.0, rect.y + 1.0)


def arrow_badge_place(route: Route) -> Point | None:
    """Where the badge of an arrow sits: before its words, else in the middle of its line."""
    if route.label is not None:
        return Point(route.label.x - 8.0, route.label.centre.y)
    return route.points[len(route.points) // 2] if route.points else None


def _layers(board: Board) -> Iterator[Group]:
    shown = [box for id, box in board.design.boxes.items() if id in board.scene.boxes]
    shown.sort(key=lambda box: (box.z, box.id))
    arrows = [(arrow, board.lines[id]) for id, arrow in board.scene.arrows.items() if id in board.lines]
    frames = board.open_frames
    yield from (_frame(board, frame) for frame in frames)
    yield from (_arrow(board, arrow, route) for arrow, route in arrows)
    for box in shown:
        yield from _pin(board, box)
    for arrow, route in arrows:
        yield from _label(board, arrow, route)
    for frame in frames:
        yield from _tab(board, frame)
    yield from (_frame(board, box) for box in shown if isinstance(box, Frame) and box.collapsed)
    yield from (_box(board, box) for box in shown if isinstance(box, Node))
    yield from (_box(board, box) for box in shown if isinstance(box, Note))
    inks = sorted(board.design.inks.values(), key=lambda ink: (ink.z, ink.id))
    yield from (ink_group(ink, board.theme) for ink in inks)


def _frame(board: Board, frame: Frame) -> Group:
    return frame_group(frame, board.theme, members=board.scene.members(frame.id) if frame.collapsed else 0)


def _tab(board: Board, frame: Frame) -> Iterator[Group]:
    if tab := frame_tab_group(frame, board.theme, board.ground_at(Point(frame.x + 1, frame.y + 1))):
        yield tab


def _box(board: Board, box: Node | Note) -> Group:
    if isinstance(box, Note):
        return note_group(box, board.theme)
    return node_group(box, board.library, board.theme)


def _pin(board: Board, box: Node | Frame | Note) -> Iterator[Group]:
    if isinstance(box, Note) and (line := board.pin(box)):
        yield pin_group(box.id, line, board.theme)


def _arrow(board: Board, arrow: Arrow, route: Route) -> Group:
    ground = board.ground_at(route.points[-1]) if route.points else board.theme.background
    return connection_group(arrow, route, board.theme, ground, board.swing)


def _label(board: Board, arrow: Arrow, route: Route) -> Iterator[Group]:
    if route.label is not None:
        yield label_group(arrow, route.label, board.theme, board.ground_at(route.label.centre))


def _figures(board: Board, figures: Figures) -> Iterator[Group]:
    seen = [id for id in figures.arrows if id in board.scene.arrows and id in board.lines]
    ways = {id: way_of(_arrow(board, board.scene.arrows[id], board.lines[id])) for id in seen}
    yield from figure_groups(figures, board.scene.boxes, ways, board.theme)


def _badges(board: Board, badges: Badges) -> Iterator[Group]:
    for id in sorted(badges):
        if (place := badge_spot(board, id)) is not None:
            yield badge_group(id, badges[id], place, board.theme)


def badge_spot(board: Board, id: str) -> Point | None:
    """Where the badge of an element sits; None where the element is not seen."""
    if id in board.scene.boxes:
        return badge_place(board.scene.boxes[id])
    return arrow_badge_place(board.lines[id]) if id in board.scene.arrows and id in board.lines else None


def _whole(rect: Rect) -> Rect:
    """The rect with whole numbers for edges, so that pixels of a raster picture fall on units."""
    x, y = floor(rect.x), floor(rect.y)
    return Rect(x, y, ceil(rect.right) - x, ceil(rect.bottom) - y)
