"""Labels sit on their line where it is free, and beside it where it is not."""

from mlsd_board.layout.routing.labels import labelled
from mlsd_board.layout.routing.regions import Regions, overlap

STEP = [(0.0, 0.0), (40.0, 0.0), (40.0, 100.0), (300.0, 100.0)]


def test_a_label_sits_in_the_middle_of_the_longest_lying_piece():
    (place,) = labelled([STEP], [(60.0, 20.0)], Regions())
    assert (place[1] + place[3]) / 2 == 100
    assert 100 < (place[0] + place[2]) / 2 < 240


def test_a_label_moves_along_its_line_past_a_box():
    box = (130.0, 80.0, 210.0, 98.0)
    (place,) = labelled([STEP], [(60.0, 20.0)], Regions([box]))
    assert not overlap(place, box)
    assert (place[1] + place[3]) / 2 == 100


def test_a_standing_line_takes_its_label_when_there_is_no_other():
    (place,) = labelled([[(0.0, 0.0), (0.0, 200.0)]], [(60.0, 20.0)], Regions())
    assert place == (-30, 90, 30, 110)


def test_labels_of_two_lines_on_top_of_one_another_do_not_collide():
    line = [(0.0, 0.0), (70.0, 0.0)]
    first, second = labelled([line, line], [(60.0, 20.0)] * 2, Regions())
    assert not overlap(first, second)


def test_a_label_goes_to_the_nearest_free_place_when_its_line_is_covered():
    box = (0.0, -40.0, 100.0, 40.0)
    (place,) = labelled([[(0.0, 0.0), (100.0, 0.0)]], [(60.0, 20.0)], Regions([box]))
    assert not overlap(place, box)
    assert abs((place[1] + place[3]) / 2) < 80


def test_a_label_prefers_to_leave_other_lines_uncovered():
    crossing = [(170.0, 50.0), (170.0, 150.0)]
    place, _ = labelled([STEP, crossing], [(60.0, 20.0), None], Regions())
    assert not place[0] < 170 < place[2]


def test_no_size_no_label():
    assert labelled([STEP], [None], Regions()) == [None]


def test_a_label_on_a_stub_never_covers_the_box_it_points_at():
    target = (60.0, 6.0, 200.0, 90.0)
    (place,) = labelled([[(0.0, 0.0), (6.0, 0.0), (6.0, 93.0)]], [(18.0, 50.0)], Regions([target]))
    assert not overlap(place, target)
