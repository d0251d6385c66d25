"""Choosing the target of an arrow by keys: letters filter by title, arrow keys step, the nearest comes first."""

from collections.abc import Iterable

from mlsd_board.catalog.fitting import fits
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.naming import title_of


class Choice:
    """The targets that may be joined to `source`, narrowed by what is typed; one of them is the current one."""

    def __init__(self, view: Canvas, source: str, legal: Iterable[str]) -> None:
        self.typed = ""
        self._view = view
        self._source = source
        self._legal = [id for id in legal if id in view.board.pictures]
        self._at: int | None = None

    @property
    def current(self) -> str | None:
        """The target Enter would join; None before anything was typed or when nothing fits."""
        found = self.fitting()
        return found[self._at % len(found)] if found and self._at is not None else None

    def type(self, text: str) -> None:
        """Narrow the choice, or with an empty text start over; the best fit becomes the current one."""
        self.typed = text
        self._at = 0 if text else None

    def step(self, by: int) -> None:
        """Go to the next or the one before."""
        self._at = (0 if by > 0 else -1) if self._at is None else self._at + by

    def fitting(self) -> list[str]:
        """What fits, best first; of what fits equally well the nearest."""
        session = self._view.session
        named = [(title_of(session.design, session.library, id),) for id in self._legal]
        scored = fits(named, self.typed)
        ranked = [
            (-score, self._distance(id), id)
            for id, (score, _) in zip(self._legal, scored, strict=True)
            if score
        ]
        return [id for *_, id in sorted(ranked)]

    def _distance(self, id: str) -> float:
        boxes = self._view.session.design.boxes
        here, there = boxes[self._source].rect.centre, boxes[id].rect.centre
        return abs(here.x - there.x) + abs(here.y - there.y)
