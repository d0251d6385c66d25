"""The palette: all components, found by any of their names, placed in three ways."""

from PySide6.QtCore import Qt

from mlsd_board.desktop.panels.palette import MIME
from mlsd_board.desktop.window.shell import Shell


def test_it_lists_the_whole_library(shell: Shell) -> None:
    assert sorted(shell.palette.found()) == sorted(shell.documents.library.components)


def test_search_knows_other_names_and_products(shell: Shell) -> None:
    shell.palette.search.setText("smote")
    assert shell.palette.found() == ["training_sampler"]

    shell.palette.search.setText("GBDT")
    assert "ranker" in shell.palette.found()

    shell.palette.search.setText("no such thing")
    assert shell.palette.found() == []
    assert not shell.palette.nothing.isHidden()

    shell.palette.search.clear()
    assert len(shell.palette.found()) == len(shell.documents.library.components)


def test_ctrl_p_a_name_and_enter_place_a_component(board: Shell, qtbot) -> None:
    before = set(board.desk.session.design.nodes)

    qtbot.keyClick(board.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(board.palette.search, "guardrail")
    qtbot.keyClick(board.palette.search, Qt.Key.Key_Return)

    (new,) = set(board.desk.session.design.nodes) - before
    assert board.desk.session.design.nodes[new].component == "guardrail"
    assert board.desk.view.selection == (new,)
    assert board.desk_panels.inspector.form.id == new


def test_a_double_click_places_a_component(board: Shell, qtbot) -> None:
    board.palette.search.setText("cache")
    tree = board.palette.tree
    spot = tree.visualItemRect(tree.currentItem()).center()
    before = len(board.desk.session.design.nodes)

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert len(board.desk.session.design.nodes) == before + 1


def test_a_dragged_row_carries_its_id(shell: Shell) -> None:
    shell.palette.search.setText("vector index")
    tree = shell.palette.tree

    data = tree.mimeData([tree.currentItem()])

    assert bytes(data.data(MIME).data()).decode() == "vector_index"
    assert not tree.mimeData([tree.topLevelItem(0)]).hasFormat(MIME)


def test_groups_fold_and_stay_folded_after_a_search(shell: Shell) -> None:
    head = shell.palette.tree.topLevelItem(0)
    head.setExpanded(False)

    shell.palette.search.setText("client")
    assert head.isExpanded()
    shell.palette.search.clear()

    assert not head.isExpanded()
