"""Small pictures for buttons, lists and cards, painted from the same outlines and shapes as the board."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.painting import paint, qcolor
from mlsd_board.desktop.look.theme import ICONS, faint
from mlsd_board.drawing.icons import icon as icon_paths
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.shapes.badge import badge_group
from mlsd_board.drawing.theme import Theme, ThemeName, load_theme
from mlsd_board.model.geometry import Point, Rect

_SHARP = 2.0
"""Pictures are painted at twice their size, so that they stay sharp on fine screens."""
_ROUND = 8.0
"""The upper corners of a board's picture fit into those of a card."""


def window_icon() -> QIcon:
    return QIcon(str(ICONS / "mlsd-board.svg"))


@lru_cache(maxsize=256)
def action_icon(name: str, ink: str, out: str) -> QIcon:
    """The icon of an action in the colour of writing, paler while the action is out of use."""
    made = QIcon()
    made.addPixmap(_sign(ICONS / f"{name}.svg", ink, 18), QIcon.Mode.Normal)
    made.addPixmap(_sign(ICONS / f"{name}.svg", out, 18), QIcon.Mode.Disabled)
    return made


def sign(name: str, theme: Theme, colour: str = "") -> QIcon:
    """The icon of that name in the theme's colours."""
    return action_icon(name, colour or theme.ink, faint(theme))


@lru_cache(maxsize=32)
def swatch(colour: str) -> QIcon:
    """A dot of a colour."""
    pixmap, painter = _canvas(QSize(16, 16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(colour))
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.end()
    return _untinted(pixmap)


def component_icon(component: Component, library: Library, theme: Theme, size: int = 28) -> QIcon:
    """A component's icon on a tile in the hue of its group."""
    hue = theme.hue(library.hue(component.id))
    return _untinted(_tile(component.icon, (hue.fill, hue.stroke, hue.accent), size))


def severity_icon(severity: str, theme: Theme) -> QIcon:
    """The badge of a severity, by shape and colour as on the board."""
    return _badge(severity, theme.name)


@lru_cache(maxsize=16)
def _badge(severity: str, theme_name: ThemeName) -> QIcon:
    theme = load_theme(theme_name)
    pixmap, painter = _canvas(QSize(20, 20))
    paint(painter, [badge_group("sign", severity, Point(10, 10.4), theme)])
    painter.end()
    return _untinted(pixmap)


def drawing_picture(drawing: Drawing, size: QSize) -> QPixmap:
    """A drawing, made to fit; without a background it lies on nothing."""
    pixmap, painter = _canvas(size)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(0, 0, size.width(), size.height() + _ROUND), _ROUND, _ROUND)
    painter.setClipPath(frame)
    if drawing.background:
        painter.fillPath(frame, qcolor(drawing.background))
    around = drawing.bounds
    scale = min(size.width() / around.width, size.height() / around.height)
    painter.translate(size.width() / 2, size.height() / 2)
    painter.scale(scale, scale)
    painter.translate(QPointF(-around.centre.x, -around.centre.y))
    paint(painter, drawing.items)
    painter.end()
    return pixmap


def _untinted(pixmap: QPixmap) -> QIcon:
    """An icon that keeps its colours in a selected line."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(pixmap, mode)
    return made


@lru_cache(maxsize=512)
def _tile(file: Path | None, tones: tuple[str, str, str], size: int) -> QPixmap:
    fill, stroke, accent = tones
    pixmap, painter = _canvas(QSize(size, size))
    painter.setPen(QPen(qcolor(stroke), 1.0))
    painter.setBrush(qcolor(fill))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size - 1, size - 1), 6, 6)
    inset = size * 0.22
    paint(painter, icon_paths(file, Rect(inset, inset, size - 2 * inset, size - 2 * inset), accent))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _sign(file: Path, colour: str, size: int) -> QPixmap:
    pixmap, painter = _canvas(QSize(size, size))
    paint(painter, icon_paths(file, Rect(1, 1, size - 2, size - 2), colour))
    painter.end()
    return pixmap


def _canvas(size: QSize) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(size * _SHARP)
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter
