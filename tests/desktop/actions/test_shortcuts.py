"""Keys can be changed, clashes are refused by name, and what was chosen holds in the window and on the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from mlsd_board.desktop.actions.shortcuts import changed, keys_of, mnemonics, objection
from mlsd_board.desktop.actions.table import ACTIONS
from mlsd_board.desktop.help.shortcut_sheet import ShortcutSheet
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace.settings import load_settings


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+E", "Ctrl+E belongs to “Export…”."),
        ("Ctrl+Y", "Ctrl+Y belongs to “Redo”."),
        ("X", "X already means something on the board."),
        ("Alt+Left", "Alt+Left already means something on the board."),
        ("Ctrl+U, Ctrl+K", "A shortcut is one key, with Ctrl, Alt or Shift."),
        ("Ctrl+U", ""),
        ("Ctrl+S", ""),
        ("", ""),
    ],
)
def test_a_clash_is_refused_by_name(keys: str, words: str) -> None:
    assert objection("save", QKeySequence(keys), {}) == words


def test_a_key_that_was_given_away_is_free() -> None:
    assert objection("export", QKeySequence("Ctrl+S"), {"save": "Ctrl+U"}) == ""


def test_every_menu_opens_with_a_letter_that_no_shortcut_has() -> None:
    names = list(dict.fromkeys(action.menu for action in ACTIONS))
    marked = mnemonics(names, keys_of({}))
    assert {marked["File"], marked["View"], marked["Findings"]} == {"&File", "V&iew", "Findin&gs"}
    assert len({QKeySequence.mnemonic(marked[name]).toString() for name in names} - {""}) == len(names)

    own = mnemonics(names, keys_of({"save": "Alt+F"}))
    assert "Alt+F" not in {QKeySequence.mnemonic(title).toString() for title in own.values()}


def test_settings_that_clash_or_cannot_be_read_leave_one_key_per_action() -> None:
    found = keys_of({"tidy": "Ctrl+S", "export": "Ctrl+S", "open": "no such key", "unknown": "Ctrl+U"})

    written = [key.toString() for keys in found.values() for key in keys]
    assert len(written) == len(set(written))
    assert found["save"] == []
    assert "unknown" not in found


def test_the_usual_keys_are_not_worth_remembering() -> None:
    assert changed({"save": "Ctrl+U"}, "save", QKeySequence("Ctrl+S")) == {}
    assert changed({}, "save", QKeySequence()) == {"save": ""}


@pytest.fixture
def sheet(board: Shell, qtbot) -> ShortcutSheet:
    qtbot.keyClick(board.desk.view, Qt.Key.Key_F1)
    return board.window.findChild(ShortcutSheet)


def test_keys_are_changed_with_real_keys_and_remembered(board: Shell, sheet: ShortcutSheet, qtbot) -> None:
    field = sheet.fields["tidy"]
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.editor, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.editor is None)

    assert field.button.text() == "Ctrl+U"
    assert board.menus.actions["tidy"].shortcut().toString() == "Ctrl+U"
    assert load_settings()[0].shortcuts == {"tidy": "Ctrl+U"}

    sheet.reset()
    assert board.menus.actions["tidy"].shortcut().toString() == "Ctrl+Shift+L"
    assert load_settings()[0].shortcuts == {}


def test_a_clash_on_the_sheet_changes_nothing(board: Shell, sheet: ShortcutSheet, qtbot) -> None:
    field = sheet.fields["tidy"]
    field.change()
    qtbot.keyClick(field.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.editor is None)

    assert "belongs to “Save”" in sheet.remark.text()
    assert field.button.text() == "Ctrl+Shift+L"
    assert load_settings()[0].shortcuts == {}


def test_escape_leaves_the_keys_and_backspace_takes_them_away(
    board: Shell, sheet: ShortcutSheet, qtbot
) -> None:
    field = sheet.fields["tidy"]
    field.change()
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.button.text() == "Ctrl+Shift+L"
    assert sheet.isVisible()

    field.change()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert field.button.text() == "none"
    assert board.menus.actions["tidy"].shortcuts() == []


def test_the_sheet_is_searched(sheet: ShortcutSheet, qtbot) -> None:
    qtbot.keyClicks(sheet.search, "align left")

    assert sheet.fields["align_left"].isVisible()
    assert not sheet.fields["save"].isVisible()

    for typed, id in (("fit", "zoom_fit"), ("shift+f8", "previous_problem")):
        sheet.search.setText(typed)
        assert sheet.fields[id].isVisible()
        assert not sheet.fields["undo"].isVisible()
    sheet.search.setText("nothing of the kind")
    assert sheet.nothing.isVisible()
