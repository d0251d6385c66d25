"""Carrying elements about: got ready, taken in hand, moved, and put down."""

from collections.abc import Iterable, Set
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QTransform

from mlsd_board.desktop.canvas.holding import hold, stretch
from mlsd_board.desktop.canvas.lifting import Afloat
from mlsd_board.desktop.canvas.tiles import Tiles, merged
from mlsd_board.desktop.canvas.tracing import Seen
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM
from mlsd_board.model.design import Design


class _Below(NamedTuple):
    """The tiles as they are to be once something is in hand; good for as long as the facts hold."""

    facts: tuple[Afloat, int, float]
    """What is taken in hand, how often the tiles had changed, and their scale."""
    tiles: Tiles


class Carrying:
    """What of a board is in hand. Getting it ready ahead shows nothing and costs nothing when it comes to no drag."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self.afloat: Afloat | None = None
        """What is carried as it is."""
        self.landed: Afloat | None = None
        """What was put down, until the tiles show where."""
        self.off: set[str] = set()
        """What is on no tile."""
        self._ready: Afloat | None = None
        self._below: _Below | None = None

    def get_ready(self, moving: Set[str], base: Seen | None = None) -> Afloat:
        """What a drag of these elements takes along, of the kept state of the board or of `base`."""
        scene, ready = self._scene, self._ready
        base = base or scene.tracing.kept
        known = ready is not None and ready.held.base is base
        if not known or (ready.held.moving is not moving and ready.held.moving != moving):
            held = hold(scene.tracing, base, moving, scene.pins.stretched(moving))
            taken = {*held.whole, *held.loose, *held.strands}
            scene.backlog.draw(taken)
            places = self._places(taken)
            overview = scene.overview.copy_of(held.whole)
            ready = self._ready = Afloat(held, overview, places, scene.painter.draw_afloat)
        return ready

    def make_ready(
        self, moving: Set[str], world: QTransform, ratio: float, area: QRect, until: float
    ) -> bool:
        """Make a little of what a drag of these elements will show in an area of the widget; whether all is there."""
        scene, afloat = self._scene, self.get_ready(moving)
        if not afloat.make_ready(world, ratio, area, until):
            return False
        if world.m11() < FROM:
            return True
        scale = world.m11() * ratio
        if self._below is None or self._below.facts != (afloat, scene.tiles.changes, scale):
            draw = partial(scene.painter.draw, away=afloat.taken)
            tiles = scene.tiles.without(draw, afloat.places, scale)
            self._below = _Below((afloat, scene.tiles.changes, scale), tiles)
        return self._below.tiles.make(world, ratio, area, until)

    def spoil_ready(self) -> None:
        """Elements no longer look as they did."""
        self._ready = None

    def move(self, moving: Set[str], dx: float, dy: float, base: Design | None = None) -> None:
        """Show these elements elsewhere for as long as the mouse is down; `base` is what is tried, where it is not what is kept."""
        scene, afloat = self._scene, self.afloat
        if afloat is None:
            tried = scene.tracing.attempt(base, moving) if base else None
            afloat = self.take(moving, tried)
            scene.lifted = afloat.taken
            scene.tried = None if scene.tried is None else scene.tried | afloat.hanging
        afloat.by = (dx, dy)
        if afloat.held.loose:
            scene.show_seen(stretch(afloat.held, dx, dy, scene.near), set(afloat.held.loose))

    def take(self, moving: Set[str], base: Seen | None = None) -> Afloat:
        """Take these elements off the tiles and in hand."""
        scene, afloat = self._scene, self.get_ready(moving, base)
        self.afloat, self._ready, self.landed = afloat, None, None
        scene.overview.drop_all(afloat.overview)
        for id in afloat.hanging:
            scene.overview.drop(id)
        below = (
            self._below if self._below and self._below.facts[:2] == (afloat, scene.tiles.changes) else None
        )
        scene.tiles.spoil(afloat.places)
        if below:
            scene.tiles.adopt(below.tiles)
        self._below = None
        self.off |= afloat.taken
        return afloat

    def take_copies(self, of: Set[str]) -> None:
        """Take copies of these elements in hand, which are seen before there are any."""
        self.afloat, self.landed = self.get_ready(of).of_copies(), None

    def let_go(self) -> Afloat | None:
        """What was in hand no longer is; `land` is to follow once what has moved is drawn where it is now."""
        afloat, self.afloat, self.landed = self.afloat, None, None
        return afloat

    def land(self, afloat: Afloat, seen: Seen) -> None:
        """Put it down where it is seen now: what did not move lies again where it lay. What waits is drawn there later."""
        if afloat.copies:
            self.landed = afloat if afloat.stays else None
            return
        held, known = afloat.held, seen.scene.boxes
        if stayed := (held.whole & self.off) - self._scene.backlog.waiting:
            self._scene.overview.join(afloat.overview.copy_of(stayed))
            self._scene.tiles.spoil(self._places(stayed))
            self.off -= stayed
        were = held.base.scene.boxes
        for by in (afloat.by, (0.0, 0.0)):
            if all(known.get(id) == were[id].moved(*by) for id in held.boxes):
                afloat.by, self.landed = by, afloat
                return

    def _places(self, ids: Iterable[str]) -> list[QRectF]:
        shapes = (self._scene.overview.shapes.get(id) for id in ids)
        return merged([area for shape in shapes if shape for area in shape.areas])
