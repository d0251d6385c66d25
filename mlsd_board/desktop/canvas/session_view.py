"""The board of a session as it is shown: what is selected or marked upon it, in which look, and which part is in view."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.board_scene import BoardScene
from mlsd_board.desktop.canvas.handles import HandlesItem
from mlsd_board.desktop.canvas.legend import Legend
from mlsd_board.desktop.canvas.picture import Look
from mlsd_board.desktop.canvas.tiled_view import TiledView
from mlsd_board.desktop.canvas.zoomed_out.minimap import Minimap
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.workspace.session import Session


class SessionView(TiledView):
    """A board to look at. Signals carry element ids, never records."""

    selection_changed = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(BoardScene(session.library, theme), parent)
        self.session = session
        self.theme = theme
        self.selection: tuple[str, ...] = ()
        self.hovered: str | None = None
        """The element under the mouse."""
        self.snap = True
        self._badges = True
        self._looks: Mapping[str, Look] = {}
        self.handles = HandlesItem(theme)
        self.board.addItem(self.handles)
        self.show_design(session.design)
        self.refresh_badges()
        self.minimap = Minimap(self)
        self.legend = Legend(self, self)

    def select(self, ids: Iterable[str]) -> None:
        """Make these elements the selection."""
        chosen = tuple(dict.fromkeys(id for id in ids if id in self.board.pictures))
        if chosen != self.selection:
            self.selection = chosen
            self._apply_looks()
            self.selection_changed.emit(chosen)

    def show_design(
        self, design: Design, *, trying: bool = False, changed: Iterable[str] | None = None
    ) -> None:
        """Show a state of the board; `trying` is for one that lasts only while the mouse is down."""
        self.board.show_design(design, trying=trying, changed=changed, first=self.near_by)
        self._apply_looks()

    def set_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark elements as targets or as refused while an arrow is drawn."""
        self._looks = looks
        self._apply_looks()

    def centre_on(self, ids: Iterable[str], *, only_if_hidden: bool = False) -> None:
        """Bring elements into the middle of the view, or only into sight; the zoom changes only if they do not fit."""
        area = self.board.extent_of(list(ids))
        if area.isEmpty():
            return
        seen = self.visible_rect()
        if area.width() > seen.width or area.height() > seen.height:
            self.fit(area)
        elif only_if_hidden:
            self.bring_in(area)
        else:
            self.centerOn(area.center())
        self.minimap.uncover(area)

    def zoom_fit(self, ids: Iterable[str] = ()) -> None:
        """Show these elements, or the whole board, as large as they fit, at most at 100 %."""
        area = self.board.extent_of(list(ids))
        if not area.isEmpty():
            self.fit(area)

    def set_theme(self, theme: Theme) -> None:
        """Show the board in other colours."""
        self.theme = self.handles.theme = theme
        self.board.set_theme(theme, self.near_by)
        self.refresh_badges()
        self._apply_looks()
        self.minimap.refresh()
        self.legend.refresh()

    def set_options(
        self,
        *,
        grid: bool | None = None,
        snap: bool | None = None,
        badges: bool | None = None,
        legend: bool | None = None,
        lines: Lines | None = None,
    ) -> None:
        """Show or hide the grid and the badges; snap or not; arrows orthogonal or curved."""
        self.board.set_style(lines or self.board.style, self.near_by)
        if grid is not None and grid != self.board.grid:
            self.board.grid = grid
            self.board.tiles.clear()
        self.snap = self.snap if snap is None else snap
        self._badges = self._badges if badges is None else badges
        self.legend.set_wanted(self.legend.wanted if legend is None else legend)
        self.refresh_badges()
        self.viewport().update()

    def show_preview(self, changes: ChangeSet | None) -> None:
        """Show what a change would add as ghosts; None takes them away."""
        design = self.session.design
        added = {id for id, c in changes.changes.items() if c.after is not None} if changes else set()
        self.board.show_ghosts(design.apply(changes) if changes else None, added)
        self.viewport().update()

    def refresh_badges(self) -> None:
        """Show the findings as they are now upon their boxes."""
        hidden = self.board.board.scene.hidden_in
        self.board.badges.follow(self.session.report if self._badges else None, hidden)

    def _apply_looks(self) -> None:
        looks: dict[str, Look] = dict.fromkeys(self.selection, "selected")
        if self.hovered and self.hovered not in looks:
            looks[self.hovered] = "hovered"
        self.board.show_looks(looks | dict(self._looks))
        self.viewport().update()
