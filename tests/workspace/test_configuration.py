"""The configuration of a board is found upwards from it, and layered: user, project, the caller's wish."""

from pathlib import Path

import pytest

from mlsd_board.rules import all_rules
from mlsd_board.validation.layer import ProfileError
from mlsd_board.workspace.configuration import Configurations, Wishes, nearest
from mlsd_board.workspace.folders import config_folder

CUSTOM = """
title = "Quantum oracle"
summary = "Knows the answer before it is asked."
stage = "online"
default_kinds = ["predictions"]
[inputs]
allowed = ["request"]
[outputs]
allowed = ["predictions"]
"""


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def level(board: Path, code: str, wishes: Wishes | None = None) -> str | None:
    rule = next(r for r in all_rules() if r.code == code)
    return Configurations(wishes or Wishes()).of(board).profile.severity(rule)


def test_the_nearest_file_above_a_board_counts_and_ours_before_pyproject(tmp_path: Path) -> None:
    board = tmp_path / "a" / "b" / "feed.mlsd.json"
    put(tmp_path / "mlsd-board.toml", '[rules]\nEVA002 = "info"')
    put(tmp_path / "a" / "pyproject.toml", '[project]\nname = "other"')
    board.parent.mkdir()
    assert level(board, "EVA002") == "info"

    put(tmp_path / "a" / "pyproject.toml", '[tool.mlsd-board.rules]\nEVA002 = "warning"')
    assert level(board, "EVA002") == "warning"

    ours = put(tmp_path / "a" / "mlsd-board.toml", '[rules]\nEVA002 = "off"')
    assert level(board, "EVA002") is None
    found = nearest(board.parent / ".." / "b" / "feed.mlsd.json")
    assert found
    assert found.path == ours


def test_the_project_lies_on_the_user_and_the_wish_on_both(tmp_path: Path) -> None:
    board = tmp_path / "feed.mlsd.json"
    put(config_folder() / "mlsd-board.toml", '[rules]\nEVA002 = "info"\nMON001 = "off"')
    assert (level(board, "EVA002"), level(board, "MON001")) == ("info", None)

    put(tmp_path / "mlsd-board.toml", '[rules]\nEVA002 = "warning"')
    assert (level(board, "EVA002"), level(board, "MON001")) == ("warning", None)

    strict = Wishes(profile="strict")
    assert (level(board, "EVA002", strict), level(board, "MON001", strict)) == ("error", "error")
    own = Wishes(profile=str(put(tmp_path / "own.toml", 'extends = "strict"\n[rules]\nEVA002 = "off"')))
    assert (level(board, "EVA002", own), level(board, "MON001", own)) == (None, "error")


def test_boards_under_one_file_share_a_configuration_and_its_library(tmp_path: Path) -> None:
    put(tmp_path / "mlsd-board.toml", 'library = ["parts", "none"]')
    put(tmp_path / "parts" / "oracles" / "quantum_oracle.toml", CUSTOM)
    made = Configurations()
    found = made.of(tmp_path / "a.mlsd.json")

    assert found is made.of(tmp_path / "deep" / "b.mlsd.json")
    assert found.library.components["quantum_oracle"].title == "Quantum oracle"
    assert [subject for subject, _ in found.remarks] == ["component library"]
    assert "none" in found.remarks[0][1]
    assert found.files == (tmp_path / "mlsd-board.toml",)


def test_an_impossible_wish_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="did you mean 'review'"):
        level(tmp_path / "x.mlsd.json", "EVA002", Wishes(profile="revew"))
    with pytest.raises(ProfileError, match=r"none\.toml: this cannot be read"):
        level(tmp_path / "x.mlsd.json", "EVA002", Wishes(profile="none.toml"))
