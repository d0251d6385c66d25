"""The brief panel: every field of the brief, written through one step of undo each."""

from PySide6.QtCore import Qt

from mlsd_board.desktop.window.shell import Shell
from mlsd_board.model.brief import Brief, Device, Requirements, Task


def test_every_field_of_the_brief_has_an_editor(board: Shell) -> None:
    outer = set(Brief.model_fields) - {"id", "problem", "task", "req", "attempt", "tag_names", "rules"}
    tasks = {f"task.{name}" for name in Task.model_fields}
    needs = {f"req.{name}" for name in Requirements.model_fields if name != "device"}
    devices = {f"req.device.{name}" for name in Device.model_fields}

    assert set(board.desk_panels.brief.editors) == outer | tasks | needs | devices


def test_words_numbers_and_choices_reach_the_brief(shell: Shell, qtbot) -> None:
    shell.documents.new_blank()
    brief = shell.desk_panels.brief
    brief.editors["restatement"].setPlainText("Show each person videos they finish.")
    qtbot.waitUntil(lambda: shell.desk.session.design.brief.restatement != "")
    latency = brief.editors["req.latency_slo_ms"].line
    latency.setText("0.2k")
    qtbot.keyClick(latency, Qt.Key.Key_Return)
    brief.editors["task.type"].given.emit("ranking")
    brief.editors["req.pii"].given.emit(True)
    brief.editors["req.device.memory_mb"].given.emit(512.0)

    made = shell.desk.session.design.brief
    assert made.req.latency_slo_ms == 200
    assert made.task.type == "ranking"
    assert made.req.pii is True
    assert made.req.device.memory_mb == 512
    steps = len(shell.desk.session.history.done)
    for _ in range(steps):
        shell.menus.actions["undo"].trigger()
    assert steps == 5
    assert not shell.desk.session.dirty


def test_a_wrong_value_is_refused_with_its_reason_and_shown_as_it_was(board: Shell) -> None:
    said = []
    board.desk.said.connect(said.append)
    field = board.desk_panels.brief.editors["req.positive_rate"]

    field.given.emit(7.0)

    assert board.desk.session.design.brief.req.positive_rate != 7
    assert "Positive rate" in said[0]


def test_metrics_are_added_linked_and_removed(shell: Shell, qtbot) -> None:
    shell.documents.new_blank()
    metrics = shell.desk_panels.brief.editors["metrics"]
    for _ in range(2):
        qtbot.mouseClick(metrics.add_button, Qt.MouseButton.LeftButton)
    first, second = shell.desk.session.design.brief.metrics
    assert (first.stage, second.stage) == ("business", "online")

    metrics.editors("name")[0].setText("Watch time")
    metrics.editors("name")[0].editingFinished.emit()
    stands_for = metrics.editors("proxies_for")[1]
    assert [stands_for.itemText(n) for n in range(stands_for.count())] == ["not stated", "Watch time"]
    stands_for.given.emit(first.id)
    assert shell.desk.session.design.brief.metrics[1].proxies_for == first.id

    metrics._remove(0)
    assert [m.id for m in shell.desk.session.design.brief.metrics] == [second.id]
    shell.menus.actions["undo"].trigger()
    assert len(metrics.editors("name")) == 2


def test_the_prompt_of_a_question_cannot_be_rewritten(shell: Shell) -> None:
    shell.documents.new_from_question("ad_ctr")
    assert shell.desk_panels.brief.editors["prompt"].isReadOnly()
    assert "ads" in shell.desk_panels.brief.editors["prompt"].toPlainText()

    shell.documents.new_blank()
    assert not shell.desk_panels.brief.editors["prompt"].isReadOnly()
