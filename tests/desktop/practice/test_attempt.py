"""Whole attempts in the window at high clock speed: begun, worked at, cut off, taken up, ended and reported on."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.help.rule_page import RulePage
from mlsd_board.desktop.look import theme
from mlsd_board.desktop.practice import asking
from mlsd_board.desktop.practice.history_dialog import HistoryDialog
from mlsd_board.desktop.practice.plan_dialog import PlanDialog
from mlsd_board.desktop.practice.replay_dialog import ReplayDialog
from mlsd_board.desktop.practice.report_dialog import ReportDialog
from mlsd_board.desktop.practice.seat_dialog import SeatDialog
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.store import History
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.seat import load_rubric, rubric_path
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.mode import Mode as Loudness
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace import practised, recovery
from tests.desktop.practice.conftest import PLANS, dialog_of, draw, finished, minutes


@pytest.mark.parametrize("mode", Mode)
def test_a_whole_attempt_ends_in_a_report_and_in_the_history(shell, clock, qtbot, rest, mode) -> None:
    shell.practising.begin(PLANS[mode])
    assert shell.desk.session.design.brief.prompt
    assert not shell.desk.session.design.nodes
    wanted = {Mode.EXAM: Loudness.EXAM, Mode.COACH: Loudness.COACH, Mode.OPEN: Loudness.REVIEW}
    assert shell.desk.mode is wanted[mode]

    minutes(shell, clock, 3)
    assert (shell.practising.line.news is None) == (mode is Mode.EXAM), "prompts come, but not in an exam"
    QTest.mouseClick(shell.practising.bar.tabs[Phase.SKETCH], Qt.MouseButton.LeftButton)
    draw(shell)
    minutes(shell, clock, 10)
    assert shell.practising.bar.clock.text() == "27:00"
    QTest.mouseClick(shell.practising.bar.finish, Qt.MouseButton.LeftButton)
    rest(shell)

    report = dialog_of(shell, ReportDialog, qtbot)
    assert report.card.band.text()
    assert shell.practising.running is None
    assert shell.practising.bar is None
    log = shell.desk.session.design.brief.attempt
    assert log.finished
    assert log.phase_s["P3"] == pytest.approx(600, abs=6)
    with History(practised.history_path()) as history:
        assert [entry.question for entry in history.all()] == ["ad_ctr"]
    assert "1×" in shell.practising.done()["ad_ctr"]
    report.close()


def test_the_plan_is_asked_for_and_can_be_given_up(shell, clock, monkeypatch) -> None:
    asked: list[Plan] = []
    monkeypatch.setattr(PlanDialog, "exec", lambda self: asked.append(self.plan) or 0)

    shell.start_page._practising.start("ad_ctr")

    assert (asked[0].minutes, asked[0].mode, asked[0].question) == (40.0, Mode.COACH, "ad_ctr")
    assert shell.practising.running is None
    assert shell.desk is None


def test_the_dialog_gives_what_was_chosen(shell, qtbot) -> None:
    dialog = PlanDialog("ad_ctr", "Ads", 7)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.length.setCurrentIndex(4)
    dialog.mode.setCurrentIndex(0)
    dialog.level.setCurrentIndex(3)
    dialog.cards.click()

    assert (dialog.plan.minutes, dialog.plan.mode, dialog.plan.cards) == (None, Mode.EXAM, False)
    assert dialog.plan.level is not None
    assert dialog.plan.level.emphasis[1:] in dialog.emphasis.text()


def test_pause_more_time_and_phases_by_key(shell, clock, qtbot) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    minutes(shell, clock, 1)
    shell.menus.run("practice_pause")
    clock.go(600)
    shell.practising.tick()
    assert shell.practising.bar.rest.text().startswith("paused")
    shell.menus.run("practice_pause")
    shell.menus.run("practice_extend")
    shell.menus.run("practice_next")

    assert shell.practising.bar.clock.text() == "44:00"
    assert shell.practising.running.attempt.state.phase is Phase.FRAME
    assert shell.practising.bar.tabs[Phase.FRAME].isChecked()
    shell.menus.run("practice_previous")
    assert shell.practising.running.attempt.state.phase is Phase.CLARIFY


def test_a_clock_that_jumps_back_costs_nothing(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    minutes(shell, clock, 2)
    clock.date -= timedelta(hours=3)
    clock.go(5)
    shell.practising.tick()

    assert shell.practising.running.attempt.state.elapsed_s == pytest.approx(125, abs=1)


def test_the_interviewer_answers_and_the_answer_stands_in_the_brief(shell, clock, monkeypatch, qtbot) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    seen: list[str] = []

    def use(dialog) -> int:
        dialog.show()
        QTest.keyClicks(dialog.question, "What latency is allowed in ms?")
        QTest.mouseClick(dialog.put, Qt.MouseButton.LeftButton)
        seen.append(dialog.answer.text())
        return 0

    monkeypatch.setattr(asking.AskDialog, "exec", use)
    QTest.mouseClick(shell.practising.bar.ask, Qt.MouseButton.LeftButton)

    assert "ms" in seen[0]
    assert shell.desk.session.design.brief.questions[0].topic == "latency"


def test_a_card_is_answered_in_words(shell, clock, monkeypatch) -> None:
    shell.practising.begin(PLANS[Mode.EXAM])
    minutes(shell, clock, 13)
    news = shell.practising.line.news
    assert news.kind == "card"

    def use(dialog) -> int:
        dialog.reply.setPlainText("We cache. We shed load.")
        return 1

    monkeypatch.setattr(asking.CardDialog, "exec", use)
    QTest.mouseClick(shell.practising.line.act, Qt.MouseButton.LeftButton)

    replies = [m for m in shell.practising.running.attempt.log.moments if m.what == "reply"]
    assert [(m.name, m.text) for m in replies] == [(news.id, "We cache. We shed load.")]
    assert shell.practising.line.isHidden()


def test_hints_come_step_by_step_and_not_in_an_exam(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    draw(shell)
    said = []
    for _ in range(3):
        QTest.mouseClick(shell.practising.bar.hint, Qt.MouseButton.LeftButton)
        said.append(shell.practising.line.news.text)
    assert len(set(said)) == 3

    shell.practising.leave()
    assert [m.what for m in shell.practising.unfinished()[0].log.moments].count("hint") == 3


def test_a_prompt_waits_while_somebody_types(shell, clock, monkeypatch) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    shell.practising.line.hush()
    monkeypatch.setattr(type(shell.practising._typing), "typing", property(lambda _: True))
    minutes(shell, clock, 4)
    assert shell.practising.line.news is None
    monkeypatch.undo()
    minutes(shell, clock, 0.2)
    assert shell.practising.line.news is not None


def test_an_attempt_cut_off_goes_on_with_the_right_time(shell, clock, qtbot, monkeypatch) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    draw(shell)
    minutes(shell, clock, 7)
    design = shell.desk.session.design
    monkeypatch.setattr(recovery, "still_runs", lambda _: False)
    shell.documents.close_board()
    shell.practising._left.clear()  # as in a program started anew
    shell.start_page.refresh()
    clock.go(3600)

    go_on = next(b for b in shell.start_page.side.findChildren(QPushButton) if b.text() == "Go on")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)

    assert shell.practising.running.attempt.state.elapsed_s == pytest.approx(420, abs=6)
    assert shell.desk.session.design.nodes == design.nodes


def test_an_attempt_left_behind_can_be_given_up(shell, clock) -> None:
    shell.practising.begin(PLANS[Mode.OPEN])
    minutes(shell, clock, 1)
    shell.documents.close_board()
    (left,) = shell.practising.unfinished()

    shell.practising.give_up(left)

    assert shell.practising.unfinished() == []
    assert not left.path.exists()


def test_evidence_leads_to_the_boxes_and_a_persons_mark_counts(shell, clock, qtbot, rest) -> None:
    report = finished(shell, clock, qtbot, rest)
    rows = [report.card.tree.topLevelItem(n) for n in range(report.card.tree.topLevelItemCount())]
    told = [row.child(n) for row in rows for n in range(row.childCount())]
    leading = next(item for item in told if item.data(0, Qt.ItemDataRole.UserRole))
    report.card.tree.itemClicked.emit(leading, 0)
    assert set(shell.desk.view.selection) <= set(leading.data(0, Qt.ItemDataRole.UserRole))
    assert shell.desk.view.selection

    before = report.card.total.text()
    field = next(
        f for f in report.findChildren(ChoiceField) if Dimension.SYSTEM.heading in f.accessibleName()
    )
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_4)
    assert not report.save[".html"].isEnabled(), "what is saved is what was marked"
    qtbot.waitUntil(report.save[".html"].isEnabled, timeout=30_000)
    assert report.card.total.text() != before
    assert (report.focusWidget(), field.value) == (field, 4.0), "the next mark can be given at once"
    report.close()


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_the_report_is_saved(shell, clock, qtbot, rest, monkeypatch, tmp_path: Path, suffix: str) -> None:
    report = finished(shell, clock, qtbot, rest)
    target = tmp_path / f"report{suffix}"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)

    QTest.mouseClick(report.save[suffix], Qt.MouseButton.LeftButton)

    assert report.card.band.text().lower() in target.read_text(encoding="utf-8").lower()
    report.close()


def test_the_replay_shows_the_board_as_it_grew(shell, clock, qtbot, rest) -> None:
    finished(shell, clock, qtbot, rest).close()
    shell.menus.run("replay")
    replay = dialog_of(shell, ReplayDialog, qtbot)

    assert len(replay._shown.nodes) == 4
    assert replay.focusWidget() is replay.jumps
    replay.go_to(0)
    assert not replay._shown.nodes
    QTest.mouseClick(replay.minutes[10.0], Qt.MouseButton.LeftButton)
    assert replay.now.text() == "10:00"
    qtbot.waitUntil(lambda: replay.open.count() > 0)
    replay.view.setFocus()
    before = replay.view.grab().toImage()
    QTest.keyClick(replay.view, Qt.Key.Key_Plus)
    nearer = replay.view.grab().toImage()
    QTest.keyClick(replay.view, Qt.Key.Key_0)
    assert nearer != before
    assert replay.view.grab().toImage() == before, "looked at from near by key, and as a whole again"
    QTest.mouseClick(replay.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: replay.t_s > 601)
    QTest.mouseClick(replay.play, Qt.MouseButton.LeftButton)
    assert replay.play.text() == "Play"
    replay.close()


def refused(*_: object) -> None:
    raise HistoryError("The disk is full.")


def test_the_history_lists_compares_exports_and_deletes(
    shell, clock, qtbot, rest, monkeypatch, tmp_path
) -> None:
    finished(shell, clock, qtbot, rest).close()
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: "discard")
    clock.go(86_400)
    finished(shell, clock, qtbot, rest).close()
    shell.menus.run("attempts")
    history = dialog_of(shell, HistoryDialog, qtbot)
    assert history.list.topLevelItemCount() == 2
    qtbot.waitUntil(lambda: "<img" in history.told.toHtml(), timeout=30_000)

    history.list.selectAll()
    assert "From one to the other" in history.told.toPlainText()
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: tmp_path / "h.csv")
    QTest.mouseClick(history.csv, Qt.MouseButton.LeftButton)
    assert (tmp_path / "h.csv").read_text().count("ad_ctr") == 2
    monkeypatch.setattr(dialogs, "ask_delete", lambda *_: True)
    told = []
    with monkeypatch.context() as broken:
        broken.setattr(dialogs, "show_error", lambda _parent, title, _error: told.append(title))
        broken.setattr(History, "delete", refused)
        QTest.mouseClick(history.delete, Qt.MouseButton.LeftButton)
    assert told == ["The history could not be changed"]
    assert history.list.topLevelItemCount() == 2
    QTest.mouseClick(history.delete, Qt.MouseButton.LeftButton)
    assert history.list.topLevelItemCount() == 0
    history.close()


def test_drills_ask_first_and_then_answer(shell, clock, qtbot, rest, monkeypatch) -> None:
    finished(shell, clock, qtbot, rest).close()
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: "discard")
    assert shell.documents.close_board()
    shell.menus.run("attempts")
    history = dialog_of(shell, HistoryDialog, qtbot)
    drills = history.drills
    count = drills.list.count()
    drills.list.setCurrentRow(0)
    code = drills.code
    assert code
    assert not drills.ratings[3].isEnabled()

    QTest.mouseClick(drills.look, Qt.MouseButton.LeftButton)
    assert drills.answer.text()
    QTest.mouseClick(drills.page, Qt.MouseButton.LeftButton)
    dialog_of(shell, RulePage, qtbot).close()
    QTest.mouseClick(drills.ratings[3], Qt.MouseButton.LeftButton)

    assert drills.list.count() == count - 1
    assert code not in [
        drills.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(drills.list.count())
    ]
    history.close()


def test_a_damaged_history_is_kept_aside_and_said(shell, clock, qtbot, rest) -> None:
    path = practised.history_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"no database at all" * 100)
    said: list[str] = []
    shell.status.say, say = said.append, shell.status.say

    finished(shell, clock, qtbot, rest).close()

    shell.status.say = say
    assert any("aside" in words or "kept" in words for words in said)
    assert [p for p in path.parent.iterdir() if p.read_bytes().startswith(b"no database")]


def test_the_interviewer_marks_a_board_that_stays_as_it_is(shell, qtbot, rest, tmp_path: Path, board) -> None:
    path = tmp_path / "candidate.mlsd.json"
    shell.desk.session.save(path)
    before = path.read_bytes()

    shell.practising.results.sit_down(path)
    seat = dialog_of(shell, SeatDialog, qtbot)
    seat.marks[Dimension.DATA].setCurrentIndex(3)
    seat.marks[Dimension.DATA].activated.emit(3)
    seat.private.setPlainText("nervous at first")
    seat.remarks.setPlainText("good funnel\nno slices")
    seat.keep_all()
    QTest.mouseClick(seat.report, Qt.MouseButton.LeftButton)
    rest(shell)
    report = dialog_of(shell, ReportDialog, qtbot)

    rubric = load_rubric(rubric_path(path))
    assert rubric.marks == {Dimension.DATA: 3.0}
    assert [r.text for r in rubric.remarks] == ["good funnel", "no slices"]
    assert [r.text for r in rubric.private] == ["nervous at first"]
    assert "good funnel" in report.text.toPlainText()
    assert "nervous" not in report.text.toPlainText()
    assert path.read_bytes() == before
    report.close()
    seat.close()


def test_keys_in_a_field_are_typing_and_keys_on_the_board_are_not(shell, clock, qtbot) -> None:
    shell.practising.begin(PLANS[Mode.COACH])
    watch = shell.practising._typing
    shell.window.activateWindow()
    shell.desk.view.setFocus()
    QTest.keyClick(shell.desk.view, Qt.Key.Key_Escape)
    assert not watch.typing

    shell.palette.focus_search()
    QTest.keyClicks(shell.palette.search, "tra")

    assert watch.typing


def test_the_window_follows_the_system_while_an_attempt_runs(shell, clock, qtbot, monkeypatch) -> None:
    shell.choose_theme("system")
    shell.practising.begin(PLANS[Mode.OPEN])
    draw(shell)
    shell.menus.run("tool_pen")
    seen = {part: part.grab().toImage() for part in (shell.practising.bar, shell.desk.pen_bar)}

    monkeypatch.setattr(theme, "system_is_dark", lambda: True)
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert shell.desk.view.theme.name == "dark"
    assert shell.practising.running
    for part, before in seen.items():
        now = part.grab().toImage()
        assert now != before
        assert now.pixelColor(8, now.height() // 2).lightnessF() < 0.3
