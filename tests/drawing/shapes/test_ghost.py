"""Boxes and arrows that are missing."""

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Path, Text
from mlsd_board.drawing.shapes.ghost import ghost_arrow, ghost_box
from mlsd_board.drawing.theme import load_theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind

THEME = load_theme("dark")


def test_a_missing_box_says_what_it_is_in_broken_lines(library: Library) -> None:
    node = Node(id="n", component="event_logger", x=100, y=50)
    group = ghost_box(node, library, THEME)
    words = [child.text for child in group.children if isinstance(child, Text)]

    assert words[-1] == "missing"
    assert library.title("event_logger").startswith(words[0].rstrip("…"))
    assert group.title == f"missing: {library.title('event_logger')}"
    assert [child for child in group.children if isinstance(child, Path) and child.dash]
    assert node.rect.grown(2).encloses(extent([group]))


def test_a_missing_arrow_names_its_kind(library: Library) -> None:
    wire = Connection(id="w", source="a", target="b", kind=Kind.LABELS)
    route = Route((Point(0, 0), Point(200, 0)), Rect(80, -8, 40, 16))
    group = ghost_arrow(wire, route, THEME)

    assert [child.text for child in group.children if isinstance(child, Text)] == ["labels"]
    assert group.title == "missing: labels"
    assert group.children[0].dash
    bare = ghost_arrow(wire, Route((Point(0, 0), Point(200, 0)), None), THEME)
    assert not [child for child in bare.children if isinstance(child, Text)]
