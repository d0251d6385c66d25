"""Tiles: made once, within a budget, made anew only where something changed, and stood in for by those of another zoom."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from mlsd_board.desktop.canvas import tiles
from mlsd_board.desktop.canvas.tiles import Tiles

AREA = QRect(0, 0, 512, 256)


class Scene:
    def __init__(self) -> None:
        self.colour = "red"
        self.drawn: list[QRectF] = []
        self.tiles = Tiles(self.draw, lambda: QColor("white"))
        self.steps = 1

    def draw(self, painter: QPainter, area: QRectF, _zoom: float) -> Iterator[None]:
        self.drawn.append(area)
        for _ in range(self.steps):
            painter.fillRect(area, QColor(self.colour))
            yield

    def shown(self, zoom: float = 1.0, dx: float = 0.0, until: float = float("inf")) -> tuple[bool, set[str]]:
        """Whether all is as it should be, and the colours one sees."""
        self.drawn.clear()
        target = QPixmap(AREA.size())
        target.fill(Qt.GlobalColor.blue)
        painter = QPainter(target)
        whole = self.tiles.paint(painter, QTransform(zoom, 0, 0, zoom, dx, 0), 1.0, AREA, until)
        painter.end()
        image = target.toImage()
        return whole, {image.pixelColor(x, y).name() for x in range(8, 512, 16) for y in range(8, 256, 16)}


@pytest.fixture
def scene(qapp) -> Scene:
    return Scene()


def test_each_tile_is_made_once_and_moves_with_the_view(scene: Scene) -> None:
    assert scene.shown() == (True, {"#ff0000"})
    assert len(scene.drawn) == 2
    assert scene.shown(dx=-256) == (True, {"#ff0000"})
    assert scene.drawn == [QRectF(512, 0, 256, 256)]


def test_only_what_is_spoilt_is_made_anew(scene: Scene) -> None:
    scene.shown()
    scene.colour = "lime"
    scene.tiles.spoil([QRectF(300, 10, 20, 20)])

    assert scene.shown() == (True, {"#ff0000", "#00ff00"})
    assert scene.drawn == [QRectF(256, 0, 256, 256)]


def test_without_time_the_old_picture_stays_and_more_is_asked_for(scene: Scene) -> None:
    scene.shown()
    scene.colour = "lime"
    scene.tiles.spoil([QRectF(0, 0, 512, 256)])

    assert scene.shown(until=0.0) == (False, {"#ff0000"})
    assert scene.drawn == []
    assert scene.shown() == (True, {"#00ff00"})


def test_a_tile_half_done_is_gone_on_with_unless_it_is_spoilt(scene: Scene) -> None:
    scene.steps, late = 2, 1e-9
    begun = [(scene.shown(until=late), len(scene.drawn)) for _ in range(3)]
    assert begun == [
        ((False, {"#ffffff"}), 1),
        ((False, {"#ffffff"}), 0),
        ((False, {"#ff0000", "#ffffff"}), 0),
    ]

    scene.shown(until=late)
    scene.tiles.spoil([QRectF(500, 0, 10, 10)])
    scene.shown(until=late)
    assert scene.drawn == [QRectF(256, 0, 256, 256)]


def test_what_is_seen_last_is_forgotten_last(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "_MOST", 4)
    for place in (0, -512, -1024, -512):
        scene.shown(dx=place)
    assert scene.drawn == []
    scene.shown(zoom=0.5)
    scene.shown(dx=-512)
    assert scene.drawn == []


def test_while_the_zoom_changes_another_one_stands_in(scene: Scene) -> None:
    scene.shown()
    scene.colour = "lime"
    scene.tiles.rough = True

    assert scene.shown(zoom=2.0) == (False, {"#ff0000"})
    assert scene.drawn == []
    scene.tiles.rough = False
    assert scene.shown(zoom=2.0) == (True, {"#00ff00"})


def test_others_are_spoilt_and_cleared_together(scene: Scene) -> None:
    other = Scene()
    scene.tiles.also.append(other.tiles)
    other.shown()
    scene.tiles.spoil([QRectF(0, 0, 10, 10)])
    other.shown()
    assert len(other.drawn) == 1

    scene.tiles.clear()
    other.shown()
    assert len(other.drawn) == 2
