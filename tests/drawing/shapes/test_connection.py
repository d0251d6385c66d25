from itertools import combinations

import pytest

from mlsd_board.drawing.primitives import Group, Path, Text
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.shapes.connection import connection_group
from mlsd_board.drawing.shapes.head import head
from mlsd_board.drawing.shapes.label import LONGEST, label_group, plate_size
from mlsd_board.drawing.theme import load_theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.elements import Connection
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind, Mode

LIGHT = load_theme("light")
STRAIGHT = Route((Point(0, 0), Point(200, 0)), None)


def arrow(count: int = 1, **facts: object) -> Arrow:
    return Arrow(Connection(id="c", source="a", target="b", **facts), tuple(f"c{n}" for n in range(count)))


def drawn(route: Route = STRAIGHT, **facts: object) -> Group:
    return connection_group(arrow(**facts), route, LIGHT, "#ffffff")


@pytest.mark.parametrize("kind", list(Kind))
def test_line_and_head_have_the_colour_of_the_kind(kind: Kind) -> None:
    paths = [child for child in drawn(kind=kind).children if isinstance(child, Path)]

    assert {p.stroke for p in paths} - {"#ffffff"} == {LIGHT.lines[kind].colour}
    assert paths[0].dash == LIGHT.lines[kind].dash


def test_a_request_has_a_hollow_head_and_the_others_a_filled_one() -> None:
    fills = {kind: drawn(kind=kind).children[-1].fill for kind in Kind}

    assert fills.pop(Kind.REQUEST) == "#ffffff"
    assert fills == {kind: LIGHT.lines[kind].colour for kind in fills}


def test_the_modes_differ_in_the_shape_of_the_head() -> None:
    style = LIGHT.lines[Kind.DATA]
    shapes = {mode: head(Point(0, 0), Point(50, 0), style, mode, "#ffffff") for mode in (None, *Mode)}

    assert shapes.pop(Mode.SYNC) == shapes[None]
    for one, other in combinations(shapes.values(), 2):
        assert one != other


@pytest.mark.parametrize("mode", [None, *Mode])
@pytest.mark.parametrize("end", [Point(100, 0), Point(-100, 0), Point(0, 100), Point(0, -100)])
def test_the_tip_points_at_the_box_without_entering_it(end: Point, mode: Mode | None) -> None:
    shape = head(Point(0, 0), end, LIGHT.lines[Kind.DATA], mode, "#ffffff")
    reach = [max(abs(c[1]), abs(c[2])) for path in shape for c in path.commands if c[0] != "Z"]

    assert 98 <= max(reach) < 100


def test_a_route_without_length_draws_nothing() -> None:
    assert drawn(Route((), None)).children == ()
    assert drawn(Route((Point(1, 1),), None)).children == ()
    assert drawn(Route((Point(1, 1), Point(1, 1)), None), kind=Kind.DATA).children


def test_words_are_those_of_the_user_or_else_the_kind() -> None:
    place = Rect(0, 0, 80, 16)
    own, kind = (
        label_group(arrow(kind=Kind.DATA, label=label), place, LIGHT, "#ffffff").children[1]
        for label in ("hourly", " ")
    )
    assert isinstance(own, Text)
    assert isinstance(kind, Text)
    assert (own.text, own.fill) == ("hourly", LIGHT.ink)
    assert (kind.text, kind.fill) == ("data", LIGHT.lines[Kind.DATA].colour)
    assert kind.size < own.size


def test_a_bundle_says_how_many_it_stands_for() -> None:
    words = label_group(arrow(3, kind=Kind.DATA), Rect(0, 0, 80, 16), LIGHT, "#ffffff").children[1]

    assert isinstance(words, Text)
    assert words.text == "data ×3"


def test_long_words_go_on_in_a_second_line_of_the_same_plate() -> None:
    long = arrow(1, label="registers the model with its signature")
    place = Rect(0, 0, *plate_size(long))
    _, first, second = label_group(long, place, LIGHT, "#ffffff").children

    assert (first.text, second.text) == ("registers the model with its", "signature")
    assert place.height > 1.8 * plate_size(arrow(1, label="short")).height
    assert 0 < first.at.y < second.at.y < place.height


def test_endless_words_are_elided_and_keep_their_count() -> None:
    long = arrow(12, label="a" * 10_000)
    words = label_group(long, Rect(0, 0, 80, 16), LIGHT, "#ffffff").children[2]

    assert plate_size(long).width <= LONGEST + 12
    assert isinstance(words, Text)
    assert words.text.endswith("… ×12")
