"""Around what is seen tiles are made while nobody waits: panning shows them at once, zooming out has something to show."""

from PySide6.QtCore import QPointF

from mlsd_board.desktop.canvas.board_view import BoardView


def at_rest(view: BoardView, qtbot, zoom: float) -> None:
    view.zoom_to(zoom)
    view.centerOn(QPointF(84, 232))
    view.sharpen()
    view.viewport().repaint()
    qtbot.waitUntil(lambda: not view.ahead.busy and not view.moving)
    view.budget_s = 0.0


def test_a_view_that_has_moved_a_little_is_whole_at_once(view: BoardView, qtbot) -> None:
    at_rest(view, qtbot, 2.0)
    view.scroll_by(200, -150)
    view.viewport().repaint()
    assert view.whole

    view.scroll_by(2_000, 0)
    view.viewport().repaint()
    assert not view.whole


def test_zooming_out_shows_at_once_what_comes_into_sight(view: BoardView, qtbot) -> None:
    at_rest(view, qtbot, 4.0)
    lake = view.session.design.boxes["lake"]
    assert not view.visible_rect().overlaps(lake.rect)
    view.zoom_to(3.5)
    view.zoom_to(1.5)

    image = view.viewport().grab().toImage()
    spot = view.mapFromScene(QPointF(lake.rect.centre.x, lake.rect.y + 4))
    library = view.session.library
    hue = view.theme.hue(library.groups[library.components[lake.component].group].hue)
    assert not view.whole
    assert image.pixelColor(spot).name() == hue.fill
