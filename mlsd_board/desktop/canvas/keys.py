"""Keys that the canvas itself understands; everything else belongs to the window's table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.contract import Canvas

_STEP = 8.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def handle_key(view: Canvas, event: QKeyEvent) -> bool:
    """Act on a key press; whether it was one of ours."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    if key in _ARROWS and view.selection:
        x, y = _ARROWS[key]
        far = _STEP * (5 if shift else 1)
        verbs.nudge(view, x * far, y * far)
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        verbs.delete_selection(view)
    elif key == Qt.Key.Key_Escape:
        view.escape()
    elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(view.selection) == 1:
        view.start_rename(view.selection[0])
    elif key == Qt.Key.Key_C and not shift and len(view.selection) == 1:
        view.start_connecting(view.selection[0])
    elif key == Qt.Key.Key_Tab and _one_node(view):
        view.start_insert("")
    elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        step_through(view, back=key == Qt.Key.Key_Backtab)
    elif event.text() == "/" or (event.text().isalpha() and event.text().isprintable()):
        view.start_insert(event.text().strip("/"))
    else:
        return False
    return True


def _one_node(view: Canvas) -> bool:
    return len(view.selection) == 1 and view.selection[0] in view.session.design.nodes


def step_through(view: Canvas, *, back: bool) -> None:
    """Select the next box in reading order."""
    design = view.session.design
    shown = [id for id in design.boxes if id in view.board.items_by_id]
    order = sorted(shown, key=lambda id: (round(design.boxes[id].y / 64), design.boxes[id].x, id))
    if not order:
        return
    here = view.selection[0] if view.selection else None
    at = order.index(here) if here in order else (0 if back else -1)
    chosen = order[(at + (-1 if back else 1)) % len(order)]
    view.select((chosen,))
    view.centre_on((chosen,), only_if_hidden=True)
