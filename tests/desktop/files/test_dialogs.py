"""The names of files that are asked for: they get the ending of their format, and nothing is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mlsd_board.desktop.files import dialogs


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, qapp) -> list[str]:
    """What is typed into the dialog, one after the other; then it is closed."""
    names: list[str] = []
    monkeypatch.setattr(QFileDialog, "exec", lambda _: bool(names))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [names.pop(0)])
    return names


@pytest.mark.parametrize(("typed", "suffixes", "written"), [
    ("a.v2", (".png",), "a.v2.png"),
    ("a.svg", (".png",), "a.svg.png"),
    ("a.PNG", (".png",), "a.PNG"),
    ("a.json", (".mlsd.json",), "a.mlsd.json"),
    ("a.markdown", (".md", ".markdown"), "a.markdown"),
])  # fmt: skip
def test_a_file_gets_the_ending_of_its_format(
    chosen: list[str], tmp_path: Path, typed: str, suffixes: tuple[str, ...], written: str
) -> None:
    chosen.append(str(tmp_path / typed))

    assert dialogs.ask_save_path(None, "Save", tmp_path / "x", "Picture", *suffixes) == tmp_path / written


def test_a_file_the_dialog_did_not_ask_about_is_asked_about(
    chosen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.v2.png").touch()
    asked: list[Path] = []

    def refuse(_: object, paths: list[Path]) -> bool:
        there = [path for path in paths if path.exists()]
        asked.extend(there)
        return not there

    monkeypatch.setattr(dialogs, "ask_replace", refuse)
    chosen += [str(tmp_path / "a.v2"), str(tmp_path / "b.v2")]

    assert dialogs.ask_save_path(None, "Save", tmp_path / "x", "Picture", ".png") == tmp_path / "b.v2.png"
    assert asked == [tmp_path / "a.v2.png"]
