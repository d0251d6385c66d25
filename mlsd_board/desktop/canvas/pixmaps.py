"""Pictures of elements kept as pixels, since blitting one costs a fraction of drawing it anew."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST_BYTES = 96_000_000
_LARGEST_SIDE = 4096


class _Kept(NamedTuple):
    pixmap: QPixmap
    scale: float


class Pixmaps:
    """The pictures painted last, each at one scale; the longest unused go first."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._bytes = 0

    def paint(self, painter: QPainter, key: Hashable, area: QRectF, draw: Callable[[QPainter], None]) -> None:
        """Show the picture `key` of an area of the scene; `draw` paints it where it is not at hand."""
        # Not deviceTransform(): that holds the view's place in its window, which stays in force after a reset.
        world, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        scale = world.m11() * ratio
        kept = self._kept.get(key)
        if kept is None or kept.scale != scale:
            if max(area.width(), area.height()) * scale > _LARGEST_SIDE:
                draw(painter)
                return
            kept = self._render(key, area, scale, draw)
        self._kept.move_to_end(key)
        corner = world.map(area.topLeft()) * ratio
        kept.pixmap.setDevicePixelRatio(ratio)
        painter.resetTransform()
        painter.drawPixmap(QPointF(round(corner.x()) / ratio, round(corner.y()) / ratio), kept.pixmap)
        painter.setWorldTransform(world)

    def forget(self, key: Hashable) -> None:
        """The picture no longer holds."""
        kept = self._kept.pop(key, None)
        if kept:
            self._bytes -= _size(kept.pixmap)

    def _render(self, key: Hashable, area: QRectF, scale: float, draw: Callable[[QPainter], None]) -> _Kept:
        self.forget(key)
        pixmap = QPixmap(max(1, ceil(area.width() * scale)), max(1, ceil(area.height() * scale)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        draw(painter)
        painter.end()
        kept = self._kept[key] = _Kept(pixmap, scale)
        self._bytes += _size(pixmap)
        while self._bytes > self._most and len(self._kept) > 1:
            self.forget(next(iter(self._kept)))
        return kept


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
