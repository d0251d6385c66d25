"""Keeping a board as a template, and taking over what others share, in the window."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from mlsd_board.desktop.files import template_dialog
from mlsd_board.desktop.files.template_dialog import TemplateDialog, show_taken
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.model.brief import Brief
from mlsd_board.workspace.collection import questions, templates

QUESTION = 'title = "Rank things"\ncategory = "bi"\norigin = "us"\nprompt = "Rank things well."\n'


def test_title_and_category_are_needed(qtbot) -> None:
    dialog = TemplateDialog(Brief())
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()
    dialog.title.setText("Ours")
    assert not dialog.save_button.isEnabled()
    dialog.category.given.emit("bi")

    assert dialog.save_button.isEnabled()
    assert dialog.answer() == ("Ours", "", "bi")


def test_the_open_board_is_kept_and_shown_on_the_start_page(board: Shell, qtbot, monkeypatch) -> None:
    def accept(dialog: TemplateDialog) -> int:
        dialog.title.setText("House style")
        return 1

    monkeypatch.setattr(TemplateDialog, "exec", accept)
    board.menus.run("keep_template")

    made = next(t for t in templates().values() if t.kind == "own")
    assert (made.title, made.category) == ("House style", "recommendation")
    board.documents.close_board()
    qtbot.waitUntil(lambda: not board.start_page.filters.shelves["own"].isHidden())


def test_questions_are_taken_over_and_what_is_wrong_is_told(
    shell: Shell, qtbot, tmp_path: Path, monkeypatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.informativeText()))
    (tmp_path / "rank_things.toml").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("title = [", encoding="utf-8")

    show_taken(shell, [tmp_path / "rank_things.toml", tmp_path / "broken.toml"])

    assert "rank_things" in questions()
    assert told[0].startswith("broken.toml: ")
    page = shell.start_page
    qtbot.waitUntil(lambda: "rank_things" in [entry.id for entry in page.shelf.entries()])


def test_choosing_nothing_changes_nothing(shell: Shell, monkeypatch) -> None:
    monkeypatch.setattr(template_dialog.QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    before = set(questions())

    shell.menus.run("take_over")

    assert set(questions()) == before
