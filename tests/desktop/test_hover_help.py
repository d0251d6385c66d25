"""Help on pointing: upon palette and board, never in the way."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget

from mlsd_board.desktop.forms.rows import Section
from mlsd_board.desktop.help.about_component import HoverCard
from mlsd_board.desktop.window.shell import Shell


def rest_on(widget: QWidget, place: QPoint) -> None:
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))


def card(widget: QWidget) -> HoverCard:
    return widget.findChild(HoverCard)


def on_palette(shell: Shell, component: str) -> QPoint:
    tree = shell.palette.tree
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    item = next(
        h.child(n)
        for h in heads
        for n in range(h.childCount())
        if h.child(n).data(0, Qt.ItemDataRole.UserRole) == component
    )
    tree.scrollToItem(item)
    return tree.visualItemRect(item).center()


def on_board(shell: Shell, node: str) -> QPoint:
    view = shell.desk.view
    return view.mapFromScene(view.board.pictures[node].bounds.center())


def words(shown: HoverCard) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in shown.findChildren(QLabel))


def test_resting_upon_the_palette_tells_what_a_component_is(board: Shell, qtbot) -> None:
    viewport = board.palette.tree.viewport()
    rest_on(viewport, on_palette(board, "label_joiner"))

    assert card(viewport).isVisible()
    assert "Label joiner" in words(card(viewport))
    assert "USUALLY LEADS TO" in words(card(viewport))
    qtbot.keyClick(viewport, Qt.Key.Key_Down)
    assert not card(viewport).isVisible()


def test_resting_upon_a_box_tells_of_its_component_and_a_press_takes_it_away(board: Shell, qtbot) -> None:
    viewport = board.desk.view.viewport()
    rest_on(viewport, on_board(board, "feature_store"))
    assert card(viewport).component == "feature_store"

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=on_board(board, "feature_store"))

    assert not card(viewport).isVisible()


def test_it_never_shows_while_something_is_drawn_nor_when_it_is_turned_off(board: Shell) -> None:
    viewport = board.desk.view.viewport()
    board.desk.view.set_tool("pen")
    rest_on(viewport, on_board(board, "feature_store"))
    assert not card(viewport).isVisible()

    board.desk.view.set_tool("select")
    board.menus.run("hover_help")
    rest_on(viewport, on_board(board, "feature_store"))
    assert not card(viewport).isVisible()


def test_the_inspector_tells_all_of_it_once_it_is_unfolded(board: Shell) -> None:
    board.desk.view.select(("feature_store",))
    sections = board.desk_panels.inspector.findChildren(Section)
    about = next(section for section in sections if section.head.text() == "About this component")
    assert not about.content.children()[1:]

    board.docks.raise_dock("inspector")
    about.unfold()
    QApplication.processEvents()

    from PySide6.QtWidgets import QLabel

    told = "\n".join(label.text() for label in about.content.findChildren(QLabel))
    assert "FEA003" in told
    assert "RULES ABOUT IT" in told
