"""The legend says what occurs on the board, keeps out of the way, and can be put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.canvas.legend import words_of
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.drawing.compose import compose


def test_it_names_the_kinds_on_the_board_as_the_exported_picture_does(view, qtbot) -> None:
    assert words_of(view.legend.group) == ["data"]
    with view.session.edit("x") as tx:
        tx.put(tx.design.connections["w"].model_copy(update={"kind": None}))
    qtbot.waitUntil(lambda: words_of(view.legend.group) == ["untyped"])

    picture = compose(view.session.design, view.session.library, view.theme, legend=True)
    drawn = next(group for group in picture.items if group.id == "legend")
    assert words_of(drawn) == words_of(view.legend.group)


def test_it_goes_with_the_last_arrow_and_with_the_wish(view, qtbot) -> None:
    assert not view.legend.isHidden()
    view.set_options(legend=False)
    assert view.legend.isHidden()
    view.set_options(legend=True)
    with view.session.edit("x") as tx:
        tx.remove("w")
    qtbot.waitUntil(view.legend.isHidden)


def test_it_sits_in_the_lower_left_corner_and_lets_the_mouse_through(view) -> None:
    view.resize(900, 650)
    area = view.legend.geometry()

    assert view.rect().contains(area)
    assert area.left() < 20
    assert view.height() - area.bottom() < 20
    assert view.legend.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert QApplication.widgetAt(view.mapToGlobal(area.center())) in (view.viewport(), None)


def test_the_wish_is_remembered(board: Shell) -> None:
    from mlsd_board.workspace.settings import load_settings

    assert not board.menus.actions["legend"].isChecked(), "a new user sees the whole board first"
    assert board.desk.view.legend.isHidden()
    board.menus.run("legend")

    assert board.desk.view.legend.wanted
    assert load_settings()[0].legend


def test_a_fitted_board_lies_above_the_legend(view) -> None:
    view.resize(900, 700)
    view.set_options(legend=True)
    view.zoom_fit()
    lowest = max(box.rect.bottom for box in view.session.design.nodes.values())

    assert view.mapFromScene(0, lowest).y() <= view.legend.y()
