"""The start page: all there is to start from, by mouse and by keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.formats.native import codec
from mlsd_board.model.design import Design
from mlsd_board.workspace.recent import remember


def test_every_template_and_question_is_there(shell: Shell) -> None:
    assert set(shell.start_page.cards) == set(load_templates())
    assert set(shell.start_page.questions.buttons) == set(load_questions())


def test_a_question_opens_an_empty_board_with_its_prompt(shell: Shell, qtbot) -> None:
    qtbot.mouseClick(shell.start_page.questions.buttons["ad_ctr"], Qt.MouseButton.LeftButton)

    brief = shell.desk.session.design.brief
    assert brief.problem == "ad_ctr"
    assert not shell.desk.session.design.nodes
    assert shell.desk_panels.brief.isVisible()
    assert not shell.desk.session.dirty


def test_cards_work_from_the_keyboard(shell: Shell, qtbot) -> None:
    card = shell.start_page.cards["two_stage_recommender"]
    card.setFocus()

    qtbot.keyClick(card, Qt.Key.Key_Return)

    assert len(shell.desk.session.design.nodes) > 10


def test_recent_boards_open_with_a_click(shell: Shell, qtbot, rest, tmp_path: Path) -> None:
    path = tmp_path / "my board.mlsd.json"
    path.write_text(codec.dumps(Design()))
    remember(path)
    shell.start_page.refresh()
    button = next(
        b for b in shell.start_page.side.findChildren(QPushButton) if b.accessibleName() == "my board"
    )

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(shell)

    assert shell.desk.session.path == path


def test_everything_clickable_has_a_name(shell: Shell) -> None:
    for button in shell.start_page.findChildren(QPushButton):
        assert button.text().strip() or button.accessibleName()
