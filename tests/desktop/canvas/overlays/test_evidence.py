"""The evidence of a finding upon the board, and badges under the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.drawing.compose import badge_spot
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.rename import rename
from mlsd_board.model.geometry import Rect, bounds
from mlsd_board.workspace.evidence import evidence_of


@pytest.fixture
def gap(board: Shell, qtbot) -> Shell:
    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Leave out", lambda tx: delete(tx, ["drift_monitor", "fallback"]))
    board.desk_panels.problems.freshen()
    return board


def chosen(board: Shell, code: str, qtbot) -> None:
    problems = board.desk_panels.problems
    for _ in board.desk.session.report.findings:
        qtbot.keyClick(board.window, Qt.Key.Key_F8)
        if problems.current.code == code:
            return
    pytest.fail(f"{code} is not listed")


def test_a_chosen_finding_shows_what_is_missing_until_something_else_is_selected(gap: Shell, qtbot) -> None:
    desk, before = gap.desk, gap.desk.session.design
    chosen(gap, "MON003", qtbot)

    assert any(id.startswith("drift_monitor") and id.endswith(".missing") for id in desk.evidence.shown)
    assert len(desk.evidence.shown) > 1, "the arrows to it, too"
    assert desk.session.design is before
    for item in desk.evidence._laid.items.values():
        assert qrect(desk.view.visible_rect()).contains(item.boundingRect())

    desk.view.select(("client_app",))
    assert desk.evidence.shown == ()


def test_an_edit_takes_the_evidence_away(gap: Shell, qtbot) -> None:
    chosen(gap, "MON003", qtbot)
    gap.desk.edit("Rename", lambda tx: rename(tx, "ranker", "Other"))

    assert gap.desk.evidence.shown == ()


def test_a_path_is_followed(board: Shell, qtbot) -> None:
    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Leave out", lambda tx: delete(tx, ["label_joiner"]))
    problems = board.desk_panels.problems
    problems.freshen()
    path = next(f for f in board.desk.session.report.findings if len(f.path) > 1)
    chosen(board, path.code, qtbot)

    assert any(id.endswith(".trail") for id in board.desk.evidence.shown)


def test_a_click_on_a_badge_goes_round_its_findings_and_resting_tells_them(gap: Shell, qtbot) -> None:
    view, problems = gap.desk.view, gap.desk_panels.problems
    findings = gap.desk.session.report.findings
    id = max(view.board.badges.severities, key=lambda i: sum(f.elements[:1] == (i,) for f in findings))
    about = {f.fingerprint for f in findings if id in f.elements}
    seen = set()
    for _ in about:
        view.zoom_fit()
        spot = view.mapFromScene(*badge_spot(view.board.board, id))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        seen.add(problems.list.current_key())
    assert seen == about

    spot = view.mapFromScene(*badge_spot(view.board.board, id))
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    )
    first = next(f for f in findings if f.elements[:1] == (id,))
    assert first.message in QToolTip.text()
    QToolTip.hideText()


def test_beside_a_badge_the_mouse_is_the_boards(gap: Shell, qtbot) -> None:
    view = gap.desk.view
    view.zoom_fit()
    rect = gap.desk.session.design.boxes["ranker"].rect
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(*rect.centre) + QPoint(1, 1)
    )

    assert view.selection == ("ranker",)


def test_a_missing_arrow_is_drawn_where_it_would_lie_after_the_fix(gap: Shell, qtbot) -> None:
    chosen(gap, "MON003", qtbot)
    desk = gap.desk
    finding = next(f for f in desk.session.report.findings if f.code == "MON003")
    after = desk.session.design.apply(evidence_of(desk.session.design, finding, desk.session.library).missing)
    ghosts = {id.removesuffix(".missing"): item for id, item in desk.evidence._laid.items.items()}
    arrows = ghosts.keys() & after.connections.keys()

    desk.session.commit("Put it right", desk.session.design.changes_to(after))

    assert arrows
    for id in arrows:
        line = desk.view.board.tracing.kept.lines[id].points
        drawn = bounds(Rect(*point, 0, 0) for point in line)
        assert ghosts[id].boundingRect().adjusted(-1, -1, 1, 1).contains(qrect(drawn))
