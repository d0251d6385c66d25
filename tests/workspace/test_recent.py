"""The boards opened last."""

from pathlib import Path

import pytest

from mlsd_board.workspace.folders import state_folder
from mlsd_board.workspace.recent import KEEP, recent_boards, remember


def made(folder: Path, name: str) -> Path:
    path = folder / name
    path.touch()
    return path.resolve()


def test_the_newest_is_first_and_none_twice(tmp_path: Path) -> None:
    a, b = made(tmp_path, "a ü.mlsd.json"), made(tmp_path, "b.mlsd.json")
    for path in (a, b, a):
        remember(path)

    assert recent_boards() == [a, b]


def test_boards_that_are_gone_are_left_out_and_the_list_stays_short(tmp_path: Path) -> None:
    paths = [made(tmp_path, f"{number}.mlsd.json") for number in range(KEEP + 3)]
    for path in paths:
        remember(path)
    paths[-1].unlink()

    assert recent_boards() == paths[-2:2:-1]


@pytest.mark.parametrize("text", ["", "{", "{}", '[1, null, "\\u0000"]', '["/none"]'])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, text: str) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "recent.json").write_text(text, encoding="utf-8")
    assert recent_boards() == []

    board = made(tmp_path, "a.mlsd.json")
    remember(board)
    assert recent_boards() == [board]


def test_a_list_that_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    state_folder().write_text("in the way", encoding="utf-8")
    remember(made(tmp_path, "a.mlsd.json"))

    assert recent_boards() == []
