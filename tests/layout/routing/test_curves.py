"""Curves swing as wide as there is room, go through their label, and give way to boxes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.layout.routing.curves import CLEARANCE, barred, curved, surroundings
from mlsd_board.layout.routing.regions import Regions
from mlsd_board.layout.routing.router import Wire, route
from mlsd_board.model.geometry import Point, Rect, Size

NOTHING = Regions()
BEND = (Point(0, 0), Point(100, 0), Point(100, 120))


def traced(commands, steps=24):
    spots = [Point(*commands[0][1:])]
    for before, command in pairwise(commands):
        x, y = before[-2:]
        a, b, c, d, e, f = command[1:] if command[0] == "C" else (x, y, *command[1:], *command[1:])
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            spots.append(
                Point(
                    u**3 * x + 3 * u * u * t * a + 3 * u * t * t * c + t**3 * e,
                    u**3 * y + 3 * u * u * t * b + 3 * u * t * t * d + t**3 * f,
                )
            )
    return spots


def nearest(commands, place):
    return min(((p.x - place.x) ** 2 + (p.y - place.y) ** 2) ** 0.5 for p in traced(commands))


def test_a_line_without_corners_stays_straight():
    assert curved([], NOTHING) == []
    assert curved([Point(1, 2)], NOTHING) == [("M", 1, 2)]
    straight = curved([Point(0, 0), Point(40, 0), Point(90, 0)], NOTHING)
    assert [command[0] for command in straight] == ["M", "L", "L"]


def test_a_bend_takes_most_of_both_segments_and_leaves_the_head_straight():
    commands = curved(BEND, NOTHING)
    (bend,) = (command for command in commands if command[0] == "C")
    start = commands[1]
    assert [command[0] for command in commands] == ["M", "L", "C", "L"]
    assert start[1] < 20
    assert 80 < bend[-1] <= 120 - 15


def test_the_line_begins_and_ends_where_the_route_does_and_is_smooth():
    line = (Point(0, 0), Point(90, 0), Point(90, 200), Point(300, 200))
    commands = curved(line, NOTHING, Rect(70, 90, 40, 18))
    assert commands[0] == ("M", 0, 0)
    assert commands[-1] == ("L", 300, 200)
    spots = traced(commands)
    turns = [
        (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y)
        for (a, b), (_, c) in zip(pairwise(spots), pairwise(spots[1:]), strict=False)
    ]
    assert min(turns) > -1e-6, "it never turns back"


@pytest.mark.parametrize("across", [0, 60])
def test_the_line_goes_through_the_middle_of_its_label(across):
    middle = Point(50, 0) if across == 0 else Point(100, across)
    label = Rect(middle.x - 20, middle.y - 9, 40, 18)
    assert nearest(curved(BEND, NOTHING, label), middle) < 1.0
    assert nearest(curved(BEND, NOTHING), middle) > 1.0, "the label is what draws it there"


def test_a_box_beside_a_corner_makes_the_bend_tighter_and_keeps_its_distance():
    box = Rect(20, 15, 60, 90)
    free, bound = curved(BEND, NOTHING), curved(BEND, barred([box], ()))
    assert nearest(bound, BEND[1]) < nearest(free, BEND[1])
    assert any(box.contains(spot) for spot in traced(free)), "else this box would be no test"
    assert not any(box.grown(CLEARANCE - 0.01).contains(spot) for spot in traced(bound))


def test_words_of_another_line_make_the_bend_tighter_and_its_own_do_not():
    words = Rect(60, 20, 30, 17)
    free, bound = curved(BEND, NOTHING), curved(BEND, barred((), [words]))
    assert any(words.contains(spot) for spot in traced(free)), "else these words would be no test"
    assert not any(words.grown(-0.01).contains(spot) for spot in traced(bound))

    own = Rect(30, -9, 40, 18)
    assert curved(BEND, barred((), [own]), own) == curved(BEND, NOTHING, own)


def test_a_box_outside_the_bend_changes_nothing():
    assert curved(BEND, Regions([(120, -60, 200, 100)])) == curved(BEND, NOTHING)


def test_only_boxes_in_the_surroundings_matter():
    _, top, right, bottom = surroundings(BEND)
    near, far = (20.0, 15.0, 80.0, 105.0), (right, top, right + 50, bottom)
    assert curved(BEND, Regions([near, far])) == curved(BEND, Regions([near]))


def test_a_line_that_leads_through_a_box_by_hand_is_drawn_all_the_same():
    commands = curved(BEND, Regions([(50, -50, 150, 50)]))
    assert [command[0] for command in commands] == ["M", "L", "C", "L"]
    assert nearest(commands, BEND[1]) < 5


PLACES = st.integers(0, 60).map(lambda n: n * 16.0)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(PLACES, PLACES), min_size=3, max_size=9), st.randoms(use_true_random=False))
def test_no_curve_enters_a_box_that_its_route_keeps_clear_of(places, random):
    boxes = {}
    for number, (x, y) in enumerate(places):
        box = Rect(x, y, 120, 56)
        if not any(box.grown(24).overlaps(other) for other in boxes.values()):
            boxes[f"b{number}"] = box
    names = sorted(boxes)
    ends = [random.sample(names, 2) for _ in names if len(names) > 1]
    wires = [Wire(f"w{n}", a, b, label=Size(50, 17)) for n, (a, b) in enumerate(ends)]
    found = route(wires, boxes)
    swing = barred(boxes.values(), (line.label for line in found.values()))
    for wire in wires:
        line = found[wire.id]
        foreign = [box for name, box in boxes.items() if name not in (wire.source, wire.target)]
        clear = [box for box in foreign if not _touches(line.points, box.grown(CLEARANCE))]
        spots = traced(curved(line.points, swing, line.label))
        assert not [box for box in clear if any(box.contains(spot) for spot in spots)]


def _touches(points, box):
    return any(
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(0.01).overlaps(box)
        for a, b in pairwise(points)
    )
