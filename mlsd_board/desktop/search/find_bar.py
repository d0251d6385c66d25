"""Finding on the board: a bar over the canvas that goes from hit to hit."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.search.matching import found_on

_WIDTH, _GAP = 380, 14


class FindBar(QFrame):
    """Enter goes on, Shift+Enter back, Esc closes. Hits are looked up anew after each change of the board."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self.hits: list[str] = []
        self._at = -1
        self.setProperty("look", "floating")
        self.field = QLineEdit(placeholderText="Find on the board", accessibleName="Find on the board")
        self.count = label("", "muted")
        self.count.setMinimumWidth(58)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for words, arrow, by in (
            ("Previous", Qt.ArrowType.UpArrow, -1),
            ("Next", Qt.ArrowType.DownArrow, 1),
        ):
            button = QToolButton(arrowType=arrow, toolTip=words, accessibleName=words)
            button.clicked.connect(lambda _=False, by=by: self.step(by))
            row.addWidget(button)
        close = QToolButton(text="✕", toolTip="Close (Esc)", accessibleName="Close")
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        desk.view.head_changed.connect(self._place)
        desk.view.installEventFilter(self)
        desk.checked.connect(self._look_again)
        self.hide()

    def open(self) -> None:
        """Show the bar, its words ready to be overwritten."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def leave(self) -> None:
        self.hide()
        self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        if self.hits:
            self._at = (self._at + by) % len(self.hits)
            self._desk.show((self.hits[self._at],), only_if_hidden=True)
            view = self._desk.view
            hit = view.mapFromScene(view.board.extent_of({*view.selection})).boundingRect()
            if hit.intersects(self.geometry()):
                view.centre_on(view.selection)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._desk.view:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _search(self) -> None:
        """Look up what is typed now and go to the first hit; a hit that is selected already stays."""
        self._find()
        chosen = self._desk.view.selection
        here = [n for n, id in enumerate(self.hits) if chosen == (id,)]
        self._at = here[0] - 1 if here else -1
        self.step(1)

    def _look_again(self) -> None:
        if self.isVisible():
            current = self.hits[self._at] if 0 <= self._at < len(self.hits) else ""
            self._find()
            self._at = self.hits.index(current) if current in self.hits else -1
            self._tell()

    def _find(self) -> None:
        session = self._desk.session
        self.hits = found_on(session.book, session.library, self.field.text(), session.page)

    def _tell(self) -> None:
        if not self.field.text().strip():
            self.count.setText("")
        elif not self.hits:
            self.count.setText("Nothing")
        else:
            self.count.setText(f"{self._at + 1} of {len(self.hits)}")

    def _place(self) -> None:
        room = self._desk.view.width()
        self.setFixedWidth(min(_WIDTH, room - 2 * _GAP))
        self.adjustSize()
        self.move(room - self.width() - _GAP, self._desk.view.head + _GAP)
