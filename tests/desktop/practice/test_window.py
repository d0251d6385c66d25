"""What the window owes to somebody who practises: calm, nothing asked without need, nothing lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QToolBar

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.practice import asking
from mlsd_board.desktop.practice.plan_dialog import PlanDialog
from mlsd_board.desktop.practice.replay_dialog import ReplayDialog
from mlsd_board.desktop.practice.report_dialog import ReportDialog
from mlsd_board.desktop.proposing import propose
from mlsd_board.editing.commands.move import move
from mlsd_board.model.geometry import Rect
from mlsd_board.practice.history.store import History
from mlsd_board.practice.plan import Level, Mode, Plan
from mlsd_board.practice.state import News
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace import practised, recovery
from tests.desktop.practice.conftest import PLANS, Fast, dialog_of, draw, finished, minutes


def test_what_is_said_takes_no_focus_and_goes_by_escape(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    view = shell.desk.view
    view.setFocus()
    minutes(shell, clock, 3)
    line = shell.practising.line
    prompt = line.news
    assert prompt.kind == "prompt"
    assert QApplication.focusWidget() is view
    draw(shell)
    chosen = view.selection
    assert chosen

    QTest.keyClick(view, Qt.Key.Key_Escape)

    assert line.isHidden()
    assert view.selection == chosen, "Esc took the line first"
    log = shell.practising.running.attempt.log
    assert [m.name for m in log.moments if m.what == "dismiss"] == [prompt.id]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.selection


def test_the_board_is_fitted_below_what_is_said(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    draw(shell)
    minutes(shell, clock, 3)
    view, line = shell.desk.view, shell.practising.line
    highest = min(view.session.design.nodes.values(), key=lambda node: node.y).id
    assert shell.desk.edit("Move", lambda tx: move(tx, [highest], 0, -900))

    def top() -> int:
        return view.mapFromScene(view.board.extent_of([])).boundingRect().top()

    view.zoom_fit()
    assert line.isVisible()
    assert top() > line.geometry().bottom()

    view.scroll_by(0, top() - line.geometry().bottom() + 20)
    view.centre_on([highest], only_if_hidden=True)
    assert top() > line.geometry().bottom(), "what lies below the line counts as hidden"

    line.dismiss()
    view.zoom_fit()
    assert top() < line.geometry().bottom()


def test_bars_over_the_board_stand_below_what_is_said(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    draw(shell)
    minutes(shell, clock, 3)
    view, line = shell.desk.view, shell.practising.line
    box = min(view.session.design.nodes)

    propose(shell.desk, "Move", lambda tx: move(tx, [box], -900, -2000), fit=True, animate=False)
    (preview,) = [frame for frame in view.findChildren(QFrame) if frame.accessibleName() == "Preview"]
    assert preview.geometry().top() > line.geometry().bottom()
    moved = view.mapFromScene(view.board.extent_of([])).boundingRect()
    assert moved.top() > preview.geometry().bottom()
    line.dismiss()
    assert preview.geometry().top() < line.geometry().bottom(), "there is room for it at the top now"
    view.escape()

    view.set_tool("pen")
    shell.finding.open_bar()
    line.show_news(News("remark", "gap", "The clock was set back."))
    for bar in (shell.desk.pen_bar, shell.finding.bar):
        assert bar.isVisible()
        assert bar.geometry().top() > line.geometry().bottom()


def test_a_card_that_was_put_off_can_be_answered_later(shell, clock, monkeypatch) -> None:
    shell.practising.begin(PLANS[Mode.EXAM])
    assert shell.practising.bar.card.isHidden()
    minutes(shell, clock, 24)
    bar, line = shell.practising.bar, shell.practising.line
    line.dismiss()
    assert "2" in bar.card.text()

    def use(dialog) -> int:
        first = dialog.card
        QTest.mouseClick(dialog.other, Qt.MouseButton.LeftButton)
        assert dialog.card != first
        assert dialog.text.text() == dialog.card.text
        dialog.reply.setPlainText("We retrain weekly. We watch the share refused.")
        return 1

    monkeypatch.setattr(asking.CardDialog, "exec", use)
    QTest.mouseClick(bar.card, Qt.MouseButton.LeftButton)
    assert bar.card.text() == "Answer…"
    monkeypatch.setattr(asking.CardDialog, "exec", lambda d: d.reply.setPlainText("We log it.") or 1)
    shell.menus.run("practice_answer")

    assert bar.card.isHidden()
    log = shell.practising.running.attempt.log
    assert {m.name for m in log.moments if m.what == "reply"} == {
        m.name for m in log.moments if m.what == "card"
    }


def test_an_exam_shows_clock_and_cards_only(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.EXAM])
    minutes(shell, clock, 11)
    bar = shell.practising.bar
    assert shell.practising.line.isHidden()
    assert bar.hint.isHidden()
    assert "exam" in bar.rest.text()
    minutes(shell, clock, 2)
    assert shell.practising.line.news.kind == "card"


def test_the_status_bar_counts_what_is_due_from_the_first_moment(shell, clock, qtbot) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    counts = shell.desk.session.report.counts

    errors = shell.status.counts["error"]
    qtbot.waitUntil(lambda: errors.text().split()[0] == str(counts["error"]))
    assert shell.status.mode.text().startswith("Coach, phase 1")
    shell.practising.enter(Phase.FRAME)
    assert shell.status.mode.text().startswith("Coach, phase 2")


def test_the_bar_is_one_row_and_shows_numbers_where_names_find_no_room(shell, clock) -> None:
    shell.window.resize(1280, 800)
    shell.practising.begin(Plan("ad_ctr", 40.0, Mode.COACH, Level.SENIOR, seed=3))
    QApplication.processEvents()
    bar = shell.practising.bar
    assert {tab.text() for tab in bar.tabs.values()} >= {"Clarify", "Deep dives"}
    for button in (bar.ask, bar.hint, bar.pause, bar.more, bar.finish, *bar.tabs.values()):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 12
    assert "senior" in bar.rest.text()

    shell.window.resize(880, 600)
    QApplication.processEvents()
    assert bar.tabs[Phase.DEEP_DIVES].text() == "6"
    assert bar.finish.mapTo(shell.window, bar.finish.rect().topRight()).x() < shell.window.width()
    shell.practising.leave()
    assert not [
        t for t in shell.window.findChildren(QToolBar) if t.objectName() == "attempt" and t.isVisible()
    ]


def test_closing_in_the_middle_asks_nothing_and_keeps_the_attempt(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    draw(shell)
    minutes(shell, clock, 6)
    shell.documents.keeping.now()
    assert not recovery.leftovers(), "the journal has it all; one offer is enough"
    design = shell.desk.session.design

    assert shell.documents.close_board()

    (left,) = shell.practising.unfinished()
    assert left.log.elapsed_s == pytest.approx(360, abs=6)
    shell.practising.resume(left)
    assert shell.desk.session.design.nodes == design.nodes
    view = shell.desk.view
    QApplication.processEvents()
    assert view.visible_rect().encloses(Rect(*view.board.extent().getRect()))
    assert shell.window.close(), "nor does closing the window ask"


def test_an_attempt_saved_on_the_way_goes_on_in_its_file(shell, clock, rest, tmp_path: Path) -> None:
    path = tmp_path / "mine.mlsd.json"
    shell.practising.begin(PLANS[Mode.OPEN])
    draw(shell)
    assert shell.documents._write(path)
    shell.place("data_validator")
    minutes(shell, clock, 2)
    shell.documents.close_board()

    (left,) = shell.practising.unfinished()
    assert left.board == path
    shell.practising.resume(left)
    rest(shell)

    assert shell.desk.session.path == path
    assert len(shell.desk.session.design.nodes) == 5
    assert shell.practising.running.attempt.state.elapsed_s == pytest.approx(120, abs=6)


def test_an_attempt_whose_board_cannot_be_read_waits_and_goes_upon_no_other(
    shell, rest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "mine.mlsd.json", []
    monkeypatch.setattr(dialogs, "show_error", lambda _parent, title, _error: told.append(title))
    shell.practising.begin(PLANS[Mode.OPEN])
    assert shell.documents._write(path)
    shell.documents.close_board()
    path.write_text("{", encoding="utf-8")
    (left,) = shell.practising.unfinished()
    shell.practising.resume(left)
    rest(shell)
    shell.documents.new_blank()

    assert told == ["mine.mlsd.json cannot be opened"]
    assert shell.practising.running is None
    assert [again.path for again in shell.practising.unfinished()] == [left.path]


def test_a_saved_board_brings_its_attempt_along(shell, clock, qtbot, rest, tmp_path: Path) -> None:
    finished(shell, clock, qtbot, rest).close()
    path = tmp_path / "mine.mlsd.json"
    assert shell.documents._write(path)
    with History(practised.history_path()) as history:
        assert [entry.board for entry in history.all()] == [str(path)]
    shell.documents.close_board()

    shell.documents.open(path)
    rest(shell)
    shell.menus.run("replay")
    replay = dialog_of(shell, ReplayDialog, qtbot)
    assert len(replay._shown.nodes) == 4
    replay.close()
    shell.menus.run("report")
    rest(shell)
    report = dialog_of(shell, ReportDialog, qtbot)
    assert not report.replay.isHidden()
    report.close()


def test_findings_by_severity_lead_to_their_place(shell, clock, qtbot, rest, monkeypatch) -> None:
    report = finished(shell, clock, qtbot, rest)
    heads = [report.findings.topLevelItem(n) for n in range(report.findings.topLevelItemCount())]
    assert heads[0].text(0).startswith("Errors")
    told = [head.child(n) for head in heads for n in range(head.childCount())]
    assert len(told) == len(shell.desk.session.report.findings)
    row = next(
        item
        for item in told
        if set(item.data(0, Qt.ItemDataRole.UserRole)) & set(shell.desk.view.board.pictures)
    )

    report.findings.setCurrentItem(row)
    report.findings.itemActivated.emit(row, 0)

    elements = row.data(0, Qt.ItemDataRole.UserRole)
    assert report.told.currentWidget() is report.view
    assert report.view._marked == elements
    assert set(shell.desk.view.selection) <= set(elements)
    assert report.chosen.isVisible()
    assert report.chosen.text() == row.toolTip(0) != ""

    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: "discard")
    assert shell.documents.close_board()
    report.findings.itemActivated.emit(row, 0)
    QTest.mouseClick(report.replay, Qt.MouseButton.LeftButton)
    dialog_of(shell, ReplayDialog, qtbot).close()
    report.close()


@pytest.mark.parametrize("action", ["practise_daily", "practise_any"])
def test_a_question_one_has_not_chosen(shell, clock: Fast, monkeypatch, action: str) -> None:
    asked: list[Plan] = []
    monkeypatch.setattr(PlanDialog, "exec", lambda self: asked.append(self.plan) or 1)

    shell.menus.run(action)

    assert shell.practising.running.attempt.plan.question == asked[0].question
    assert shell.desk.session.design.brief.problem == asked[0].question
    shell.practising.leave()


def test_a_new_attempt_may_follow_at_once(shell, clock, monkeypatch) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    draw(shell)
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: pytest.fail("asked"))
    shell.practising.begin(PLANS[Mode.COACH])
    assert not shell.desk.session.design.nodes
    assert len(shell.practising.unfinished()) == 1
