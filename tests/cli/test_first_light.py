"""The main job on a machine without a display."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_templates
from mlsd_board.cli import first_light
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.opening import read_board

WHY = "there is no display here."


def test_the_starter_is_checked_fixed_and_exported_to_a_named_folder(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert first_light.run([], WHY) == 0
    out, err = capsys.readouterr()
    folder = tmp_path / first_light.FOLDER
    saved = folder / f"{first_light.STARTER}.mlsd.json"
    left = {f.code for f in check_design(read_board(saved, library).design, library).findings}

    assert WHY in err
    assert "2. Applied the safe fixes:" in out
    assert "EVA002: Put a quality gate in front of the release" in out
    assert out.splitlines()[-1].endswith(str(folder))
    assert sorted(p.name.removeprefix(first_light.STARTER) for p in folder.iterdir()) == [
        ".dot",
        ".mlsd.json",
        ".png",
        ".svg",
    ]
    assert not left & set(load_templates()[first_light.STARTER].gaps)
    assert (
        read_board(folder / f"{first_light.STARTER}.png", library).design == read_board(saved, library).design
    )


def test_a_named_board_is_taken_instead(
    board: Path, monkeypatch: pytest.MonkeyPatch, starter_text: bytes
) -> None:
    monkeypatch.chdir(board.parent)
    assert first_light.run([str(board)], WHY) == 0

    assert (board.parent / first_light.FOLDER / "feed.svg").is_file()
    assert board.read_bytes() == starter_text


@pytest.mark.parametrize("arguments", [["none.mlsd.json"], ["--bogus"], ["a", "b"]])
def test_what_cannot_be_done_ends_with_2_and_makes_no_folder(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert first_light.run(arguments, WHY) == 2
    assert "mlsd-board: " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / first_light.FOLDER).touch()

    assert first_light.run([], WHY) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    assert "the folder for the results could not be made (File exists)" in told
    assert "Go to a folder that can be written" in told
