"""What is drawn of a board by now: from which facts each element, and what it takes up upon the tiles."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QRectF

from mlsd_board.desktop.canvas.layers import facts_of, is_shown, lie_of
from mlsd_board.drawing.silhouette import silhouette

_MOST_AREAS = 1000
"""Where more than these have changed, everything is drawn anew."""


class Drawn:
    """Follows its scene: only what is not as it was is drawn anew."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self._facts: dict[str, tuple[object, ...]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def redraw(self, ids: Collection[str]) -> None:
        """Draw these elements as they are now."""
        scene = self._scene
        scene.carrying.spoil_ready()
        ids = {*ids, *scene.pins.about(ids)}
        spoilt: list[QRectF] = []
        for id in ids:
            if id in self._facts and not is_shown(scene.board, id):
                del self._facts[id]
                spoilt += self._take_off(id)
        scene.seen.lines.work_out(ids)
        for id, facts in facts_of(scene.board, ids):
            if self._facts.get(id) != facts:
                self._facts[id] = facts
                spoilt += self._show(id)
        scene.tiles.spoil(spoilt)

    def expire(self, ids: Iterable[str]) -> None:
        """These are drawn when their turn comes, even if nothing of what they are drawn from will have changed."""
        self._facts.update(dict.fromkeys(self._facts.keys() & ids, ()))

    def spoil(self, ids: Iterable[str]) -> None:
        """What lies upon these elements has changed."""
        scene = self._scene
        shapes = [shape for id in ids if (shape := scene.overview.shapes.get(id))]
        many = len(shapes) > _MOST_AREAS
        scene.tiles.spoil([scene.sceneRect()] if many else [area for shape in shapes for area in shape.areas])

    def _show(self, id: str) -> tuple[QRectF, ...]:
        """Take on how an element is now; where tiles are to be made anew: what is lifted is on none of them."""
        scene, spoilt = self._scene, self._take_off(id)
        look, lie = silhouette(scene.board, id), lie_of(scene.board, id)
        if id in scene.lifted:
            scene.overview.lift(id, look, lie)
            scene.carrying.off.add(id)
            return spoilt
        return spoilt + scene.overview.put(id, look, lie).areas

    def _take_off(self, id: str) -> tuple[QRectF, ...]:
        """Let go of how an element was; where tiles are to be made anew."""
        scene = self._scene
        scene.pictures.forget((id,))
        areas = scene.overview.drop(id)
        if id in scene.carrying.off:
            scene.carrying.off.discard(id)
            return ()
        return areas
