"""The native text: nothing is lost, the same board gives the same text, one element a line."""

from hypothesis import given, settings

from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from tests.formats.boards import designs, full_board


@settings(max_examples=60, deadline=None)
@given(designs())
def test_saving_and_loading_loses_nothing(design: Design) -> None:
    text = dumps(design)
    again = loads(text.encode())

    assert again == design
    assert dumps(again) == text


def test_the_order_of_edits_does_not_show_in_the_file() -> None:
    board = full_board()
    other_way = Design(dict(reversed(board.records.items())))

    assert dumps(other_way) == dumps(board)


def test_one_moved_box_is_one_changed_line() -> None:
    board = full_board()
    node = board.nodes["ranker"]
    moved = Design({**board.records, "ranker": node.model_copy(update={"x": 271.0})})

    before, after = dumps(board).splitlines(), dumps(moved).splitlines()

    assert [a for a, b in zip(after, before, strict=True) if a != b] == [
        line for line in after if '"id": "ranker"' in line
    ]


def test_text_is_kept_readable() -> None:
    assert "Empfänger 推荐" in dumps(Design.of(Node(id="n", component="ranker", label="Empfänger 推荐")))
