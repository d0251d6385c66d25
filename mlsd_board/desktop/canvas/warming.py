"""Getting a drag of the selection ready while nobody waits, so that it can begin at once."""

from PySide6.QtCore import QObject, QTimer

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.moving import held_by

_REST_MS = 150


class Warming(QObject):
    """One selection at a time, as it is seen."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._moving: frozenset[str] = frozenset()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS, timeout=self.begin)
        self._slice = QTimer(self, singleShot=True, interval=0, timeout=self._make_some)
        view.selection_changed.connect(self.begin_soon)
        view.zoom_changed.connect(self.begin_soon)

    @property
    def busy(self) -> bool:
        """Whether some of it is still to be made."""
        return self._rest.isActive() or self._slice.isActive()

    def begin_soon(self) -> None:
        """Get ready once the selection and the zoom have come to rest."""
        self._slice.stop()
        self._rest.start()

    def begin(self) -> None:
        """Get ready now, little by little."""
        self._rest.stop()
        self._moving = held_by(self._view.session.design, self._view.selection)
        if self._moving:
            self._slice.start()

    def _make_some(self) -> None:
        view, viewport = self._view, self._view.viewport()
        if view.gesture is not None or not viewport.isVisible():
            return
        if not view.whole:  # the board itself comes first
            self._rest.start()
            return
        afloat = view.board.carrying.get_ready(self._moving)
        if not afloat.make_ready(view.viewportTransform(), viewport.devicePixelRatioF(), viewport.rect()):
            self._slice.start()
