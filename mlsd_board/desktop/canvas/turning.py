"""Showing another page of a board: each is seen again as it was left."""

from contextlib import suppress

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.zoom_view import Sight


class Turning:
    """Lets a view follow its session from page to page."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._page = view.session.page
        self._sights: dict[str, Sight] = {}
        view.session.turned.append(self._turn)

    def close(self) -> None:
        """Follow no more."""
        with suppress(ValueError):
            self._view.session.turned.remove(self._turn)

    def forget(self) -> None:
        """Show all of each other page when it is turned to."""
        self._sights.clear()

    def _turn(self) -> None:
        view = self._view
        if view.gesture is not None:
            view.escape()
        self._sights[self._page] = view.sight()
        self._page = view.session.page
        view.select(())
        view.board.show_ghosts(None, set())
        view.show_design(view.session.design)
        view.set_options()  # which puts the badges on anew
        view.pointer.refresh()
        view.minimap.refresh()
        view.legend.refresh()
        sight = self._sights.get(self._page)
        if sight is None:
            view.zoom_fit()
        else:
            view.see(sight)
