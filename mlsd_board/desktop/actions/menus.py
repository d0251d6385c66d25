"""Menus, toolbar and context menu, made from the table of actions."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from mlsd_board.desktop.actions.table import ACTIONS, Action
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.drawing.theme import Theme
from mlsd_board.workspace.recent import recent_boards

_TOOLBAR_BREAKS = ("undo", "zoom_fit", "fix_all")


class Menus:
    """The Qt actions by id, and all places they appear in."""

    def __init__(self, shell: Any, window: QMainWindow) -> None:
        self._shell, self._window = shell, window
        self.actions = {action.id: self._made(action) for action in ACTIONS}
        self.toolbar = QToolBar("Tools", window, movable=False, objectName="tools")
        self.toolbar.setIconSize(QSize(18, 18))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fill_menus()
        self._fill_toolbar()
        window.addToolBar(self.toolbar)

    def refresh(self) -> None:
        """Grey out what cannot be done now."""
        for action in ACTIONS:
            qt = self.actions[action.id]
            qt.setEnabled(action.enabled(self._shell))
            if action.checked:
                qt.setChecked(action.checked(self._shell))
        desk = self._shell.desk
        for id, words in (("undo", "Undo"), ("redo", "Redo")):
            steps = (
                (desk.session.history.done if id == "undo" else desk.session.history.undone) if desk else []
            )
            self.actions[id].setText(f"{words} {_lower(steps[-1].label)}" if steps else words)

    def set_theme(self, theme: Theme) -> None:
        for action in ACTIONS:
            if action.icon:
                self.actions[action.id].setIcon(sign(action.icon, theme))

    def pop_up(self, at: QPoint) -> None:
        """The context menu of the selection."""
        self.refresh()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill(menu, (a for a in ACTIONS if a.context and a.enabled(self._shell)), self.actions)
        menu.popup(at)

    def _made(self, action: Action) -> QAction:
        qt = QAction(action.title, self._window, checkable=action.checked is not None)
        if action.shortcut:
            qt.setShortcut(QKeySequence(action.shortcut))
        qt.setIconVisibleInMenu(False)
        if action.toolbar:
            qt.setIconText(action.toolbar)
            qt.setToolTip(f"{action.title} ({action.shortcut})" if action.shortcut else action.title)
        qt.triggered.connect(lambda: self._run(action.run))
        self._window.addAction(qt)
        return qt

    def _run(self, run: Callable[[Any], object]) -> None:
        run(self._shell)
        self.refresh()

    def _fill_menus(self) -> None:
        for name in dict.fromkeys(a.menu for a in ACTIONS):
            menu = self._window.menuBar().addMenu(name)
            _fill(menu, (a for a in ACTIONS if a.menu == name), self.actions)
            menu.aboutToShow.connect(self.refresh)
            if name == "File":
                self._add_recent(menu)

    def _add_recent(self, menu: QMenu) -> None:
        recent = QMenu("Open recent", menu)
        menu.insertMenu(self.actions["save"], recent)
        recent.aboutToShow.connect(lambda: self._list_recent(recent))

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        paths = recent_boards()
        for path in paths:
            menu.addAction(path.name, lambda p=path: self._open(p)).setToolTip(str(path))
        if not paths:
            menu.addAction("None yet").setEnabled(False)

    def _open(self, path: Path) -> None:
        self._shell.documents.open(path)

    def _fill_toolbar(self) -> None:
        for action in sorted((a for a in ACTIONS if a.toolbar), key=_toolbar_place):
            if action.id in _TOOLBAR_BREAKS:
                self.toolbar.addSeparator()
            self.toolbar.addAction(self.actions[action.id])


def _toolbar_place(action: Action) -> int:
    order = ("start", "save", "export", "undo", "redo", "zoom_fit", "tidy", "fix_all")
    return order.index(action.id)


def _fill(menu: QMenu, actions: Iterable[Action], made: dict[str, QAction]) -> None:
    last: tuple[str, int] | None = None
    for action in actions:
        if last is not None and (action.menu, action.block) != last:
            menu.addSeparator()
        last = (action.menu, action.block)
        menu.addAction(made[action.id])


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
