"""Components dragged from the palette onto the board."""

from PySide6.QtGui import QDragMoveEvent, QDropEvent

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.model.geometry import Point

COMPONENT = "application/x-mlsd-component"


def consider(event: QDragMoveEvent) -> None:
    """Show whether what is dragged can be dropped here."""
    event.setAccepted(event.mimeData().hasFormat(COMPONENT))


def taken(view: Canvas, event: QDropEvent) -> tuple[str, Point] | None:
    """The component dropped and where its middle goes; None when it is none of ours."""
    component = bytes(event.mimeData().data(COMPONENT).data()).decode()
    if component not in view.session.library.components:
        return None
    event.acceptProposedAction()
    point = view.mapToScene(event.position().toPoint())
    return component, Point(point.x(), point.y())
