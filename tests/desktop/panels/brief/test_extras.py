"""Suggestions, sums and the chain of metrics: by mouse and by keys, each one step of undo."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.forms.chips import Chips
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.model.brief import Brief, Metric
from mlsd_board.workspace.collection import questions


def part(shell: Shell, name: str):
    return shell.desk_panels.brief.extras.part(name)


def chip(chips: Chips, words: str):
    return next(button for button in chips.buttons if button.text() == words)


def with_metrics(shell: Shell) -> None:
    metrics = (
        Metric(id="b", name="Revenue", stage="business"),
        Metric(id="o", name="Clicks", stage="online"),
        Metric(id="f", name="AUC", stage="offline"),
    )
    shell.documents.new_blank()
    with shell.desk.session.edit("Set up") as tx:
        tx.put(Brief(metrics=metrics))


def chain(shell: Shell, qtbot):
    panel = shell.desk_panels.brief
    shell.docks.raise_dock("brief")
    editor = part(shell, "metrics").chain
    panel.ensureWidgetVisible(editor)
    editor.setFocus()
    qtbot.waitUntil(lambda: editor.width() > 100)
    return editor


def links(shell: Shell) -> dict[str, str | None]:
    return {m.id: m.proxies_for for m in shell.desk.session.design.brief.metrics}


def centre(editor, id: str) -> QPoint:
    place = editor.places.boxes[id].centre
    return QPoint(round(place.x), round(place.y))


def test_one_click_asks_a_question_and_opens_its_answer(shell: Shell, qtbot) -> None:
    shell.documents.new_from_question("inflight_movies")
    asked = []
    while "3 000" not in asked:
        qtbot.mouseClick(chip(part(shell, "questions"), "scale"), Qt.MouseButton.LeftButton)
        question = shell.desk.session.design.brief.questions[-1]
        assert question.topic == "scale"
        asked.append(question.answer)

    shell.menus.actions["undo"].trigger()
    assert len(shell.desk.session.design.brief.questions) == len(asked) - 1


def test_one_click_takes_a_metric_and_links_it(shell: Shell, qtbot) -> None:
    shell.documents.new_from_question("inflight_movies")
    chips = part(shell, "metrics").chips
    for _ in range(2):
        qtbot.mouseClick(chips.buttons[0], Qt.MouseButton.LeftButton)
    online = next(b for b in chips.buttons if "films that are finished" in b.toolTip())
    qtbot.mouseClick(online, Qt.MouseButton.LeftButton)

    made = shell.desk.session.design.brief.metrics
    assert [m.stage for m in made] == ["business", "business", "online"]
    assert made[2].proxies_for == made[0].id


def test_dragging_links_two_metrics(shell: Shell, qtbot) -> None:
    with_metrics(shell)
    editor = chain(shell, qtbot)

    qtbot.mousePress(editor, Qt.MouseButton.LeftButton, pos=centre(editor, "o"))
    qtbot.mouseMove(editor, centre(editor, "o") - QPoint(20, 0))
    qtbot.mouseMove(editor, centre(editor, "b"))
    qtbot.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=centre(editor, "b"))

    assert links(shell) == {"b": None, "o": "b", "f": None}
    shell.menus.actions["undo"].trigger()
    assert links(shell)["o"] is None


def test_the_later_stage_stands_in_for_the_earlier_whichever_way_one_drags(shell: Shell, qtbot) -> None:
    with_metrics(shell)
    editor = chain(shell, qtbot)

    qtbot.mousePress(editor, Qt.MouseButton.LeftButton, pos=centre(editor, "o"))
    qtbot.mouseMove(editor, centre(editor, "f"))
    qtbot.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=centre(editor, "f"))

    assert links(shell) == {"b": None, "o": None, "f": "o"}


def test_the_chain_works_from_the_keyboard(shell: Shell, qtbot) -> None:
    with_metrics(shell)
    editor = chain(shell, qtbot)
    editor.choose("f")

    qtbot.keyClick(editor, Qt.Key.Key_L)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert links(shell)["f"] == "o"
    assert editor.accessibleDescription() == "AUC, offline, stands in for Clicks"

    qtbot.keyClick(editor, Qt.Key.Key_U)
    assert links(shell)["f"] is None
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.current == "o"
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert set(links(shell)) == {"b", "f"}


def test_only_the_form_of_the_chosen_metric_is_shown(shell: Shell, qtbot) -> None:
    with_metrics(shell)
    editor = chain(shell, qtbot)
    names = shell.desk_panels.brief.editors["metrics"].editors("name")

    editor.choose("o")

    assert [not name.parentWidget().parentWidget().isHidden() for name in names] == [False, True, False]
    editor.edit_wanted.emit("f")
    assert shell.window.focusWidget() is names[2]


def test_a_click_on_a_heading_adds_a_metric_there(shell: Shell, qtbot) -> None:
    with_metrics(shell)
    editor = chain(shell, qtbot)
    column = editor.places.columns["online"]

    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(round(column.right) - 4, 8))

    assert [m.stage for m in shell.desk.session.design.brief.metrics].count("online") == 2


def test_traffic_is_worked_out_and_taken_over(shell: Shell, qtbot) -> None:
    shell.documents.new_blank()
    brief = shell.desk_panels.brief
    for name, text in (("dau", "8.64M"), ("requests_per_user_day", "10")):
        brief.editors[f"req.{name}"].line.setText(text)
        qtbot.keyClick(brief.editors[f"req.{name}"].line, Qt.Key.Key_Return)
    sums = part(shell, "sums")
    assert "3 k requests/s at peak" in sums.told.text()

    sums.use.click()

    assert shell.desk.session.design.brief.req.qps_peak == 3000
    assert sums.use.isHidden()


def test_storage_is_worked_out_with_units_and_written_on_a_box(board: Shell, qtbot) -> None:
    sums = part(board, "sums")
    for name, text in (
        ("records_per_day", "1G"),
        ("record_bytes", "1 kB"),
        ("retention_days", "90 d"),
        ("replication", "3"),
    ):
        sums.lines[name].clear()
        qtbot.keyClicks(sums.lines[name], text)
    assert sums.stored.text().endswith("= 270 TB")
    assert not sums.write.isEnabled()

    sums.store.given.emit("data_lake")
    sums.write.click()

    lake = board.desk.session.design.nodes["data_lake"]
    assert lake.attributes["storage_gb"] == 270_000
    assert lake.attributes["record_bytes"] == 1000


def test_a_quantity_that_cannot_be_read_is_told_why(board: Shell, qtbot) -> None:
    sums = part(board, "sums")
    sums.lines["record_bytes"].clear()
    qtbot.keyClicks(sums.lines["record_bytes"], "5 min")

    assert "must be in B" in sums.stored.text()
    assert not sums.write.isEnabled()


def test_constraints_and_trade_offs_are_one_click_each(shell: Shell, qtbot) -> None:
    shell.documents.new_from_question("ad_ctr")
    part(shell, "constraints").buttons[0].click()
    part(shell, "tradeoffs").buttons[0].click()
    part(shell, "deep_dives").buttons[0].click()

    brief = shell.desk.session.design.brief
    assert (len(brief.constraints), len(brief.tradeoffs), len(brief.deep_dives)) == (1, 1, 1)


def test_choosing_a_metric_shows_what_measures_it(board: Shell, qtbot) -> None:
    with board.desk.session.edit("Set up") as tx:
        tx.put(
            Brief(
                metrics=(
                    Metric(id="m", name="Clicks", stage="online", measured_by="ranker"),
                    Metric(id="b", stage="business"),
                )
            )
        )
    editor = chain(board, qtbot)
    editor.choose("b")
    assert board.desk.view.selection == ()

    editor.choose("m")

    assert board.desk.view.selection == ("ranker",)


def test_a_full_brief_fits_into_the_panel_a_new_user_gets(shell: Shell) -> None:
    shell.documents.new_from_question("inflight_movies")
    for name in ("questions", "constraints", "tradeoffs", "deep_dives"):
        part(shell, name).buttons[0].click()
    for _ in range(3):
        part(shell, "metrics").chips.buttons[0].click()

    assert shell.desk_panels.brief.widget().minimumSizeHint().width() <= 290


def test_most_titles_of_questions_can_be_read_in_the_panel_a_new_user_gets(shell: Shell) -> None:
    shell.documents.new_from_question("inflight_movies")
    shell.docks.resize()
    QApplication.processEvents()
    field = shell.desk_panels.brief.editors["title"]
    metrics, titles = field.fontMetrics(), [card.title for card in questions().values()]

    cut = [title for title in titles if metrics.horizontalAdvance(title) > field.width() - 20]
    assert len(cut) < len(titles) / 5, cut
