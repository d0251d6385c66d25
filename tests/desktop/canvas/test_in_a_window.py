"""The canvas within a larger window shows what it shows alone: nothing is shifted by its place there."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

OFFSET = 57
_BLENDED = 20
"""Pixels that may differ by how the edge of the view is blended."""


def pixels(image: QImage) -> memoryview:
    return memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")


def test_a_board_looks_the_same_wherever_its_view_lies(view, qtbot) -> None:
    view.set_options(legend=False)  # it lies upon the view, not in it
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(OFFSET, OFFSET, 0, 0)
    layout.addWidget(view)
    holder.resize(1000 + OFFSET, 700 + OFFSET)
    holder.show()
    view.zoom_fit()
    qtbot.waitExposed(holder)

    place = view.viewport().mapTo(holder, QPoint(0, 0))
    within = holder.grab().toImage().copy(QRect(place, view.viewport().size()))
    alone = QImage(view.viewport().size(), QImage.Format.Format_ARGB32)
    view.viewport().render(alone)

    differing = sum(a != b for a, b in zip(pixels(within), pixels(alone), strict=True))
    layout.removeWidget(view)
    view.setParent(None)
    assert differing <= _BLENDED
