"""Routes on laid-out boards and on random ones: around boxes, in lanes, labels free, the same every time."""

import json
import random
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.layout.routing.router import Route, RouteCache, Wire, route
from mlsd_board.model.geometry import Point, Rect, Size

BOARDS = sorted((Path(__file__).parent / "boards").glob("*.json"))
CROSSINGS = {"dense": 30, "looping": 24, "wide": 20}
"""What the router reaches today and must not lose."""


@pytest.fixture(params=BOARDS, ids=lambda path: path.stem)
def board(request):
    kept = json.loads(request.param.read_text())
    boxes = {name: Rect(*numbers) for name, numbers in kept["boxes"].items()}
    ends = enumerate(kept["wires"])
    wires = [Wire(f"w{n:02}", source, target, label=Size(60, 18)) for n, (source, target) in ends]
    return request.param.stem, wires, boxes


def test_no_line_comes_near_a_foreign_box(board):
    _, wires, boxes = board
    found = route(wires, boxes)
    assert set(found) == {wire.id for wire in wires}
    assert boxes_hit(wires, boxes, found, margin=8) == []


def test_parallel_lines_keep_their_distance(board):
    _, wires, boxes = board
    assert on_top(route(wires, boxes), nearer_than=9.5) == []


def test_crossings_stay_few(board):
    name, wires, boxes = board
    assert crossings(route(wires, boxes)) <= CROSSINGS[name]


def test_labels_are_free_of_boxes_and_of_one_another(board):
    _, wires, boxes = board
    labels = [found.label for found in route(wires, boxes).values()]
    assert not [(a, b) for a, b in combinations(labels, 2) if a.overlaps(b)]
    assert not [(label, box) for label in labels for box in boxes.values() if label.overlaps(box)]


def test_arrow_heads_have_room(board):
    _, wires, boxes = board
    for found in route(wires, boxes).values():
        for a, b in (found.points[:2], found.points[-2:]):
            assert abs(a.x - b.x) + abs(a.y - b.y) >= 15.9


def test_a_moved_box_with_a_cache_gives_what_a_fresh_call_gives(board):
    _, wires, boxes = board
    cache = RouteCache()
    for name in sorted(boxes)[::6]:
        boxes = boxes | {name: boxes[name].moved(23, -17)}
        assert route(wires, boxes, cache=cache) == route(wires, boxes)
    assert len(cache.memo) <= len(wires)


def test_a_board_from_top_to_bottom_is_the_same_board_turned(board):
    _, wires, boxes = board
    across = route([Wire(wire.id, wire.source, wire.target) for wire in wires], boxes)
    turned = {name: Rect(box.y, box.x, box.height, box.width) for name, box in boxes.items()}
    down = route([Wire(wire.id, wire.source, wire.target) for wire in wires], turned, direction="TB")
    assert {name: tuple(Point(y, x) for x, y in found.points) for name, found in down.items()} == {
        name: found.points for name, found in across.items()
    }


A, B = Rect(0, 0, 168, 64), Rect(400, 0, 168, 64)


def one(source, target, boxes, **more):
    return route([Wire("w", source, target, **more)], boxes)["w"]


def test_neighbours_in_a_row_are_joined_by_a_straight_line():
    assert one("a", "b", {"a": A, "b": B}).points == (Point(168, 32), Point(400, 32))


def test_slightly_shifted_neighbours_too():
    assert len(one("a", "b", {"a": A, "b": B.moved(0, 30)}).points) == 2


def test_a_step_to_another_row_turns_in_the_middle():
    points = one("a", "b", {"a": A, "b": B.moved(0, 200)}).points
    assert points == (Point(168, 32), Point(284, 32), Point(284, 232), Point(400, 232))


def test_neighbours_above_one_another_use_bottom_and_top():
    assert one("a", "b", {"a": A, "b": A.moved(0, 200)}).points == (Point(84, 64), Point(84, 200))
    assert one("b", "a", {"a": A, "b": A.moved(0, 200)}).points == (Point(84, 200), Point(84, 64))


def test_feedback_goes_around():
    found = one("b", "a", {"a": A, "b": B})
    assert len(found.points) == 4
    assert all(point.y >= 64 for point in found.points) or all(point.y <= 0 for point in found.points)


def test_feedback_to_a_lower_box_goes_straight_there():
    points = one("b", "a", {"a": A.moved(0, 200), "b": B}).points
    assert points == (Point(484, 64), Point(484, 132), Point(84, 132), Point(84, 200))


CROSSED = {"a": A, "b": A.moved(272, 0), "above": A.moved(0, -200), "below": A.moved(272, 200)}


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_a_line_makes_way_for_a_label_that_has_no_other_place(direction):
    turned = direction == "TB"
    boxes = {n: Rect(r.y, r.x, r.height, r.width) if turned else r for n, r in CROSSED.items()}
    size = Size(20, 62) if turned else Size(62, 20)
    wires = [Wire("row", "a", "b", label=size), Wire("step", "above", "below")]
    found = route(wires, boxes, direction=direction)
    label = found["row"].label
    assert not any(enters(piece, label) for piece in pieces(found["step"]))
    assert any(enters(piece, label, 0.1) for piece in pieces(found["row"]))


def test_a_box_in_between_is_passed_by():
    boxes = {"a": A, "b": B.moved(200, 0), "c": B.moved(-100, 0)}
    found = one("a", "b", boxes)
    assert boxes_hit([Wire("w", "a", "b")], boxes, {"w": found}, margin=8) == []


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_chosen_side_is_kept(side):
    found = one("a", "b", {"a": A, "b": B}, source_side=side, target_side=side)
    for point, box in ((found.points[0], A), (found.points[-1], B)):
        border = {"left": box.x, "right": box.right, "top": box.y, "bottom": box.bottom}[side]
        assert (point.x if side in ("left", "right") else point.y) == border


def test_waypoints_are_passed_in_order():
    waypoints = (Point(300, 200), Point(100, 300), Point(500, 250))
    points = one("a", "b", {"a": A, "b": B}, waypoints=waypoints).points
    passed = [
        next(n for n, (a, b) in enumerate(pairwise(points)) if n >= 0 and on_piece(waypoint, a, b))
        for waypoint in waypoints
    ]
    assert passed == sorted(passed)


def test_a_waypoint_at_which_the_line_turns_back_is_still_reached():
    boxes = {"a": A, "b": B.moved(600, 60)}
    for waypoint in (Point(300, 200), Point(300, 32), Point(-200, 92), Point(1400, 92)):
        points = one("a", "b", boxes, waypoints=(waypoint,)).points
        assert any(on_piece(waypoint, a, b) for a, b in pairwise(points)), waypoint


def test_labels_of_a_board_from_top_to_bottom_still_prefer_lying_lines():
    boxes = {"a": Rect(0, 0, 168, 64), "b": Rect(400, 300, 168, 64)}
    found = route([Wire("w", "a", "b", label=Size(60, 18))], boxes, direction="TB")["w"]
    lying = next((a, b) for a, b in pairwise(found.points) if a.y == b.y)
    assert found.label.centre.y == lying[0].y


@pytest.mark.parametrize("side", [None, "left", "right", "top", "bottom"])
def test_a_loop_leaves_its_box_and_comes_back(side):
    found = one("a", "a", {"a": A}, source_side=side, target_side=side, label=Size(40, 18))
    assert orthogonal(found)
    assert touches_border(found.points[0], A)
    assert touches_border(found.points[-1], A)
    assert not found.label.overlaps(A)


def test_a_loop_is_smaller_where_boxes_stand_close_on_every_side():
    boxes = {
        "a": Rect(200, 100, 160, 30),
        "left": Rect(140, 100, 40, 30),
        "right": Rect(380, 100, 40, 30),
    }
    wires = [Wire("w", "a", "a")]
    assert boxes_hit(wires, boxes, route(wires, boxes)) == []


def test_wires_to_boxes_that_do_not_exist_are_left_out():
    assert route([Wire("w", "a", "nowhere")], {"a": A}) == {}


@pytest.mark.parametrize("offset", [(0, 0), (10, 10), (168, 0), (0, 64), (170, 3), (60, -20)])
def test_boxes_without_room_between_them_still_get_a_line(offset):
    boxes = {"a": A, "b": A.moved(*offset), "c": A.moved(30, 30)}
    found = route(
        [Wire("1", "a", "b"), Wire("2", "b", "a"), Wire("3", "c", "a", waypoints=(Point(5, 5),))], boxes
    )
    assert all(len(way.points) >= 2 and orthogonal(way) for way in found.values())


@pytest.mark.parametrize("gap", [152, 32], ids=["wide", "narrow"])
def test_many_wires_between_the_same_boxes_stay_apart(gap):
    found = route([Wire(str(n), "a", "b") for n in range(5)], {"a": A, "b": A.moved(168 + gap, 120)})
    assert on_top(found, nearer_than=9) == []
    assert crossings(found) == 0


