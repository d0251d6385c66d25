"""What can be chosen for an export, and the picture that can be dragged out of the dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from mlsd_board.desktop.files import preview as preview_module
from mlsd_board.desktop.files.export_dialog import ExportDialog, Extent
from mlsd_board.editing.commands.add_page import add_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.formats.importers.png import read
from mlsd_board.formats.picture import drawing_of
from mlsd_board.formats.registry import exporters


@pytest.fixture
def shell_with_board(shell):
    shell.documents.new_from_template("two_stage_recommender")
    return shell


def dialog_of(shell, qtbot, **more: object) -> ExportDialog:
    dialog = ExportDialog(shell.desk.session, shell.desk.theme, "auto", **more)
    qtbot.addWidget(dialog)
    return dialog


def test_every_format_is_offered_pictures_first(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot)

    assert [e.id for e in dialog.exporters[:4]] == ["png", "svg", "pdf", "html"]
    assert {e.id for e in dialog.exporters} == set(exporters())


def test_only_what_a_format_knows_is_offered(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot)
    offered = {}
    for id in ("png", "svg", "csv", "mermaid"):
        dialog.choose(id)
        offered[id] = [e.isEnabled() for e in (dialog.scale, dialog.transparent, dialog.legend, dialog.theme)]

    assert offered == {
        "png": [True, True, True, True],
        "svg": [False, True, True, True],
        "csv": [False, False, False, False],
        "mermaid": [False, False, False, True],
    }


def test_what_a_format_leaves_out_is_said_before_it_is_written(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot)
    assert dialog.omissions.text() == ""

    dialog.choose("mermaid")
    assert dialog.omissions.text().startswith("Not shown in this format, but kept inside")
    dialog.embed.click()
    assert dialog.omissions.text().startswith("Not in this file: places and sizes")
    dialog.choose("pdf")
    dialog.renderer.setCurrentIndex(1)
    dialog.renderer.activated.emit(1)
    assert not dialog.embed.isEnabled()


def test_the_selection_alone_can_be_exported(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot, selection=("ranker", "re_ranker"))
    assert [dialog.what.itemText(i) for i in range(dialog.what.count())] == [Extent.PAGE, Extent.SELECTION]

    dialog.what.setCurrentIndex(1)

    assert set(dialog.part.nodes) == {"ranker", "re_ranker"}
    assert len(dialog.part.connections) == 1


def test_the_same_is_exported_again_with_one_key(
    shell_with_board, qtbot, monkeypatch, tmp_path: Path
) -> None:
    shell, path, asked, said = shell_with_board, tmp_path / "part.svg", [], []
    shell.documents.said.connect(said.append)

    def answer() -> None:
        dialog = shell.window.findChild(ExportDialog)
        asked.append(dialog)
        dialog.what.setCurrentText(Extent.SELECTION)
        dialog.accept()

    def name(*_: object) -> Path:
        """As a file dialog does, with events of its own."""
        qtbot.wait(1)
        return path

    def written() -> str:
        qtbot.waitUntil(lambda: path.exists() and not shell.jobs.busy)
        text = path.read_text(encoding="utf-8")
        path.unlink()
        return text

    monkeypatch.setattr(shell.documents, "export_path", name)
    shell.desk.view.select(("ranker", "re_ranker"))
    QTimer.singleShot(0, answer)
    shell.menus.run("export_svg")
    first = written()
    shell.desk.view.select(("trainer",))
    shell.desk.edit("Rename", lambda tx: rename(tx, "ranker", "Ranks well"))
    shell.menus.run("export_again")
    again = written()

    assert said == [f"Exported to {path}"] * 2
    assert "Ranks well" not in first
    assert "Ranks well" in again
    assert "Trainer" not in again
    assert len(asked) == 1
    shell.documents.exported = None
    QTimer.singleShot(0, answer)
    shell.menus.run("export_again")
    assert len(asked) == 2


def test_all_pages_are_offered_where_there_are_several(shell_with_board, qtbot, tmp_path: Path) -> None:
    assert not dialog_of(shell_with_board, qtbot).what.isEnabled()
    with shell_with_board.desk.session.edit("Add a page") as tx:
        add_page(tx, "Second try")

    dialog = dialog_of(shell_with_board, qtbot)

    assert Extent.ALL in [dialog.what.itemText(i) for i in range(dialog.what.count())]
    with qtbot.waitSignal(shell_with_board.documents.said) as said:
        shell_with_board.documents.export(tmp_path / "all.svg", dialog.options(), "svg", "all")
    assert said.args == [f"Exported to {tmp_path}: all_page_1.svg, all_2_second_try.svg"]


def test_page_files_that_are_there_are_asked_about_once(
    shell_with_board, qtbot, monkeypatch, tmp_path: Path
) -> None:
    shell, asked = shell_with_board, []
    with shell.desk.session.edit("Add a page") as tx:
        add_page(tx, "Second try")
    old = tmp_path / "all_2_second_try.svg"
    old.write_text("old", encoding="utf-8")

    def accept_all() -> None:
        dialog = shell.window.findChild(ExportDialog)
        dialog.what.setCurrentText(Extent.ALL)
        dialog.accept()

    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        pressed = next(b for b in box.buttons() if (b.text() == "Replace") is (len(asked) > 1))
        monkeypatch.setattr(box, "clickedButton", lambda: pressed)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(shell.documents, "export_path", lambda *_: tmp_path / "all.svg")
    for kept in ("old", "<?xml"):
        QTimer.singleShot(0, accept_all)
        shell.menus.run("export_svg")
        qtbot.waitUntil(lambda: not shell.jobs.busy)
        assert old.read_text(encoding="utf-8")[: len(kept)] == kept
    shell.menus.run("export_again")
    qtbot.waitUntil(lambda: not shell.jobs.busy)

    assert asked == ["all_2_second_try.svg already exists. Replace it?"] * 2


def test_the_background_can_be_left_out(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot)
    dialog.show()
    before = dialog.preview.pixmap().toImage()

    dialog.transparent.click()

    assert dialog.options().transparent
    assert before.pixelColor(before.width() // 2, 3).alpha() == 255
    after = dialog.preview.pixmap().toImage()
    assert after.pixelColor(after.width() // 2, 3).alpha() == 0
    dialog.choose("mermaid")
    assert not dialog.options().transparent
    assert not dialog.options().legend


def test_the_preview_shows_the_legend_that_is_exported(shell_with_board, qtbot) -> None:
    dialog = dialog_of(shell_with_board, qtbot)
    dialog.show()
    with_key, explained = dialog.preview.pixmap().toImage(), drawing_of(dialog.part, dialog.options())

    dialog.legend.click()

    assert dialog.preview.pixmap().toImage() != with_key
    assert [g.id for g in explained.items if g.role == "legend"] == ["legend"]
    assert not [g for g in drawing_of(dialog.part, dialog.options()).items if g.role == "legend"]
    assert dialog.legend.isEnabled()


def test_dragging_the_picture_carries_the_file(shell_with_board, qtbot, monkeypatch, library) -> None:
    dragged: list[Path] = []

    class Drag:
        def __init__(self, _source: object) -> None: ...

        def setMimeData(self, mime) -> None:
            dragged.extend(Path(url.toLocalFile()) for url in mime.urls())

        def setPixmap(self, _pixmap) -> None: ...

        def exec(self, _action) -> None: ...

    monkeypatch.setattr(preview_module, "QDrag", Drag)
    dialog = ExportDialog(shell_with_board.desk.session, shell_with_board.desk.theme, "auto")
    dialog.show()

    QTest.mousePress(dialog.preview, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseMove(dialog.preview, QPoint(90, 90))

    assert [path.suffix for path in dragged] == [".png"]
    nodes = dialog.part.nodes.keys()
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    # Whoever was given the file may read it long after.
    assert read(dragged[0].read_bytes(), library).design.nodes.keys() == nodes
