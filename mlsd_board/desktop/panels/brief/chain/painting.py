"""How a chain of metrics looks: headings of the columns, boxes, and links that point to what is stood in for."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.panels.brief.chain.places import HEAD, STAGES, Places
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.brief import Metric
from mlsd_board.model.geometry import Point

_HUES = {"business": "amber", "online": "green", "offline": "violet"}
_PAD = 7.0
Loose = tuple[str, Point] | None
"""A link that is being drawn: from this metric to this place."""


def paint_chain(
    painter: QPainter,
    metrics: Sequence[Metric],
    found: Places,
    theme: Theme,
    current: str | None,
    loose: Loose,
) -> None:
    """Paint all of it; `current` is the metric that keys act on."""
    for stage in STAGES:
        _head(
            painter,
            stage,
            qrect(found.columns[stage]),
            theme,
            empty=not any(m.stage == stage for m in metrics),
        )
    for link in found.links:
        _link(painter, *found.line(link), theme.muted)
    if loose and loose[0] in found.boxes:
        start = found.boxes[loose[0]]
        _link(painter, Point(start.x, start.centre.y), loose[1], theme.window.selection)
    for metric in metrics:
        _box(painter, metric, qrect(found.boxes[metric.id]), theme, chosen=metric.id == current)


def _head(painter: QPainter, stage: str, column: QRectF, theme: Theme, *, empty: bool) -> None:
    painter.setFont(text_font("caption"))
    painter.setPen(qcolor(theme.hue(_HUES[stage]).accent))
    line = QRectF(column.x(), 0, column.width(), HEAD - 6)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, stage.capitalize())
    painter.setPen(qcolor(theme.muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "+")
    if empty:
        pen = QPen(qcolor(theme.border), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            QRectF(column.x() + 0.5, HEAD, column.width() - 1, column.height() - HEAD), 6, 6
        )


def _box(painter: QPainter, metric: Metric, box: QRectF, theme: Theme, *, chosen: bool) -> None:
    hue = theme.hue(_HUES[metric.stage])
    edge = theme.window.selection if chosen else hue.stroke
    pen = QPen(qcolor(edge), 2.0 if chosen or metric.primary else 1.0)
    if metric.guardrail and not chosen:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(qcolor(hue.fill))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
    inside = box.adjusted(_PAD, 4, -_PAD, -4)
    painter.setFont(text_font("small"))
    painter.setPen(qcolor(theme.ink if metric.name else theme.muted))
    name = QRectF(inside.x(), inside.y(), inside.width(), inside.height() - 14)
    _two_lines(painter, name, metric.name or "no name yet")
    painter.setPen(qcolor(theme.muted))
    painter.setFont(text_font("tiny"))
    foot = QRectF(inside.x(), inside.bottom() - 13, inside.width(), 13)
    facts = QFontMetricsF(painter.font()).elidedText(
        _facts(metric), Qt.TextElideMode.ElideRight, foot.width()
    )
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, facts)


def _two_lines(painter: QPainter, area: QRectF, words: str) -> None:
    """The words on two lines at most; what does not fit is left out."""
    metrics = QFontMetricsF(painter.font())
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= area.width():
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        first, rest = metrics.elidedText(rest[0], Qt.TextElideMode.ElideRight, area.width()), rest[1:]
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, area.width())
    top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(area, top, first)
    painter.drawText(area.adjusted(0, metrics.height() - 1, 0, 6), top, second)


def _facts(metric: Metric) -> str:
    """Signal and effort in a few letters, and whether it decides or guards."""
    effort = {"none": "no effort", "low": "low effort", "medium": "some effort", "high": "high effort"}
    parts = (
        "primary" if metric.primary else "guardrail" if metric.guardrail else "",
        metric.signal or "",
        effort.get(metric.effort or "", ""),
    )
    return " · ".join(part for part in parts if part)


def _link(painter: QPainter, start: Point, end: Point, colour: str) -> None:
    path = QPainterPath(QPointF(start.x, start.y))
    reach = max(abs(start.x - end.x) / 2, 8)
    path.cubicTo(start.x - reach, start.y, end.x + reach, end.y, end.x + 1, end.y)
    painter.setPen(QPen(qcolor(colour), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(colour))
    tip = QPolygonF([QPointF(end.x, end.y), QPointF(end.x + 6, end.y - 3.5), QPointF(end.x + 6, end.y + 3.5)])
    painter.drawPolygon(tip)
