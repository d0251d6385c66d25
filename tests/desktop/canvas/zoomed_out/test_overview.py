"""From afar the board is painted in batches, yet shows the same boxes, arrows, selection and findings."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from mlsd_board.desktop.canvas.picture import Picture


@pytest.fixture
def afar(view):
    view.zoom_to(0.3)
    view.centerOn(QPointF(240, 130))
    view.sharpen()
    return view


def colours(view, x: float, y: float, reach: int = 3) -> set[str]:
    """The colours around a place of the scene."""
    image = view.viewport().grab().toImage()
    spot = view.mapFromScene(QPointF(x, y))
    around = range(-reach, reach + 1)
    return {image.pixelColor(spot.x() + i, spot.y() + j).name() for i in around for j in around}


def test_no_item_is_painted_from_afar(afar, monkeypatch) -> None:
    painted = []
    monkeypatch.setattr(Picture, "paint", lambda self, _: painted.append(self.element))
    afar.viewport().grab()
    assert painted == []

    afar.zoom_to(0.5)
    afar.sharpen()
    afar.viewport().grab()
    assert set(painted) == {"lake", "builder", "user", "w"}


def test_boxes_and_arrows_have_their_colours(afar) -> None:
    library, theme = afar.session.library, afar.theme
    hue = theme.hue(library.groups[library.components["data_lake"].group].hue)
    assert hue.fill in colours(afar, 84, 6)
    start, end = afar.board.lines["w"].points[0], afar.board.lines["w"].points[-1]
    kind = afar.session.design.connections["w"].kind
    assert theme.line(kind).colour in colours(afar, (start.x + end.x) / 2, start.y)


def test_arrow_heads_say_where_a_line_leads_as_long_as_they_can_be_made_out(afar) -> None:
    colour = afar.theme.line(afar.session.design.connections["w"].kind).colour
    start, end = afar.board.lines["w"].points[0], afar.board.lines["w"].points[-1]

    def beside(place: float) -> set[str]:
        """The colours below the line, where only a head would be."""
        image, spot = afar.viewport().grab().toImage(), afar.mapFromScene(QPointF(place, end.y))
        return {image.pixelColor(spot.x() + dx, spot.y() + 1).name() for dx in range(-2, 3)}

    assert colour in beside(end.x - 10)
    assert colour not in beside(start.x + 10)
    afar.zoom_to(0.18)
    afar.sharpen()
    assert colour not in beside(end.x - 10)


def test_an_edit_shows_at_once(afar) -> None:
    node = afar.session.design.nodes["user"]
    ground = QColor(afar.theme.background).name()
    with afar.session.edit("x") as tx:
        tx.put(node.model_copy(update={"y": 900.0}))
    assert colours(afar, 84, 232) == {ground}

    with afar.session.edit("x") as tx:
        tx.remove("user")
    assert colours(afar, 84, 932) == {ground}


def test_the_selection_is_marked(afar) -> None:
    plain = afar.viewport().grab().toImage()
    afar.select(("lake",))
    marked = afar.viewport().grab().toImage()
    afar.select(())

    assert marked != plain
    assert afar.viewport().grab().toImage() == plain


def test_boxes_can_still_be_clicked_and_dragged(afar, mouse) -> None:
    mouse.drag((84, 232), (150, 400), (184, 632))

    assert afar.selection == ("user",)
    assert afar.session.design.nodes["user"].y > 500


def test_titles_are_there_until_they_cannot_be_read(afar) -> None:

    def dark() -> int:
        image = afar.viewport().grab().toImage()
        area = afar.mapFromScene(QRectF(*afar.board.pictures["lake"].box)).boundingRect()
        names = (
            image.pixelColor(x, y)
            for x in range(area.left() + 3, area.right() - 2)
            for y in range(area.top() + 3, area.bottom() - 2)
        )
        return sum(colour.lightness() < 140 for colour in names)

    assert dark() > 10
    afar.zoom_to(0.15)
    afar.sharpen()
    afar.centerOn(QPointF(240, 130))
    assert dark() == 0
