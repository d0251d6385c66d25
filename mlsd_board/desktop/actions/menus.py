"""Menus, toolbar and context menu, made from the table of actions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from mlsd_board.desktop.actions.action import Action
from mlsd_board.desktop.actions.shortcuts import keys_of, mnemonics
from mlsd_board.desktop.actions.table import ACTIONS
from mlsd_board.desktop.actions.toolbar import Toolbar
from mlsd_board.desktop.look.pictures import sign, swatch
from mlsd_board.drawing.theme import Theme
from mlsd_board.workspace.recent import recent_boards

_NATIVE = QKeySequence.SequenceFormat.NativeText
_BESIDE = 8
"""Pixels between a menu and the box beside it."""
_CONTEXT = (("Edit",), ("Board",), ("Arrange", "Mark", "Page"), ("Findings", "View"))
"""The menus whose rows stand together in the context menu."""
_GATHERED = ("Arrange", "Page")
"""Those whose rows stand there in a submenu."""


class Menus:
    """The Qt actions by id, and all places they appear in."""

    def __init__(self, shell: Any, window: QMainWindow) -> None:
        self._shell, self._window = shell, window
        self.actions = {action.id: self._made(action) for action in ACTIONS}
        self._menus = {
            name: window.menuBar().addMenu(name) for name in dict.fromkeys(a.menu for a in ACTIONS)
        }
        self.toolbar = Toolbar(self.actions, window)
        self._fill_menus()
        window.addToolBar(self.toolbar)
        self.set_shortcuts(shell.settings.shortcuts)
        self.set_theme(shell.theme)

    def set_shortcuts(self, chosen: Mapping[str, str]) -> None:
        """Give the actions their keys."""
        found = keys_of(chosen)
        for id, keys in found.items():
            self.actions[id].setShortcuts(keys)
        marked = mnemonics([*self._menus], found)
        for name, menu in self._menus.items():
            menu.setTitle(marked.get(name, name))
        for action in ACTIONS:
            if action.toolbar:
                words = self.keys(action.id)
                self.actions[action.id].setToolTip(f"{action.title} ({words})" if words else action.title)

    def keys(self, id: str) -> str:
        """How the keys of an action are written; its key on the canvas where it has no other."""
        keys = self.actions[id].shortcuts()
        return keys[0].toString(_NATIVE) if keys else next(a.key for a in ACTIONS if a.id == id)

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
            if action.swatch:
                self.actions[action.id].setIcon(swatch(theme.tags.get(action.swatch, theme.ink)))

    def pop_up(self, at: QPoint, about: QRect | None = None) -> None:
        """The context menu of the selection; where there is no room below, it opens beside what it is `about`."""
        menu = self._fresh()
        for names in _CONTEXT:
            menu.addSeparator()
            for name in names:
                self._fill_part(menu, name)
        menu.popup(menu_corner(at, menu.sizeHint(), menu.screen().availableGeometry(), about or QRect()))

    def pop_up_menu(self, name: str, at: QPoint) -> None:
        """A menu of the menu bar, somewhere else."""
        menu = self._fresh()
        self._fill(menu, (a for a in ACTIONS if a.menu == name))
        menu.popup(at)

    def pop_up_part(self, submenu: str, at: QPoint) -> None:
        """The rows of one submenu as a menu of its own."""
        menu = self._fresh()
        self._fill(menu, (a._replace(submenu="") for a in ACTIONS if a.submenu == submenu))
        menu.popup(at)

    def offered(self, id: str) -> bool:
        """Whether an action could be done when that was last asked."""
        return self.actions[id].isEnabled()

    def run(self, id: str) -> None:
        """Do an action, if it can be done now."""
        self.refresh()
        self.actions[id].trigger()

    def _made(self, action: Action) -> QAction:
        title = f"{action.title}\t{action.key}" if action.key else action.title
        qt = QAction(title, self._window, checkable=action.checked is not None)
        qt.setIconVisibleInMenu(bool(action.swatch))
        if action.toolbar:
            qt.setIconText(action.toolbar)
        qt.triggered.connect(lambda: self._run(action.run))
        self._window.addAction(qt)
        return qt

    def _run(self, run: Callable[[Any], object]) -> None:
        run(self._shell)
        self.refresh()

    def _fill_menus(self) -> None:
        for name, menu in self._menus.items():
            self._fill(menu, (a for a in ACTIONS if a.menu == name))
            menu.aboutToShow.connect(self.refresh)
            if name == "File":
                self._add_recent(menu)

    def _fresh(self) -> QMenu:
        """A menu to pop up, which goes when it is closed."""
        self.refresh()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill_part(self, menu: QMenu, name: str) -> None:
        """What of one menu can be done to the selection."""
        rows = [a for a in ACTIONS if a.menu == name and a.context and a.enabled(self._shell)]
        if name in _GATHERED and len(rows) > 1:
            self._fill(menu.addMenu(name), rows)
        else:
            self._fill(menu, (row._replace(block=0) for row in rows))

    def _fill(self, menu: QMenu, actions: Iterable[Action]) -> None:
        last: int | None = None
        below: dict[str, QMenu] = {}
        for action in actions:
            if last is not None and action.block != last:
                menu.addSeparator()
            last = action.block
            if action.submenu and action.submenu not in below:
                below[action.submenu] = menu.addMenu(action.submenu)
            below.get(action.submenu, menu).addAction(self.actions[action.id])

    def _add_recent(self, menu: QMenu) -> None:
        recent = QMenu("Open recent", menu)
        menu.insertMenu(self.actions["save"], recent)
        recent.aboutToShow.connect(lambda: self._list_recent(recent))

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        paths = recent_boards()
        for path in paths:
            menu.addAction(path.name, lambda p=path: self._shell.documents.open(p)).setToolTip(str(path))
        if not paths:
            menu.addAction("None yet").setEnabled(False)


def menu_corner(at: QPoint, size: QSize, screen: QRect, about: QRect) -> QPoint:
    """The corner of a menu asked for at a place, so that it does not open upward over what it is about."""
    if about.isEmpty() or at.y() + size.height() <= screen.bottom():
        return at
    sides = (about.right() + _BESIDE, about.left() - _BESIDE - size.width())
    free = [x for x in sides if screen.left() <= x <= screen.right() - size.width()]
    return QPoint(free[0], max(screen.top(), screen.bottom() - size.height())) if free else at


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
