"""The map in the corner: there when it is needed, and a way to get about."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from mlsd_board.desktop.canvas.arranging import toggle_minimap


def test_it_hides_on_a_board_that_fits_and_comes_up_when_not(view) -> None:
    assert view.minimap.isHidden()
    view.zoom_to(4.0)
    assert not view.minimap.isHidden()
    view.zoom_fit()
    assert view.minimap.isHidden()


def test_it_sits_in_the_lower_right_corner_after_a_resize(view) -> None:
    view.zoom_to(4.0)
    view.resize(1100, 760)

    area = view.minimap.geometry()
    assert view.rect().contains(area)
    assert view.width() - area.right() < 20
    assert view.height() - area.bottom() < 20


def test_it_goes_when_the_view_grows_until_the_whole_board_is_seen(view) -> None:
    view.resize(2400, 900)
    view.zoom_to(700 / view.board.extent().height())
    view.centerOn(view.board.extent().center())
    top = view.board.extent().top()
    view.scroll_by(0, view.mapFromScene(0, top).y() - 10)
    view.resize(2400, 440)
    assert not view.minimap.isHidden()

    view.resize(2400, 900)

    assert view.minimap.isHidden()


def test_it_can_be_turned_off(view) -> None:
    view.zoom_to(4.0)
    toggle_minimap(view)
    assert view.minimap.isHidden()
    toggle_minimap(view)
    assert not view.minimap.isHidden()


def test_a_press_brings_that_place_into_the_middle(view) -> None:
    view.zoom_to(4.0)
    builder = view.session.design.nodes["builder"].rect.centre
    spot = view.minimap.position_of(QPointF(*builder)).toPoint()
    QTest.mouseClick(view.minimap, Qt.MouseButton.LeftButton, pos=spot)

    middle = view.visible_rect().centre
    assert abs(middle.x - builder.x) < 10
    assert abs(middle.y - builder.y) < 10
    assert view.selection == ()


def test_it_shows_boxes_in_their_hue(view, qtbot) -> None:
    view.zoom_to(4.0)
    view.sharpen()
    qtbot.waitUntil(lambda: not view.minimap.busy)  # the map waits for the board
    library, theme = view.session.library, view.theme
    image = view.minimap.grab().toImage()
    for id, node in view.session.design.nodes.items():
        place = view.minimap.position_of(QPointF(*node.rect.centre)).toPoint()
        hue = theme.hue(library.groups[library.components[node.component].group].hue)
        seen = view.visible_rect()
        if not seen.overlaps(node.rect):
            assert image.pixelColor(place + QPoint(0, 0)).name() == hue.fill, id


def test_an_edit_out_of_sight_brings_it_up(view, qtbot) -> None:
    assert view.minimap.isHidden()
    with view.session.edit("x") as tx:
        tx.put(tx.design.nodes["user"].model_copy(update={"y": 5000.0}))

    qtbot.waitUntil(lambda: not view.minimap.isHidden())


def test_what_is_shown_is_scrolled_out_from_under_it(view) -> None:
    view.zoom_to(2.5)
    box = view.board.pictures["builder"].extent
    corner = view.mapFromScene(box.center()) - view.minimap.geometry().center()
    view.scroll_by(corner.x(), corner.y())
    assert view.minimap.geometry().intersects(view.mapFromScene(box).boundingRect())

    view.centre_on(("builder",), only_if_hidden=True)

    place = view.mapFromScene(box).boundingRect()
    assert view.viewport().rect().contains(place)
    assert not view.minimap.isHidden()
    assert not view.minimap.geometry().intersects(place)
