"""Regions give the same answer whether they are few or many."""

import random

import pytest

from mlsd_board.layout.routing.regions import Regions


@pytest.mark.parametrize("count", [5, 95, 96, 400])
def test_everything_that_overlaps_is_found(count):
    rng = random.Random(count)
    regions = []
    for _ in range(count):
        left, top = rng.randrange(-2000, 2000), rng.randrange(-2000, 2000)
        regions.append((left, top, left + rng.randrange(1, 900), top + rng.randrange(1, 300)))
    known = Regions(regions)
    for area in [(-100, -100, 100, 100), (0, 0, 5, 5), (-1e9, -1e9, 1e9, 1e9), (300, -1e9, 320, 1e9)]:
        wanted = {
            r for r in regions if r[0] < area[2] and area[0] < r[2] and r[1] < area[3] and area[1] < r[3]
        }
        assert set(known.within(area)) == wanted
        assert len(known.within(area)) == len(wanted)


def test_touching_is_not_overlapping():
    assert Regions([(0.0, 0.0, 10.0, 10.0)]).within((10, 0, 20, 10)) == []


def test_a_line_without_width_is_found_inside_an_area():
    assert Regions([(5.0, 0.0, 5.0, 10.0)]).within((0, 2, 10, 4)) == [(5.0, 0.0, 5.0, 10.0)]
