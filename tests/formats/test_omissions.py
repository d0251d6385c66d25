"""The user is told what a format has no words for, and whether it is inside the file nevertheless."""

import pytest

from mlsd_board.formats import registry
from mlsd_board.formats.omissions import left_out
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from tests.formats.boards import full_board, options


def _told(board: Design, format: str, **more: object) -> str:
    return left_out(board, registry.exporters()[format], options(**more))


def test_what_travels_inside_is_told_apart_from_what_is_lost() -> None:
    inside, lost = _told(full_board(), "mermaid"), _told(full_board(), "mermaid", embed=False)
    every = "places and sizes, components and kinds other than by name, attributes and reasons of 2 boxes"

    assert inside.startswith(f"Not shown in this format, but kept inside for MLSD Board: {every}, ")
    assert lost.startswith(f"Not in this file: {every}, ")
    assert "1 group folded away, 1 stroke of ink, the brief and 2 findings set aside." in lost
    assert lost.endswith("or a mere picture.")


def test_only_what_is_on_the_board_is_told() -> None:
    board = Design.of(
        Frame(id="f"), Node(id="a", component="ranker", frame="f"), Connection(id="c", source="a", target="f")
    )

    assert _told(board, "csv") == "Not in this file: places and sizes and 1 frame."
    assert _told(board, "mermaid").endswith("by name and 1 arrow between a frame and its content.")
    assert _told(Design(), "mermaid", embed=False) == ""


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "html", "json", "native"])
def test_what_carries_or_shows_everything_needs_no_words(format: str) -> None:
    assert _told(full_board(), format) == ""


def test_a_pdf_drawn_by_graphviz_says_that_no_board_is_inside() -> None:
    told = _told(full_board(), "pdf", renderer="graphviz")

    assert told.startswith("Not in this file: places and sizes and 1 stroke of ink. The file does not carry")
