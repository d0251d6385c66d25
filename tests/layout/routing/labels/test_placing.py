"""Labels sit on their line where it is free, and beside it where it is not."""

from mlsd_board.layout.routing.labels.placing import labelled
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


def test_a_label_without_room_among_other_lines_lies_close_beside_its_own():
    lanes = [[(x, 0.0), (x, 200.0)] for x in (0.0, 14.0, 28.0)]
    first, _, last = labelled(lanes, [(60.0, 20.0), None, (60.0, 20.0)], Regions())
    assert -6 < first[2] <= 0
    assert 28 <= last[0] < 34


def test_a_label_prefers_to_leave_the_outline_of_a_frame_uncovered():
    outline = (100.0, -50.0, 400.0, 50.0)
    (place,) = labelled([[(0.0, 0.0), (200.0, 0.0)]], [(60.0, 20.0)], Regions(), [outline])
    assert place[2] <= 100 or place[0] >= 100
    assert (place[1] + place[3]) / 2 == 0


def test_the_label_with_the_least_room_is_placed_first():
    long, short = [(0.0, 0.0), (400.0, 0.0)], [(200.0, -45.0), (200.0, 45.0)]
    _, place = labelled([long, short], [(60.0, 20.0), (60.0, 66.0)], Regions())
    assert place[0] < 200 < place[2]
