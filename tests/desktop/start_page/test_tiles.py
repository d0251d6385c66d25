"""The cards of the shelf: what a picture shows is still there when it is shown small."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from mlsd_board.desktop.start_page.shelf import ENTRY
from mlsd_board.desktop.start_page.tiles import Tiles
from mlsd_board.drawing.theme import load_theme
from mlsd_board.workspace.browsing import Entry

CARD = QRect(0, 0, 260, 240)


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_no_line_of_a_picture_gets_lost(qapp, ratio: float) -> None:
    entry = Entry("one", "starter", "One", "A board.", "recommendation")
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(entry, ENTRY)
    model.appendRow(item)
    shown: list[QPixmap] = []
    tiles = Tiles(load_theme("light"), lambda _: shown[-1])
    option = QStyleOptionViewItem()
    option.rect = CARD

    for line in range(200, 212):
        picture = QPixmap(760, 400)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.fillRect(0, line, 760, 1, QColor("black"))
        painter.end()
        shown.append(picture)
        card = QImage(CARD.size() * ratio, QImage.Format.Format_RGB32)
        card.setDevicePixelRatio(ratio)
        card.fill(QColor("white"))
        painter = QPainter(card)
        tiles.paint(painter, option, model.index(0, 0))
        painter.end()
        column = [
            card.pixelColor(card.width() // 2, y).lightness()
            for y in range(round(20 * ratio), round(120 * ratio))
        ]

        assert min(column) < 225, f"the line at {line} is not to be seen"
