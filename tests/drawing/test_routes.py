import itertools

from mlsd_board.drawing.routes import label_size, routes
from mlsd_board.drawing.shapes.frame import frame_tab
from mlsd_board.layout.routing.router import RouteCache
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind


def node(id: str, x: float, y: float, **facts: object) -> Node:
    return Node(id=id, component="cache", x=x, y=y, **facts)


def on_border(rect: Rect, point: Point) -> bool:
    return rect.contains(point) and not rect.grown(-1.01).contains(point)


def test_a_route_leads_from_border_to_border_with_room_for_its_words() -> None:
    wire = Connection(id="c", source="a", target="b", kind=Kind.DATA, label="three times a day")
    design = Design.of(node("a", 0, 0), node("b", 500, 200), wire)
    found = routes(design)["c"]

    assert on_border(design.nodes["a"].rect, found.points[0])
    assert on_border(design.nodes["b"].rect, found.points[-1])
    assert found.label is not None
    assert (found.label.width, found.label.height) == label_size(wire)
    assert not any(found.label.overlaps(n.rect) for n in design.nodes.values())


def test_an_open_frame_is_met_at_its_border_and_does_not_bar_the_way_to_its_members() -> None:
    frame = Frame(id="f", x=400, y=-100, width=400, height=300)
    design = Design.of(
        frame,
        node("a", 0, 0),
        node("b", 500, 0, frame="f"),
        Connection(id="into", source="a", target="b"),
        Connection(id="onto", source="a", target="f"),
    )
    found = routes(design)

    assert on_border(frame.rect, found["onto"].points[-1])
    assert on_border(design.nodes["b"].rect, found["into"].points[-1])
    assert all(0 <= point.y <= 64 for point in found["into"].points), "no detour around the frame"


def test_a_line_leads_straight_through_the_border_of_a_frame() -> None:
    """It once ran along the border, where the shortest way began so."""
    upper = Frame(id="upper", x=300, y=0, width=400, height=250)
    lower = Frame(id="lower", x=0, y=320, width=400, height=250)
    wires = (
        Connection(id="down", source="upper", target="lower"),
        Connection(id="inward", source="lower", target="n"),
        Connection(id="wished", source="upper", target="lower", source_side="left"),
    )
    found = routes(Design.of(upper, lower, node("n", 200, 400, frame="lower"), *wires))

    down, inward, wished = (found[id].points for id in ("down", "inward", "wished"))
    assert down[0].x == down[1].x
    assert down[-1].x == down[-2].x
    assert inward[0].y < inward[1].y or inward[0].x < inward[1].x
    assert wished[0].x == upper.x
    assert wished[1].x < wished[0].x


def test_no_line_strikes_through_the_title_of_a_frame() -> None:
    frame = Frame(id="f", x=300, y=0, width=400, height=300, title="Training")
    tab = frame_tab(frame)
    assert tab is not None
    a, b = node("a", 260, -200, width=100), node("b", 260, 100, width=100)
    points = routes(Design.of(frame, a, b, Connection(id="c", source="a", target="b")))["c"].points

    for start, end in itertools.pairwise(points):
        line = Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))
        assert not line.grown(0.5).overlaps(tab)


def test_what_is_hidden_has_no_route() -> None:
    design = Design.of(
        Frame(id="f", x=400, collapsed=True),
        node("a", 0, 0),
        node("b", 450, 0, frame="f"),
        node("c", 450, 100, frame="f"),
        Connection(id="in", source="b", target="c"),
        Connection(id="one", source="a", target="b"),
        Connection(id="two", source="a", target="c"),
    )

    assert set(routes(design)) == {"one"}


def test_the_order_of_records_and_a_cache_change_nothing() -> None:
    records = [
        node("a", 0, 0),
        node("b", 400, 0),
        Connection(id="y", source="a", target="b"),
        Connection(id="x", source="b", target="a"),
    ]
    cache = RouteCache()
    first = routes(Design.of(*records), cache)

    assert routes(Design.of(*records[::-1])) == first
    assert routes(Design.of(*records), cache) == first


def test_lines_run_through_an_open_frame_that_is_not_concerned() -> None:
    a, b = node("a", 0, 0), node("b", 1000, 0)
    frame = Frame(id="f", x=400, y=-200, width=300, height=400)
    wire = Connection(id="c", source="a", target="b")

    assert routes(Design.of(a, b, wire, frame)) == routes(Design.of(a, b, wire))
