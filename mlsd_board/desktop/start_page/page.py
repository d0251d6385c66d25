"""The page the program opens on: questions to practise, boards to start from, boards to go on with."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library, LibraryFault
from mlsd_board.catalog.templates import Template
from mlsd_board.desktop.start_page.detail import Detail
from mlsd_board.desktop.start_page.drill import Drill
from mlsd_board.desktop.start_page.filters import Filters
from mlsd_board.desktop.start_page.practising import Practising
from mlsd_board.desktop.start_page.previews import Previews
from mlsd_board.desktop.start_page.shelf import Shelf
from mlsd_board.desktop.start_page.side import Side
from mlsd_board.desktop.start_page.tiles import Tiles
from mlsd_board.desktop.start_page.words import SHELVES
from mlsd_board.drawing.theme import Theme
from mlsd_board.workspace.browsing import Entry, any_of, daily, entries, everywhere, found
from mlsd_board.workspace.collection import questions, templates
from mlsd_board.workspace.recent import recent_boards
from mlsd_board.workspace.recovery import leftovers

_USUAL, _NARROW, _WIDE = (256, 340), (248, 256), 1120
"""How wide the columns beside the shelf are, and from which width of the page on they are so."""
_SETTLED_MS = 1_000
"""So long after the page was filled it counts as being read."""


class StartPage(QWidget):
    """Its frame is there at once; what is on the shelves is read right after, pictures come as they are seen."""

    template_wanted = Signal(str)
    question_wanted = Signal(str)
    starter_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.templates: dict[str, Template] = {}
        self._entries: list[Entry] = []
        self._practising: Practising | None = None
        self._done: Mapping[str, str] = {}
        self.previews = Previews(library, self)
        self.side = Side(theme)
        self.filters = Filters()
        self.drill = Drill()
        self.tiles = Tiles(theme, self._picture)
        self.shelf = Shelf(self.tiles)
        self.detail = Detail()
        self._connect()
        self._lay_out()
        keys = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        keys.activated.connect(self.focus_search)
        self._reader = QTimer(self, singleShot=True, interval=0, timeout=self._read)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self._look_ahead)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is, and list recent and recovered boards."""
        attempts = self._practising.unfinished() if self._practising else []
        self.side.show_boards(leftovers(), recent_boards(), attempts)
        self._reader.start()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        side, detail = _NARROW if self.width() < _WIDE else _USUAL
        self.side.setFixedWidth(side)
        self.detail.setFixedWidth(detail)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of a theme."""
        self._theme = self.tiles.theme = theme
        self.side.set_theme(theme)
        self.shelf.viewport().update()
        self._look_at(self.shelf.entry())

    def offer_practice(self, practising: Practising | None) -> None:
        """Offer timed attempts, and show what was practised; None takes both away."""
        self._practising = practising
        self.refresh()

    def close_previews(self) -> None:
        self.previews.close()

    def give_way(self, words: str) -> None:
        """Draw no pictures while there is other work, or another page."""
        self.previews.rest(bool(words) or not self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.give_way("")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.give_way("")

    def focus_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _read(self) -> None:
        faults: list[LibraryFault] = []
        self.templates = templates(faults)
        self._entries = entries(questions(faults), self.templates)
        self._done = self._practising.done() if self._practising else {}
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            self.said.emit(f"{faults[0]}{more}")
        self._show()
        self._settled.start()

    def _look_ahead(self) -> None:
        """Have the pictures of the other shelves drawn meanwhile."""
        seen_first = sorted(self.templates.values(), key=lambda template: template.kind != "starter")
        self.previews.look_ahead([(template.id, template.board) for template in seen_first], self._theme.name)

    def _show(self) -> None:
        """Put on the shelf what is wanted."""
        done = self._done
        wanted = self.filters.wanted
        fitting = everywhere(self._entries, wanted)
        self.filters.offer(self._entries, fitting, practice=self._practising is not None)
        today = daily(self._entries)
        self.drill.show_entry(today, done=bool(today and today.id in done))
        self.drill.setVisible(self.filters.wanted.shelf == "question" and today is not None)
        elsewhere = [words for shelf, words in SHELVES if shelf != wanted.shelf and fitting[shelf]]
        self.shelf.show_entries(found(self._entries, wanted, done), done, elsewhere)
        self._look_at(self.shelf.entry())

    def _look_at(self, entry: Entry | None) -> None:
        done = self._done.get(entry.question, "") if entry else ""
        self.detail.show_entry(entry, practice=self._practising is not None, done=done)
        self.detail.show_picture(self._picture(entry) if entry else None)

    def _begin(self, entry: Entry | None) -> None:
        """Take the first of the ways to begin with an entry."""
        if entry is None:
            return
        if entry.shelf != "question":
            self.template_wanted.emit(entry.id)
        elif self._practising is not None:
            self._practising.start(entry.id)
        else:
            self.question_wanted.emit(entry.id)

    def _surprise(self) -> None:
        entry = any_of(self._entries, self._done)
        if entry:
            self.filters.clear()
            self.filters.shelves["question"].setChecked(True)
            self._show()
            self.shelf.look_at(entry.key)
            self.shelf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picture(self, entry: Entry) -> QPixmap | None:
        template = self.templates.get(entry.picture)
        return self.previews.picture(template.id, template.board, self._theme.name) if template else None

    def _arrived(self, id: str) -> None:
        self.shelf.viewport().update()
        entry = self.shelf.entry()
        if entry and entry.picture == id:
            self.detail.show_picture(self._picture(entry))

    def _typed(self, text: str) -> None:
        """Whoever types is searching."""
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.setText("" if text == "/" else text)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show)
        self.filters.down.connect(lambda: self.shelf.setFocus(Qt.FocusReason.TabFocusReason))
        self.shelf.looked_at.connect(self._look_at)
        self.shelf.wanted.connect(self._begin)
        self.shelf.typed.connect(self._typed)
        self.drill.wanted.connect(self._begin)
        self.drill.surprise_wanted.connect(self._surprise)
        self.previews.ready.connect(self._arrived)
        self.detail.template_wanted.connect(self.template_wanted)
        self.detail.question_wanted.connect(self.question_wanted)
        self.detail.starter_wanted.connect(self.starter_wanted)
        self.detail.practise_wanted.connect(lambda id: self._practising and self._practising.start(id))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(26, 20, 12, 0)
        middle.setSpacing(12)
        middle.addWidget(self.filters)
        middle.addWidget(self.drill)
        middle.addWidget(self.shelf, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(middle, 1)
        row.addWidget(self.detail)
