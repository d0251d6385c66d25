"""How many spans lie over a place: their ends do not count, nor a second span of the same owner."""

from mlsd_board.layout.routing.labels.cover import Cover, joined


def test_a_place_is_under_the_spans_it_lies_within_but_not_under_those_it_touches():
    cover = Cover([(0.0, 10.0), (5.0, 20.0), (10.0, 12.0)])
    assert [cover.at(place) for place in (0, 1, 5, 7, 10, 11, 20, 30)] == [0, 1, 1, 2, 1, 2, 0, 0]


def test_the_overlapping_spans_of_an_owner_count_once():
    spans = [(2, 0.0, 4.0), (1, 0.0, 10.0), (1, 5.0, 20.0), (1, 2.0, 3.0), (1, 20.0, 25.0)]
    assert joined(spans) == [(0.0, 20.0), (20.0, 25.0), (0.0, 4.0)]
