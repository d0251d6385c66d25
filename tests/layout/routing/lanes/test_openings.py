"""Lines that cross a straight connection leave a gap for its label where there is room for one."""

from itertools import pairwise

import pytest

from mlsd_board.layout.routing.lanes.openings import straights
from mlsd_board.layout.routing.lanes.segments import Routed, Segment
from mlsd_board.layout.routing.lanes.settling import settled

ROW = Routed(
    [(0.0, 0.0), (104.0, 0.0)], (-100.0, -30.0, 0.0, 30.0), (104.0, -30.0, 204.0, 30.0), (), (40.0, 16.0)
)


def lanes(count, least=8.0, most=90.0):
    """Standing pieces that all want the middle, and the gaps between them."""
    pieces = [Segment(n + 1, 1, 52.0, -100.0, 100.0, least, most, 52.0, ()) for n in range(count)]
    return pieces, [(a, b, 14.0) for a, b in pairwise(range(count))]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_lanes_part_for_the_label(count):
    pieces, gaps = lanes(count)
    places = settled(pieces, range(count), gaps, list(straights([ROW], True)))
    edges = [8.0, *places, 90.0]
    assert max(b - a for a, b in pairwise(edges)) >= 41.5
    assert all(b - a >= 14 for a, b in pairwise(places))


def test_lanes_stay_together_where_there_is_no_room_for_a_gap():
    pieces, gaps = lanes(5)
    crossed = list(straights([ROW], True))
    assert settled(pieces, range(5), gaps, crossed) == settled(pieces, range(5), gaps)


def test_lanes_elsewhere_stay_where_they_are():
    pieces, gaps = lanes(2)
    for piece in pieces:
        piece.low, piece.high = 20.0, 100.0
    crossed = list(straights([ROW], True))
    assert settled(pieces, range(2), gaps, crossed) == [45, 59]


def test_only_straight_lines_with_labels_that_run_across_ask_for_a_gap():
    bent = ROW._replace(points=[(0.0, 0.0), (50.0, 0.0), (50.0, 20.0), (104.0, 20.0)])
    assert list(straights([bent, ROW._replace(label=None)], True)) == []
    assert list(straights([ROW], False)) == []
