"""Pictures of a large selection are there before it is dragged."""

import pytest

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

AFAR = 50_000.0


def test_what_is_selected_far_away_is_drawn_before_it_moves(
    view: BoardView, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    design = Design.of(*(Node(id=f"n{i}", component="ranker", x=AFAR, y=120 * i) for i in range(13)))
    drawn: list[str] = []
    view.show_design(design)
    monkeypatch.setattr(view.board, "_drawn", lambda groups: drawn.append(groups[0].title) or groups)

    view.select(design.nodes)
    qtbot.waitUntil(lambda: len(drawn) == 13)
    qtbot.waitUntil(lambda: not view.warming.busy)
    view.select(["n0"])

    assert not view.warming.busy


def test_few_elements_are_carried_one_by_one_and_need_no_start(view: BoardView) -> None:
    view.select(view.session.design.nodes)

    assert not view.warming.busy
