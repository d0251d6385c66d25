"""Boards come and go without loss: the unsaved question, conflicts, copies, broken files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from mlsd_board.desktop.canvas.renaming import rename_in_place
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.fields import TextField
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.formats.native import codec
from mlsd_board.model.geometry import Rect
from mlsd_board.workspace import recovery

ASK_ELSEWHERE = dialogs.ask_elsewhere


def place(shell: Shell, component: str = "cache") -> None:
    shell.palette.wanted.emit(component)


def answer(monkeypatch: pytest.MonkeyPatch, name: str, reply: object) -> list[object]:
    asked: list[object] = []
    monkeypatch.setattr(dialogs, name, lambda *args: (asked.append(args), reply)[1])
    return asked


def left_behind(board: Shell, monkeypatch: pytest.MonkeyPatch) -> recovery.Recovered:
    """The copy of the open board, as a run that has ended leaves it."""
    board.documents.keeping.now()
    monkeypatch.setattr(recovery, "still_runs", lambda _: False)
    (left,) = recovery.leftovers()
    monkeypatch.setattr(board.documents.keeping, "name", "another-run")
    answer(monkeypatch, "ask_unsaved", "discard")
    assert board.documents.close_board()
    return left


def test_leaving_unsaved_work_is_asked_about_everywhere(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place(board)
    asked = answer(monkeypatch, "ask_unsaved", "cancel")
    session = board.desk.session
    other = tmp_path / "other.mlsd.json"
    other.write_text(codec.dumps(session.design))

    board.documents.new_blank()
    board.documents.open(other)
    board.documents.new_from_question("ad_ctr")
    board.menus.actions["start"].trigger()
    closing = QCloseEvent()
    board.window.closeEvent(closing)

    assert len(asked) == 5
    assert not closing.isAccepted()
    assert board.desk.session is session


def test_save_in_the_question_saves_and_discard_lets_go(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "kept.mlsd.json"
    answer(monkeypatch, "ask_save_path", target)
    place(board)
    design = board.desk.session.design
    answer(monkeypatch, "ask_unsaved", "save")
    board.documents.new_blank()
    assert codec.loads(target.read_bytes()) == design
    assert not board.desk.session.design.nodes

    place(board)
    answer(monkeypatch, "ask_unsaved", "discard")
    assert board.documents.close_board()
    assert recovery.leftovers() == []


def test_a_cancelled_save_keeps_the_board_open(board: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    place(board)
    answer(monkeypatch, "ask_unsaved", "save")
    answer(monkeypatch, "ask_save_path", None)

    assert not board.documents.close_board()
    assert board.desk is not None


@pytest.mark.parametrize("reply", ["overwrite", "save_as", "cancel"])
def test_a_file_changed_by_another_program(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reply: str
) -> None:
    first, second = tmp_path / "first.mlsd.json", tmp_path / "second.mlsd.json"
    answer(monkeypatch, "ask_save_path", first)
    assert board.documents.save()
    first.write_text("{}")
    place(board)
    answer(monkeypatch, "ask_changed_on_disk", reply)
    answer(monkeypatch, "ask_save_path", second)

    saved = board.documents.save()

    assert saved == (reply != "cancel")
    assert (first.read_text() == "{}") == (reply != "overwrite")
    assert second.exists() == (reply == "save_as")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b'{"format": "mlsd-board", "version": 99}', b"[" * 5000]
)
def test_a_broken_file_is_explained_and_nothing_else_happens(
    board: Shell, rest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.mlsd.json"
    bad.write_bytes(content)
    shown = answer(monkeypatch, "show_error", None)
    session = board.desk.session

    board.documents.open(bad)
    rest(board)

    assert len(shown) == 1
    assert board.desk.session is session
    assert bad.read_bytes() == content


def test_no_room_to_save_is_explained_and_the_board_stays_unsaved(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place(board)
    answer(monkeypatch, "ask_save_path", tmp_path / "no such folder" / "x.mlsd.json")
    shown = answer(monkeypatch, "ask_elsewhere", False)

    assert not board.documents.save()
    assert len(shown) == 1
    assert board.desk.session.dirty


@pytest.mark.parametrize("pressed", ["Save as…", "Cancel"])
def test_a_board_that_finds_no_room_can_be_saved_elsewhere_at_once(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pressed: str
) -> None:
    full, other, said = tmp_path / "gone" / "x.mlsd.json", tmp_path / "x.mlsd.json", []
    monkeypatch.setattr(dialogs, "ask_elsewhere", ASK_ELSEWHERE)
    answer(monkeypatch, "ask_save_path", other)
    place(board)

    def press() -> None:
        box = QApplication.activeModalWidget()
        said.append(f"{box.text()} {box.informativeText()}")
        button = next(b for b in box.buttons() if b.text().replace("&", "") == pressed)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    assert board.documents._write(full) == (pressed == "Save as…")
    assert str(full) in said[0]
    assert other.exists() == (pressed == "Save as…")
    assert board.desk.session.dirty == (pressed == "Cancel")


def test_unsaved_work_is_kept_and_taken_up_again(board: Shell, monkeypatch: pytest.MonkeyPatch, rest) -> None:
    place(board)
    design = board.desk.session.design
    left = left_behind(board, monkeypatch)
    board.start_page.refresh()

    board.start_page.side.recovered_wanted.emit(left)
    rest(board)

    assert board.desk.session.design == design
    assert board.desk.session.dirty
    view = board.desk.view
    assert view.visible_rect().encloses(Rect(*view.board.extent().getRect()))
    assert not left.copy.exists() or left.copy.name.startswith(board.documents.keeping.name)


def test_a_copy_is_taken_up_where_its_file_is_damaged_too(
    board: Shell, monkeypatch: pytest.MonkeyPatch, rest, tmp_path: Path
) -> None:
    path = tmp_path / "mine.mlsd.json"
    assert board.documents._write(path)
    place(board)
    design = board.desk.session.design
    left = left_behind(board, monkeypatch)
    path.write_text("{", encoding="utf-8")

    board.documents.recover(left)
    rest(board)

    assert board.desk.session.design == design
    assert board.desk.session.path is None
    assert path.read_text(encoding="utf-8") == "{"


def test_a_copy_is_made_by_itself_soon_after_a_change(
    board: Shell, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "still_runs", lambda _: False)
    place(board)

    qtbot.waitUntil(lambda: len(recovery.leftovers()) == 1, timeout=8000)


def test_a_board_dropped_on_the_window_opens(board: Shell, rest, tmp_path: Path) -> None:
    dropped = tmp_path / "dropped.mlsd.json"
    dropped.write_text(codec.dumps(board.desk.session.design))

    board.window.dropped.emit([dropped])
    rest(board)

    assert board.desk.session.path == dropped


def test_what_is_being_written_is_saved_and_asked_about(
    board: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot
) -> None:
    session, view = board.desk.session, board.desk.view
    id = next(iter(session.design.nodes))
    session.save(tmp_path / "a.mlsd.json")
    board.window.activateWindow()
    qtbot.waitUntil(board.window.isActiveWindow)

    qtbot.keyClicks(rename_in_place(view, id), "Half a name")
    assert board.documents.save()
    assert codec.loads((tmp_path / "a.mlsd.json").read_bytes()).nodes[id].label == "Half a name"

    title = board.desk_panels.brief.findChild(TextField)
    board.docks.raise_dock("brief")
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)
    qtbot.keyClicks(title, " and more")
    asked = answer(monkeypatch, "ask_unsaved", "cancel")
    assert not board.documents.may_leave()
    assert asked
    assert "and more" in session.design.brief.title
    assert title.hasFocus(), "one goes on writing"


def test_of_several_files_dropped_the_first_opens_and_the_others_are_named(
    board: Shell, rest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first.mlsd.json", tmp_path / "second.mlsd.json"
    for path in (first, second):
        path.write_text(codec.dumps(board.desk.session.design))
    told: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box))

    board.window.dropped.emit([first, second])
    rest(board)

    assert board.desk.session.path == first
    assert [box.text() for box in told] == ["One board is open at a time: first.mlsd.json is opened."]
    assert [box.informativeText() for box in told] == ["Not opened: second.mlsd.json."]
