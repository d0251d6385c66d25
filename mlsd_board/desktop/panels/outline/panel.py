"""The outline: the board as a tree that can be edited from the keyboard alone."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout

from mlsd_board.desktop.canvas.verbs import LOCKED
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.panels.outline.model import OutlineModel
from mlsd_board.desktop.panels.seen import SeenPanel
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.remove_page import remove_page
from mlsd_board.editing.selecting import unlocked
from mlsd_board.editing.transaction import Transaction

_NAME = "Outline of the board"
_FLAG = QItemSelectionModel.SelectionFlag
_UNFOLDED = 2
"""So many levels are unfolded of their own accord."""


class Outline(SeenPanel):
    """Choosing a row selects its element, Enter brings it into view, F2 renames, Delete deletes, letters find.

    Works only while it is seen.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._listening = True
        self._changed: set[str] = set()
        """What was edited since the rows were made."""
        self._folded: set[str] = set()
        self.model = OutlineModel(desk, self)
        self.list = _Tree(self)
        self.list.setModel(self.model)
        self.nothing = label(
            "The board is empty. Press a letter on it to place something.", "hint", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 8)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.list.collapsed.connect(lambda index: self._folded.add(self.model.id_of(index)))
        self.list.expanded.connect(lambda index: self._folded.discard(self.model.id_of(index)))
        self.list.activated.connect(lambda _: self.show_chosen())
        self.list.clicked.connect(lambda _: self.show_chosen())
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        # What happened on the board while a row was edited is made up for afterwards.
        self.list.itemDelegate().closeEditor.connect(lambda *_: QTimer.singleShot(0, self, self.outdate))
        # Bound, not wrapped: with new colours another outline takes this one's place, and Qt lets go of what is gone.
        desk.changed.connect(self._note)
        desk.view.selection_changed.connect(self._follow)

    def ids(self) -> tuple[str, ...]:
        """The elements of the chosen rows."""
        return tuple(self.model.id_of(index) for index in self.list.selectionModel().selectedIndexes())

    def show_chosen(self) -> None:
        """Bring the chosen elements into view; the keyboard stays here."""
        if self.ids():
            self._listening = False  # for what hides in a folded group the group is shown; here the row stays
            current = self.model.id_of(self.list.currentIndex())
            if current in self._desk.session.book.pages:
                self._desk.session.show_page(current)
            else:
                self._desk.show(self.ids(), only_if_hidden=True)
            self._listening = True

    def delete_chosen(self) -> None:
        """Delete the chosen elements; the row after them is chosen next."""
        chosen = self.ids()
        gone = set(unlocked(self._desk.session.book, chosen))
        if len(gone) < len(chosen):
            self._desk.said.emit(LOCKED)
        if not gone:
            return
        here = self.list.currentIndex()
        before, after = self._walk(here, -1), self._walk(here, 1)
        self._desk.edit_book("Delete", lambda tx: _delete(tx, gone))
        left = self._desk.session.book.records
        self._choose(tuple(id for id in (*after, *before) if id in left)[:1])
        self._chosen()

    def refresh(self) -> None:
        """Read the board anew, but not under a row that is being edited; what was unfolded stays so."""
        if self.list.state() == QAbstractItemView.State.EditingState:
            return
        super().refresh()
        chosen = self.ids()
        self._listening = False
        new = self.model.refresh(self._changed)
        self._changed = set()
        if new is not None or not chosen:
            self._unfold(new or ())
            left = tuple(id for id in chosen if id in self.model.tree.place)
            self._choose(left or self._desk.view.selection)
        self._listening = True
        self.nothing.setVisible(self.model.rowCount() == 0)
        self.list.viewport().update()

    def _note(self, ids: tuple[str, ...]) -> None:
        self._changed.update(ids)
        self.outdate()

    def _follow(self, selected: tuple[str, ...]) -> None:
        """Choose the rows of what is selected on the board; while nobody looks, let go of those that were chosen."""
        if self._listening and set(self.ids()) != set(selected):
            self._stale = self._stale or not self.seen
            self._listening = False
            self._choose(() if self._stale else selected)
            self._listening = True

    def _unfold(self, ids: Iterable[str]) -> None:
        """Unfold new rows, as far as one looks into a board, and not what the user has folded."""
        tree = self.model.tree
        for id in ids:
            if id in tree.under and id not in self._folded and tree.way(id)[0] < _UNFOLDED:
                self.list.expand(self.model.index_of(id))

    def _choose(self, ids: tuple[str, ...]) -> None:
        place = self.model.tree.place
        rows = sorted(place[id] for id in ids if id in place)
        chosen = QItemSelection()
        # Rows that follow one another are one range: of thousands of single ones Qt makes heavy going.
        for (parent, _), run in groupby(enumerate(rows), key=lambda r: (r[1][0], r[1][1] - r[0])):
            numbers = [row for _, (_, row) in run]
            above = self.model.index_of(parent)
            chosen.select(self.model.index(numbers[0], 0, above), self.model.index(numbers[-1], 0, above))
        self.list.selectionModel().select(chosen, _FLAG.ClearAndSelect)
        first = next((id for id in ids if id in place), None)
        if first is not None:
            index = self.model.index_of(first)
            self.list.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
            self.list.scrollTo(index)

    def _chosen(self, *_: object) -> None:
        if self._listening:
            self._listening = False
            self._desk.view.select(self.ids())
            self._listening = True

    def _walk(self, index: QModelIndex, by: int) -> list[str]:
        """The ids of the rows one comes to going down, or up."""
        found = []
        while index.isValid():
            index = self.list.indexBelow(index) if by > 0 else self.list.indexAbove(index)
            found += [self.model.id_of(index)] if index.isValid() else []
        return found


def _delete(tx: Transaction, ids: set[str]) -> None:
    for page in sorted(ids & tx.design.pages.keys()):
        remove_page(tx, page)
    delete(tx, sorted(ids))


class _Tree(QTreeView):
    """The tree itself; keys that edit go to the panel."""

    def __init__(self, panel: Outline) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setIconSize(QSize(20, 20))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("look", "bare")
        self.setAccessibleName(_NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._panel.delete_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._panel.show_chosen()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self._panel.menu_wanted.emit(place)
