"""A board of every version ever written opens, for ever."""

from pathlib import Path

import pytest

from mlsd_board.formats.native.codec import VERSION, dumps, loads
from mlsd_board.model.design import Design

HERE = Path(__file__).parent
FOLDERS = sorted(HERE.glob("v*"))
BOARDS = [board for folder in FOLDERS for board in sorted(folder.glob("*.mlsd.json"))]


def test_every_version_has_a_board() -> None:
    assert [folder.name for folder in FOLDERS] == [f"v{number}" for number in range(1, VERSION + 1)]
    assert {board.parent for board in BOARDS} == set(FOLDERS)


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: f"{board.parent.name}-{board.stem}")
def test_old_boards_open(board: Path) -> None:
    assert loads(board.read_bytes()) != Design()


@pytest.mark.parametrize("board", sorted((HERE / f"v{VERSION}").glob("*.mlsd.json")), ids=lambda b: b.stem)
def test_a_board_of_this_version_is_saved_byte_for_byte_the_same(board: Path) -> None:
    assert dumps(loads(board.read_bytes())).encode() == board.read_bytes()


def test_an_element_named_like_the_first_page_is_renamed_wherever_it_is_meant() -> None:
    board = loads((HERE / "v1" / "named_like_a_page.mlsd.json").read_bytes())

    assert "page_1" in board.nodes
    assert board.nodes["page_1"].label == "page:1"
    assert board.connections["e"].source == board.notes["n"].about == "page_1"
    assert board.brief.deep_dives[0].node_id == "page_1"
    assert board.suppressions["s"].elements == ("page_1",)
