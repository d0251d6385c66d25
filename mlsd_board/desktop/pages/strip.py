"""The strip of pages above the canvas: a tab for each, one more by the plus, and the way back from a deep dive."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.desktop.naming import title_of
from mlsd_board.desktop.pages import verbs
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.pages import page_title

HEIGHT = 34


class PageStrip(QWidget):
    """Follows the pages of one board. `menu_wanted` tells where a menu about the current page is to open."""

    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[object, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setProperty("look", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = _Tabs(self)
        self.plus = QToolButton(toolTip="Add a page", accessibleName="Add a page", autoRaise=True)
        self.plus.setIconSize(QSize(14, 14))
        self.plus.clicked.connect(lambda: verbs.add(desk))
        self.back = QPushButton("")
        self.back.setProperty("look", "quiet")
        self.back.clicked.connect(lambda: verbs.surface(desk))
        self.here = QLabel("")
        self.here.setProperty("look", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 10, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs)
        row.addWidget(self.plus)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.here)
        self.tabs.currentChanged.connect(self._chosen)
        desk.changed.connect(lambda _: self.refresh())
        desk.page_turned.connect(self.refresh)
        self.set_theme(desk.theme)

    def set_theme(self, theme: Theme) -> None:
        self.plus.setIcon(sign("plus", theme, theme.muted))
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the pages as they are now."""
        session = self._desk.session
        pages = tuple((p.id, page_title(session.book, p.id), p.purpose) for p in session.pages)
        shown = (*pages, session.page)
        if shown != self._shown:
            self._shown = shown
            self.tabs.blockSignals(True)
            self._fill(pages)
            self.tabs.setCurrentIndex([id for id, *_ in pages].index(session.page))
            self.tabs.blockSignals(False)
        self._show_way_back()

    def start_rename(self) -> QLineEdit:
        """Edit the title of the current page where it stands."""
        editor = TitleEditor(self._desk, self.tabs)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def settle(self) -> None:
        """A tab was let go after a drag: the page goes where its tab lies."""
        wanted = [self.tabs.tabData(place) for place in range(self.tabs.count())]
        pages = [page.id for page in self._desk.session.pages]
        dragged = self._desk.session.page
        by = wanted.index(dragged) - pages.index(dragged)
        if by:
            verbs.shift(self._desk, by, dragged)

    def _fill(self, pages: tuple[tuple[str, str, str], ...]) -> None:
        tabs, theme = self.tabs, self._desk.theme
        while tabs.count() > len(pages):
            tabs.removeTab(tabs.count() - 1)
        while tabs.count() < len(pages):
            tabs.addTab("")
        for place, (id, title, purpose) in enumerate(pages):
            tabs.setTabData(place, id)
            tabs.setTabText(place, title.replace("&", "&&"))
            dive = purpose == "deep_dive"
            tabs.setTabIcon(place, sign("dive", theme, theme.muted) if dive else QIcon())
            tabs.setTabToolTip(place, f"{title} (deep dive)" if dive else title)

    def _show_way_back(self) -> None:
        session = self._desk.session
        about = session.book.boxes.get(verbs.current(self._desk).about or "")
        for part in (self.back, self.here):
            part.setVisible(about is not None)
        if about is not None:
            box = title_of(session.book, session.library, about.id)
            self.back.setText(f"‹ {page_title(session.book, about.page)}")
            self.back.setToolTip(f"Back to {box}")
            self.here.setText(f"›  {_short(box)}")

    def _chosen(self, place: int) -> None:
        if place >= 0:
            verbs.go(self._desk, self.tabs.tabData(place))


class _Tabs(QTabBar):
    """The tabs; they can be dragged into another order, and a double click edits a title."""

    def __init__(self, strip: PageStrip) -> None:
        super().__init__(strip, movable=True, expanding=False, drawBase=False)
        self._strip = strip
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(14, 14))
        self.setProperty("look", "pages")
        self.setAccessibleName("Pages")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """No wider than its tabs: else Qt keeps room for scroll buttons that nobody needs."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._strip.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tabAt(event.position().toPoint()) == self.currentIndex():
            self._strip.start_rename()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._strip.start_rename()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.tabAt(event.pos())
        if place >= 0:
            self.setCurrentIndex(place)
        self._strip.menu_wanted.emit(event.globalPos())


class TitleEditor(QLineEdit):
    """Edits a title over its tab: Enter or leaving it keeps the words, Esc does not."""

    def __init__(self, desk: Desk, tabs: QTabBar) -> None:
        super().__init__(tabs)
        self._desk, self._page, self._open = desk, desk.session.page, True
        self.setText(page_title(desk.session.book, self._page))
        self.selectAll()
        self.setAccessibleName("Title of the page")
        place = tabs.tabRect(tabs.currentIndex())
        self.setGeometry(place.x(), 2, max(place.width(), 120), place.height() - 3)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # the key is for the editor, not for what the window would leave
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self._close(keep=True)

    def _close(self, *, keep: bool) -> None:
        if not self._open:
            return
        self._open = False
        self.hide()
        self.deleteLater()
        self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and self.text().strip() != page_title(self._desk.session.book, self._page):
            verbs.retitle(self._desk, self._page, self.text())


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
