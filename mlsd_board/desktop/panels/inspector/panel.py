"""The inspector: what is selected, as a form; the whole board when nothing is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.form_area import FormArea
from mlsd_board.desktop.forms.rows import Section
from mlsd_board.desktop.panels.inspector.board_summary import BoardSummary
from mlsd_board.desktop.panels.inspector.box_forms import FrameForm, NoteForm
from mlsd_board.desktop.panels.inspector.connection_form import ConnectionForm
from mlsd_board.desktop.panels.inspector.ink_form import InkForm
from mlsd_board.desktop.panels.inspector.node_form import NodeForm
from mlsd_board.desktop.panels.inspector.several import SeveralForm
from mlsd_board.model.elements import Connection, Frame, Node, Note

_FORMS = {Node: NodeForm, Connection: ConnectionForm, Frame: FrameForm, Note: NoteForm}


class Inspector(FormArea):
    """Shows one form at a time; forms read the design anew whenever it changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._key: object = None
        self.form: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Inspector")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.addStretch()
        self.setWidget(holder)
        desk.view.selection_changed.connect(self._select)
        desk.changed.connect(self._refresh)
        desk.checked.connect(self._refresh)
        self._select(desk.view.selection)

    def focus_field(self, name: str) -> None:
        """Unfold the section of a field of the one selected element, and put the cursor there."""
        editor = getattr(self.form, "editors", {}).get(name)
        if editor is None:
            return
        above = editor.parentWidget()
        while above is not None and above is not self:
            if isinstance(above, Section):
                above.unfold()
            above = above.parentWidget()
        self.widget().adjustSize()
        self.ensureWidgetVisible(editor, 20, 60)
        editor.setFocus()

    def _select(self, ids: object) -> None:
        self._show(tuple(ids))

    def _refresh(self, _ids: object = None) -> None:
        self._show(self._desk.view.selection)

    def _show(self, selection: tuple[str, ...]) -> None:
        records = self._desk.session.design.records
        ids = tuple(id for id in selection if id in records)
        key = (
            (ids, type(records[ids[0]]), getattr(records[ids[0]], "component", "")) if len(ids) == 1 else ids
        )
        fresh = key != self._key or self.form is None
        if fresh:
            self._key = key
            self._replace(self._made(ids))
        self.form.refresh()
        if fresh:
            self._make_room()

    def _made(self, ids: tuple[str, ...]) -> QWidget:
        if not ids:
            return BoardSummary(self._desk)
        design = self._desk.session.design
        if all(id in design.inks for id in ids):
            return InkForm(self._desk, ids)
        form = _FORMS.get(type(design.records[ids[0]]))
        return form(self._desk, ids[0]) if len(ids) == 1 and form else SeveralForm(self._desk, ids)

    def _replace(self, form: QWidget) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = form
        self._column.insertWidget(0, form)
        self.verticalScrollBar().setValue(0)

    def _make_room(self) -> None:
        """Give a new form its height at once; Qt would first show it squeezed into that of the last."""
        self.form.show()
        self.widget().layout().activate()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