def test_a_board_with_hundreds_of_boxes_is_routed():
    boxes = {f"b{n}": Rect(280 * (n // 20), 120 * (n % 20), 168, 64) for n in range(300)}
    wires = [Wire(f"w{n}", f"b{n % 300}", f"b{(n * 7 + 20) % 300}") for n in range(330)]
    found = route([wire for wire in wires if wire.source != wire.target], boxes)
    assert boxes_hit([wire for wire in wires if wire.id in found], boxes, found) == []


@st.composite
def scenes(draw):
    """Boxes of many sizes with at least 24 units between them, and wires among them."""
    cells = draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12, unique=True)
    )
    boxes = {}
    for number, (column, row) in enumerate(cells):
        width, height = draw(st.integers(40, 176)), draw(st.integers(30, 76))
        x = column * 200 + draw(st.integers(0, 176 - width))
        y = row * 100 + draw(st.integers(0, 76 - height))
        boxes[f"b{number}"] = Rect(x, y, width, height)
    name = st.sampled_from(sorted(boxes))
    ends = draw(st.lists(st.tuples(name, name), min_size=1, max_size=12))
    label = st.sampled_from([None, Size(60, 18)])
    return [Wire(f"w{n:02}", a, b, label=draw(label)) for n, (a, b) in enumerate(ends)], boxes


@given(scenes())
@settings(max_examples=60, deadline=None)
def test_on_any_board_lines_are_orthogonal_end_on_borders_and_hit_nothing(scene):
    wires, boxes = scene
    found = route(wires, boxes)
    for wire in wires:
        way = found[wire.id]
        assert orthogonal(way)
        assert touches_border(way.points[0], boxes[wire.source])
        assert touches_border(way.points[-1], boxes[wire.target])
    assert boxes_hit(wires, boxes, found) == []


@given(scenes(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_on_any_board_order_and_cache_change_nothing(scene, rng: random.Random):
    wires, boxes = scene
    names, shuffled = sorted(boxes), list(wires)
    rng.shuffle(names)
    rng.shuffle(shuffled)
    cache = RouteCache()
    route(wires, boxes | {names[0]: boxes[names[0]].moved(3, 3)}, cache=cache)
    fresh = route(wires, boxes)
    assert route(shuffled, {name: boxes[name] for name in names}) == fresh
    assert route(wires, boxes, cache=cache) == fresh
    assert route(wires, boxes, cache=cache) == fresh


def on_piece(point, a, b):
    return min(a.x, b.x) <= point.x <= max(a.x, b.x) and min(a.y, b.y) <= point.y <= max(a.y, b.y)


def pieces(way: Route):
    return [(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)) for a, b in pairwise(way.points)]


def orthogonal(way):
    return all(a.x == b.x or a.y == b.y for a, b in pairwise(way.points))


def touches_border(point, rect):
    on_x = point.x in (rect.x, rect.right) and rect.y <= point.y <= rect.bottom
    on_y = point.y in (rect.y, rect.bottom) and rect.x <= point.x <= rect.right
    return on_x or on_y


def enters(piece, rect, margin=0.0):
    left, top, right, bottom = piece
    return (
        left < rect.right + margin
        and rect.x - margin < right
        and top < rect.bottom + margin
        and rect.y - margin < bottom
    )


def boxes_hit(wires, boxes, found, margin=0.0):
    """Pairs of a wire and a box that the wire comes too near to, its own boxes only where it enters them."""
    return [
        (wire.id, name)
        for wire in wires
        for name, rect in boxes.items()
        for piece in pieces(found[wire.id])
        if enters(piece, rect, -0.01 if name in (wire.source, wire.target) else margin - 0.01)
    ]


def on_top(found, nearer_than):
    """Pairs of wires with parallel pieces side by side and nearer than that."""
    return [
        (a, b)
        for a, b in combinations(sorted(found), 2)
        for p in pieces(found[a])
        for q in pieces(found[b])
        if _together(p, q, nearer_than)
    ]


def _together(p, q, nearer_than):
    if p[0] == p[2] and q[0] == q[2]:
        return abs(p[0] - q[0]) < nearer_than and min(p[3], q[3]) - max(p[1], q[1]) > 1
    if p[1] == p[3] and q[1] == q[3]:
        return abs(p[1] - q[1]) < nearer_than and min(p[2], q[2]) - max(p[0], q[0]) > 1
    return False


def crossings(found):
    return sum(
        1
        for a, b in combinations(sorted(found), 2)
        for p in pieces(found[a])
        for q in pieces(found[b])
        if (p[0] < q[0] == q[2] < p[2] and q[1] < p[1] == p[3] < q[3])
        or (q[0] < p[0] == p[2] < q[2] and p[1] < q[1] == q[3] < p[3])
    )
