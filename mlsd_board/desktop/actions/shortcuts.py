"""Which keys actions have: those of the table, or those the user gave them; two actions never share one."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from mlsd_board.desktop.actions.table import ACTIONS

_CANVAS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F2),
)
_ARROWS = _CANVAS[:4]
_CTRL, _ALT, _SHIFT, _NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def keys_of(chosen: Mapping[str, str]) -> dict[str, list[QKeySequence]]:
    """The keys of every action; what the user chose counts first, and what cannot be read is left out."""
    found: dict[str, list[QKeySequence]] = {}
    taken: set[str] = set()
    own = [action for action in ACTIONS if action.id in chosen]
    for action in (*own, *(a for a in ACTIONS if a.id not in chosen)):
        words = [chosen[action.id]] if action.id in chosen else [action.shortcut, action.also]
        keys = [QKeySequence(text) for text in words if text]
        kept = [key for key in keys if key.toString() and key.toString() not in taken]
        taken |= {key.toString() for key in kept}
        found[action.id] = kept
    return found


def mnemonics(names: Sequence[str], keys: Mapping[str, list[QKeySequence]]) -> dict[str, str]:
    """The names of menus, marked before the letter that opens them with Alt: the first, or another nobody has."""
    taken = {key.toString() for theirs in keys.values() for key in theirs}
    free = {letter for letter in ascii_uppercase if f"Alt+{letter}" not in taken}
    found = {name[0]: name for name in reversed(names) if name[0] in free}
    free -= found.keys()
    others = [name for name in names if name not in found.values()]
    for name in sorted(others, key=lambda name: len(free & set(name.upper()))):
        letter = next((letter for letter in name if letter.upper() in free), "")
        free.discard(letter.upper())
        found[letter] = name
    return {name: name.replace(letter, f"&{letter}", 1) for letter, name in found.items() if letter}


def objection(id: str, keys: QKeySequence, chosen: Mapping[str, str]) -> str:
    """Why an action may not have these keys, in a sentence; empty when it may."""
    if keys.isEmpty():
        return ""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if keys.count() > 1:
        return "A shortcut is one key, with Ctrl, Alt or Shift."
    if _of_canvas(keys):
        return f"{shown} already means something on the board."
    titles = {action.id: action.title for action in ACTIONS}
    for other, theirs in keys_of(chosen).items():
        if other != id and any(key == keys for key in theirs):
            return f"{shown} belongs to “{titles[other]}”."
    return ""


def changed(chosen: Mapping[str, str], id: str, keys: QKeySequence) -> dict[str, str]:
    """What the user chose, with other keys for one action; the table's own keys are not worth remembering."""
    action = next(action for action in ACTIONS if action.id == id)
    rest = {name: text for name, text in chosen.items() if name != id}
    return rest if keys == QKeySequence(action.shortcut) else {**rest, id: keys.toString()}


def _of_canvas(keys: QKeySequence) -> bool:
    """Whether the canvas, or typing on it, would no longer work."""
    combination = keys[0]
    key, held = Qt.Key(combination.key()), combination.keyboardModifiers()
    if key in _ARROWS:
        return held in (_NONE, _SHIFT, _CTRL, _ALT)
    plain = held in (_NONE, _SHIFT)
    return plain and (
        key in _CANVAS or (Qt.Key.Key_Space <= key <= Qt.Key.Key_ydiaeresis and key != Qt.Key.Key_Question)
    )
