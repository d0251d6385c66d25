"""Showing another page of a board: each is seen again as it was left."""

from contextlib import suppress
from typing import NamedTuple

from mlsd_board.desktop.canvas.board_view import BoardView


class _Place(NamedTuple):
    """What was seen of a page: the zoom and how far it was scrolled."""

    zoom: float
    across: int
    down: int


class Turning:
    """Lets a view follow its session from page to page."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._page = view.session.page
        self._places: dict[str, _Place] = {}
        view.session.turned.append(self._turn)

    def close(self) -> None:
        """Follow no more."""
        with suppress(ValueError):
            self._view.session.turned.remove(self._turn)

    def _turn(self) -> None:
        view = self._view
        if view.gesture is not None:
            view.escape()
        self._places[self._page] = _Place(view.zoom, *self._scrolled())
        self._page = view.session.page
        view.select(())
        view.board.show_ghosts(None, set())
        view.show_design(view.session.design)
        view.set_options()  # which puts the badges on anew
        view.pointer.refresh()
        view.minimap.refresh()
        view.legend.refresh()
        place = self._places.get(self._page)
        if place is None:
            view.zoom_fit()
        else:
            view.zoom_to(place.zoom)
            across, down = self._scrolled()
            view.scroll_by(place.across - across, place.down - down)

    def _scrolled(self) -> tuple[int, int]:
        return self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
