"""Columns by our own means: arrows run to the right, and neighbours stand level."""

import random

from mlsd_board.layout.ranking import free_columns, ordered_columns


def test_every_box_stands_right_of_what_leads_to_it() -> None:
    columns = free_columns(6, [(0, 1), (1, 2), (0, 2), (3, 2), (2, 4)])

    assert [sorted(column) for column in columns] == [[0, 5], [1, 3], [2], [4]]


def test_loops_are_cut_where_they_close() -> None:
    assert free_columns(4, [(0, 1), (1, 2), (2, 3), (3, 1), (2, 2)]) == [[0], [1], [2], [3]]
    assert free_columns(2, [(0, 1), (1, 0)]) == [[0], [1]]


def test_what_is_joined_stands_level() -> None:
    columns = ordered_columns([(0, 5), (1, 4), (2, 3)], [[0, 1, 2], [3, 4, 5]])

    assert columns == [[0, 1, 2], [5, 4, 3]]


def test_no_box_is_lost_and_no_depth_is_too_deep() -> None:
    lot = random.Random(1)
    arrows = [(n, n + 1) for n in range(2_000)] + [
        (lot.randrange(3_000), lot.randrange(3_000)) for _ in range(4_000)
    ]

    columns = free_columns(3_000, arrows)

    assert sorted(box for column in columns for box in column) == list(range(3_000))
    assert columns == free_columns(3_000, arrows)
