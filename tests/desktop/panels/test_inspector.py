"""The inspector: what is typed there is on the board, one step of undo each."""

from PySide6.QtCore import Qt

from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.add import add_ink
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Kind


def of(board: Shell, component: str) -> str:
    return next(n.id for n in board.desk.session.design.nodes.values() if n.component == component)


def test_label_number_choice_and_rationale_reach_the_board(board: Shell, qtbot) -> None:
    id = of(board, "ranker")
    board.desk.view.select((id,))
    form = board.desk_panels.inspector.form

    form.editors["label"].setText("Heavy ranker")
    qtbot.keyClick(form.editors["label"], Qt.Key.Key_Return)
    line = form.editors["p99_latency_ms"].line
    line.setText("2.5k")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    form.editors["calibration"].given.emit("platt")
    qtbot.mouseClick(
        form.editors["autoscale"],
        Qt.MouseButton.LeftButton,
        pos=form.editors["autoscale"].rect().center() / 4,
    )

    node = board.desk.session.design.nodes[id]
    assert node.label == "Heavy ranker"
    assert node.attributes["p99_latency_ms"] == 2500
    assert node.attributes["calibration"] == "platt"
    assert [s.label for s in board.desk.session.history.done][:2] == ["Set label", "Set p99 latency"]


def test_undo_shows_in_the_form_and_an_emptied_number_is_taken_back(board: Shell, qtbot) -> None:
    id = of(board, "ranker")
    board.desk.view.select((id,))
    form = board.desk_panels.inspector.form
    before = dict(board.desk.session.design.nodes[id].attributes)
    line = form.editors["p99_latency_ms"].line
    shown = line.text()

    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "p99_latency_ms" not in board.desk.session.design.nodes[id].attributes

    board.menus.actions["undo"].trigger()
    assert board.desk.session.design.nodes[id].attributes == before
    assert line.text() == shown


def test_an_arrow_offers_only_legal_kinds(board: Shell, qtbot) -> None:
    design = board.desk.session.design
    ranker = of(board, "ranker")
    arrow = next(c for c in design.connections.values() if c.source == ranker)
    board.desk.view.select((arrow.id,))
    kinds = board.desk_panels.inspector.form.editors["kind"]
    offered = [kinds.itemText(n) for n in range(kinds.count())]

    assert "labels" not in offered
    assert {"not stated", "predictions"} <= set(offered)

    kinds.setCurrentIndex(offered.index("features"))
    kinds.activated.emit(kinds.currentIndex())
    assert board.desk.session.design.connections[arrow.id].kind is Kind.FEATURES


def test_several_boxes_line_up_and_undo_restores_them(board: Shell, qtbot) -> None:
    ids = tuple(id for id, node in board.desk.session.design.nodes.items() if node.frame is None)[:3]
    before = board.desk.session.design
    board.desk.view.select(ids)
    form = board.desk_panels.inspector.form

    qtbot.mouseClick(form.buttons["Align left"], Qt.MouseButton.LeftButton)

    assert len({board.desk.session.design.nodes[id].x for id in ids}) == 1
    board.menus.actions["undo"].trigger()
    assert board.desk.session.design == before


def test_nothing_selected_shows_the_board_and_a_deleted_box_leaves(board: Shell) -> None:
    id = of(board, "ranker")
    board.desk.view.select((id,))
    assert board.desk_panels.inspector.form.id == id

    board.menus.actions["delete"].trigger()

    assert type(board.desk_panels.inspector.form).__name__ == "BoardSummary"


def test_every_component_has_a_form(shell: Shell, qtbot) -> None:
    shell.documents.new_blank()
    shell.window.hide()
    for id in shell.documents.library.components:
        shell.palette.wanted.emit(id)
        form = shell.desk_panels.inspector.form
        known = shell.documents.library.components[id].attributes
        assert set(known) <= set(form.editors), id


def test_no_form_is_wider_than_the_panel_can_be(board: Shell, qtbot) -> None:
    inspector, design = board.desk_panels.inspector, board.desk.session.design
    bar = inspector.verticalScrollBar().sizeHint().width()
    for ids in (*([id] for id in design.records), list(design.nodes), []):
        board.desk.view.select(ids)
        qtbot.waitUntil(lambda: inspector.form.isVisible())
        assert 100 < inspector.widget().minimumSizeHint().width() <= inspector.minimumWidth() - bar, ids


def test_pen_strokes_are_made_broader_and_coloured_together(board: Shell) -> None:
    ids: list[str] = []

    def draw(tx: Transaction) -> None:
        ids.extend(add_ink(tx, [Point(n, 0), Point(n, 9)], width, "ink") for n, width in ((0, 2.0), (5, 5.0)))

    board.desk.edit("Draw", draw)
    board.desk.view.select(ids)
    form = board.desk_panels.inspector.form
    assert form.editors["width"].currentText() == "various"

    form.editors["width"].given.emit(10.0)
    form.editors["colour"].given.emit("red")
    assert {(i.width, i.colour) for i in board.desk.session.design.inks.values()} == {(10.0, "red")}
    assert [form.editors[name].currentText() for name in ("width", "colour")] == ["Marker", "red"]

    for _ in range(2):
        board.menus.actions["undo"].trigger()
    assert [i.width for i in board.desk.session.design.inks.values()] == [2.0, 5.0]
    board.desk.view.select(ids[:1])
    assert board.desk_panels.inspector.form.editors["width"].currentText() == "2"


def test_a_form_has_its_height_at_once(board: Shell) -> None:
    inspector = board.desk_panels.inspector
    for id in ("ranker", "trainer"):
        board.desk.view.select((id,))
        holder = inspector.widget()
        assert holder.height() >= holder.layout().totalHeightForWidth(holder.width()) > 300
