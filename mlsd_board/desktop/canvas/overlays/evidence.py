"""The evidence of one finding upon the board: a band along the hops that are there, ghosts of those that are not."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.overlays.laid import Laid
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.drawing.figures import way_of
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.shapes.chips import trail_group
from mlsd_board.drawing.shapes.ghost import ghost_arrow, ghost_box
from mlsd_board.model.elements import Node
from mlsd_board.validation.finding import Finding
from mlsd_board.workspace.evidence import Evidence, evidence_of

_HEIGHT = 630.0


class EvidenceOverlay(QObject):
    """Shows one finding until another is shown, the board changes, or something else is selected."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._laid = Laid(view.board, _HEIGHT)
        self._about: tuple[str, ...] = ()
        view.selection_changed.connect(self._selected)

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the drawings that are shown."""
        return tuple(self._laid.items)

    def show(self, finding: Finding) -> None:
        """Show the evidence of a finding, whose elements are selected already."""
        session = self._view.session
        self._about = self._view.selection
        found = evidence_of(session.design, finding, session.library)
        self._laid.show(self._groups(found))
        self._bring_into_view()
        self._view.viewport().update()

    def clear(self) -> None:
        if self._laid.items:
            self._laid.show(())
            self._view.viewport().update()

    def _bring_into_view(self) -> None:
        """All of the evidence, smaller if it has to be: what is missing often lies beyond what is there."""
        if not self._laid.items:
            return
        view = self._view
        area = view.board.extent_of(set(self._about)) if self._about else QRectF()
        for item in self._laid.items.values():
            area = area.united(item.boundingRect())
        seen = view.visible_rect()
        if area.width() > seen.width or area.height() > seen.height:
            view.fit(area)
        elif not qrect(seen).contains(area):
            view.centerOn(area.center())
        view.minimap.uncover(area)

    def _groups(self, found: Evidence) -> Iterator[Group]:
        view, theme = self._view, self._view.theme
        pictures, design = view.board.pictures, view.session.design
        for id in found.arrows:
            if id in pictures and (way := way_of(pictures[id].groups[0])):
                yield trail_group(id, way, theme.window.ghost)
        if not found.missing:
            return
        after = design.apply(found.missing)
        seen = view.board.tracing.foresee(after)
        for id in found.missing.changes:
            route = seen.lines.get(id)
            if route is not None and len(route.points) > 1:
                yield ghost_arrow(after.connections[id], route, theme)
        for id in found.missing.changes:
            node = after.records[id]
            if isinstance(node, Node) and id in seen.scene.boxes:
                yield ghost_box(node, view.session.library, theme)

    def _selected(self, ids: object) -> None:
        if ids != self._about:
            self.clear()
