"""Keys that the canvas itself understands; everything else belongs to the window's table of actions."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.kind_menu import open_kind_menu, selected_wire, turn_kind
from mlsd_board.desktop.canvas.stepping import Way, insert_towards, step_through, step_towards
from mlsd_board.desktop.canvas.tools.tool import TOOLS

_STEP = 8.0
_ARROWS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KINDS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""Upon a connection, which has no place of its own to be moved."""
_MODIFIERS = (Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift)
_TOOLS = {tool.key: tool.id for tool in TOOLS}
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class AltGuard(QObject):
    """Keeps Alt during a drag from the menu bar, which would take the keyboard when it is let go."""

    def eventFilter(self, view: Canvas, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or event.key() != Qt.Key.Key_Alt:
            return False
        event.setAccepted(view.pointer.held)
        return view.pointer.held


def handle_key(view: Canvas, event: QKeyEvent) -> bool:
    """Act on a key press; whether it was one of ours."""
    key = Qt.Key(event.key())
    own = getattr(view.gesture, "key", None)
    if own is not None and own(event):
        return True
    if key == Qt.Key.Key_Escape:
        view.escape()
        return True
    if key == Qt.Key.Key_Space:
        if not event.isAutoRepeat():
            view.pointer.hold_space(True)
        return True
    if key in _MODIFIERS:
        view.pointer.hold_keys(event.modifiers())
    if view.gesture is not None:
        return True  # the mouse has something in hand: nothing is typed or deleted meanwhile
    if event.modifiers() & (_CTRL | _ALT):
        return _with_modifier(view, key, event.modifiers())
    return _plain(view, key, event) or _letter(view, key, event)


def handle_release(view: Canvas, event: QKeyEvent) -> None:
    """Act on a key that is let go."""
    if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
        view.pointer.hold_space(False)
    elif event.key() in _MODIFIERS:
        view.pointer.hold_keys(event.modifiers())


def _with_modifier(view: Canvas, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    held = modifiers & (_CTRL | _ALT | _SHIFT)
    if key in _ARROWS and held == _ALT:
        step_towards(view, _ARROWS[key])
    elif key in _ARROWS and held == _CTRL:
        insert_towards(view, _ARROWS[key])
    else:
        return False
    return True


def _plain(view: Canvas, key: Qt.Key, event: QKeyEvent) -> bool:
    shift = bool(event.modifiers() & _SHIFT)
    one = len(view.selection) == 1
    if key in _KINDS and selected_wire(view):
        turn = open_kind_menu if shift else partial(turn_kind, by=_KINDS[key])
        turn(view)
    elif key in _ARROWS and view.selection:
        x, y = _ARROWS[key]
        far = _STEP * (5 if shift else 1)
        verbs.nudge(view, x * far, y * far)
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        verbs.delete_selection(view)
    elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and one:
        view.start_rename(view.selection[0])
    elif key == Qt.Key.Key_Tab and one and view.selection[0] in view.session.design.nodes:
        view.start_insert("")
    elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        step_through(view, back=key == Qt.Key.Key_Backtab)
    else:
        return False
    return True


def _letter(view: Canvas, key: Qt.Key, event: QKeyEvent) -> bool:
    """Digits take tools; a letter opens the quick insert, and so does `C` if it begins no name of a box to connect."""
    text, shift = event.text(), bool(event.modifiers() & _SHIFT)
    if text in _TOOLS:
        view.set_tool(_TOOLS[text])
    elif key == Qt.Key.Key_C and not shift and (source := _next_source(view)):
        view.start_connecting(source)
    elif text == "/" or (text.isalpha() and text.isprintable()):
        view.start_insert(text.strip("/"))
    else:
        return False
    return True


def _next_source(view: Canvas) -> str:
    """Where the next arrow begins: at the selected box, or where the selected arrow does; empty for neither."""
    one = view.selection[0] if len(view.selection) == 1 else ""
    wire = view.session.design.connections.get(one)
    return wire.source if wire else one if one in view.session.design.boxes else ""
