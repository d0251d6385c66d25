"""How the cards of the shelf look: a question by its words, a board by its picture."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.wrapping import paint_lines
from mlsd_board.desktop.start_page.words import CATEGORY_TITLES, HUES, meta
from mlsd_board.drawing.theme import Theme
from mlsd_board.workspace.browsing import Entry, Shelf

GAP = 14
LEAST_WIDTH = 246
_QUESTION, _BOARD = 166, 226
_PICTURE = 138
_PAD, _ROUND = 14.0, 10.0
Picture = Callable[[Entry], QPixmap | None]
"""The picture of an entry, if it is there yet."""


def tile_height(shelf: Shelf) -> int:
    return _QUESTION if shelf == "question" else _BOARD


class Tiles(QStyledItemDelegate):
    """Paints one card; `size` is that of a cell, the gap included."""

    def __init__(self, theme: Theme, picture: Picture) -> None:
        super().__init__()
        self.theme, self._picture = theme, picture
        self.size = QSize(LEAST_WIDTH + GAP, _QUESTION + GAP)
        self._shrunk: dict[int, QPixmap] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(option.rect).adjusted(1, 1, -GAP, -GAP)
        state = QStyle.StateFlag
        self._ground(
            painter,
            card,
            bool(option.state & state.State_Selected),
            bool(option.state & state.State_MouseOver),
        )
        done = str(index.data(Qt.ItemDataRole.UserRole + 1) or "")
        if entry.shelf == "question":
            self._question(painter, card, entry, done)
        else:
            self._board(painter, card, entry)
        painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, chosen: bool, pointed: bool) -> None:
        edge = self.theme.window.selection if chosen else self.theme.muted if pointed else self.theme.border
        painter.setPen(QPen(qcolor(edge), 2.0 if chosen else 1.0))
        painter.setBrush(qcolor(self.theme.surface))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)

    def _question(self, painter: QPainter, card: QRectF, entry: Entry, done: str) -> None:
        inside = card.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        self._head(painter, inside, entry)
        if done:
            self._mark_done(painter, inside)
        painter.setFont(text_font("statement"))
        painter.setPen(qcolor(self.theme.ink))
        below = paint_lines(painter, inside.adjusted(0, 24, 0, 0), entry.title, 2)
        painter.setFont(text_font("hint"))
        painter.setPen(qcolor(self.theme.muted))
        room = inside.bottom() - 20 - below
        lines = 3 if room > 50 else 2
        paint_lines(painter, QRectF(inside.x(), below + 4, inside.width(), room), entry.text, lines, 1.04)
        painter.setFont(text_font("small"))
        foot = QRectF(inside.x(), inside.bottom() - 15, inside.width(), 15)
        paint_lines(painter, foot, meta(entry), 1)

    def _board(self, painter: QPainter, card: QRectF, entry: Entry) -> None:
        self._show_picture(painter, QRectF(card.x(), card.y(), card.width(), _PICTURE), entry)
        inside = card.adjusted(_PAD, _PICTURE + 10, -_PAD, -10)
        self._head(painter, inside, entry)
        painter.setFont(text_font("name"))
        painter.setPen(qcolor(self.theme.ink))
        below = paint_lines(painter, inside.adjusted(0, 19, 0, 0), entry.title, 1)
        painter.setFont(text_font("small"))
        painter.setPen(qcolor(self.theme.muted))
        paint_lines(painter, QRectF(inside.x(), below + 2, inside.width(), 30), entry.text or meta(entry), 2)

    def _show_picture(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(area.adjusted(2, 2, -2, _ROUND), _ROUND - 2, _ROUND - 2)
        painter.save()
        painter.setClipPath(shape)
        painter.setClipRect(area.adjusted(2, 2, -2, 0), Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, qcolor(self.theme.background))
        pixmap = self._picture(entry)
        if pixmap is not None and not pixmap.isNull():
            fits = pixmap.size().scaled(
                area.size().toSize() - QSize(12, 8), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, fits.width(), fits.height())
            place.moveCenter(area.center())
            small = self._small(pixmap, fits * painter.device().devicePixelRatioF())
            painter.drawPixmap(place, small, QRectF(small.rect()))
        painter.restore()
        painter.setPen(QPen(qcolor(self.theme.border), 1))
        painter.drawLine(QPointF(area.x() + 2, area.bottom()), QPointF(area.right() - 2, area.bottom()))

    def _small(self, pixmap: QPixmap, size: QSize) -> QPixmap:
        """A picture in the size it is shown in; a painter that shrinks leaves out every second line of it."""
        small = self._shrunk.get(pixmap.cacheKey())
        if small is None or small.size() != size:
            way = Qt.TransformationMode.SmoothTransformation
            small = pixmap.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, way)
            self._shrunk[pixmap.cacheKey()] = small
        return small

    def _head(self, painter: QPainter, inside: QRectF, entry: Entry) -> None:
        """The category in its hue, and how hard a question is."""
        hue = self.theme.hue(HUES[entry.category])
        painter.setFont(text_font("caption"))
        painter.setPen(qcolor(hue.accent))
        line = QRectF(inside.x(), inside.y(), inside.width(), 16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, CATEGORY_TITLES[entry.category])
        if entry.difficulty:
            for place in range(3):
                spot = QRectF(inside.right() - 30 + place * 11, inside.y() + 4.5, 7, 7)
                painter.setPen(QPen(qcolor(hue.accent), 1.2))
                painter.setBrush(qcolor(hue.accent) if place < entry.difficulty else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot)

    def _mark_done(self, painter: QPainter, inside: QRectF) -> None:
        tone = self.theme.hue("green")
        plate = QRectF(inside.right() - 46, inside.bottom() - 16, 46, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(tone.fill))
        painter.drawRoundedRect(plate, 8, 8)
        painter.setFont(text_font("caption"))
        painter.setPen(qcolor(tone.accent))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, "done")
