"""The badges of findings upon the board: only those that are not as before become new items."""

from collections.abc import Callable, Iterator, Mapping, Set

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from mlsd_board.desktop.canvas.items import BadgeItem
from mlsd_board.desktop.canvas.layers import BADGES
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.shapes.badge import badge_group
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point


class Badges:
    """`spoil` is told the areas that look otherwise than before."""

    def __init__(
        self, scene: QGraphicsScene, pixmaps: Pixmaps, spoil: Callable[[list[QRectF]], None]
    ) -> None:
        self._scene, self._pixmaps, self._spoil = scene, pixmaps, spoil
        self._shown: dict[str, tuple[str, Point, BadgeItem]] = {}
        self._away: set[str] = set()

    def put_away(self, ids: Set[str]) -> None:
        """Show none at these elements while they are carried about, until the next `show` or `bring_back`."""
        for id in [id for id in self._shown if id in ids]:
            self._away.add(id)
            self._turn(id, visible=False)

    def bring_back(self) -> None:
        """The elements are again where they were."""
        while self._away:
            self._turn(self._away.pop(), visible=True)

    def _turn(self, id: str, *, visible: bool) -> None:
        item = self._shown[id][2]
        item.setVisible(visible)
        self._spoil([item.boundingRect()])

    def show(self, severities: Mapping[str, str], spots: Mapping[str, Point], theme: Theme) -> None:
        """Badges of these severities at these spots, and no other."""
        self.bring_back()
        for id, (severity, spot, item) in list(self._shown.items()):
            if (severities.get(id), spots.get(id)) != (severity, spot):
                self._pixmaps.forget(item)
                QGraphicsScene.removeItem(self._scene, item)
                del self._shown[id]
                self._spoil([item.boundingRect()])
        for id in spots.keys() - self._shown.keys():
            item = BadgeItem((badge_group(id, severities[id], spots[id], theme),), self._pixmaps)
            item.setZValue(BADGES)
            QGraphicsScene.addItem(self._scene, item)
            self._shown[id] = (severities[id], spots[id], item)
            self._spoil([item.boundingRect()])

    def at(self, id: str) -> BadgeItem | None:
        """The badge of an element, if it has one."""
        return self._shown[id][2] if id in self._shown else None

    def within(self, area: QRectF) -> Iterator[tuple[Point, str]]:
        """The spots of badges in an area, with their severities."""
        return ((spot, severity) for severity, spot, _ in self._shown.values() if area.contains(*spot))
