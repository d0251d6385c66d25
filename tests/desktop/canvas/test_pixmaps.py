"""Pictures kept as pixels: drawn once per scale, dropped when they are too many."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from mlsd_board.desktop.canvas.pixmaps import Pixmaps

AREA = QRectF(10, 10, 40, 20)


class Drawn:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, painter: QPainter) -> None:
        self.count += 1
        painter.fillRect(AREA, "red")


def paint(pixmaps: Pixmaps, draw: Drawn, key: str = "a", scale: float = 1.0, at: float = 0.0) -> QPixmap:
    target = QPixmap(200, 100)
    target.fill("white")
    painter = QPainter(target)
    painter.translate(at, 0)
    painter.scale(scale, scale)
    pixmaps.paint(painter, key, AREA, draw)
    painter.end()
    return target


def red(pixmap: QPixmap) -> list[tuple[int, int]]:
    image = pixmap.toImage()
    return [(x, y) for x in range(200) for y in range(100) if image.pixelColor(x, y).name() == "#ff0000"]


def test_a_picture_is_drawn_once_and_lands_where_it_belongs(qapp) -> None:
    pixmaps, draw = Pixmaps(), Drawn()
    paint(pixmaps, draw)
    moved = red(paint(pixmaps, draw, at=30.0))

    assert draw.count == 1
    assert (moved[0], moved[-1]) == ((40, 10), (79, 29))


def test_another_scale_is_drawn_anew(qapp) -> None:
    pixmaps, draw = Pixmaps(), Drawn()
    paint(pixmaps, draw)
    scaled = red(paint(pixmaps, draw, scale=2.0))

    assert draw.count == 2
    assert (30, 30) in scaled


def test_a_forgotten_picture_is_drawn_anew(qapp) -> None:
    pixmaps, draw = Pixmaps(), Drawn()
    paint(pixmaps, draw)
    pixmaps.forget("a")
    pixmaps.forget("never there")
    paint(pixmaps, draw)

    assert draw.count == 2


def test_the_longest_unused_go_first(qapp) -> None:
    pixmaps, draw = Pixmaps(most_bytes=2 * 40 * 20 * 4), Drawn()
    for key in ("a", "b", "a", "c"):
        paint(pixmaps, draw, key)
    assert draw.count == 3
    paint(pixmaps, draw, "a")
    assert draw.count == 3
    paint(pixmaps, draw, "b")
    assert draw.count == 4
