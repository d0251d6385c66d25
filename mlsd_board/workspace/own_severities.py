"""How grave rules are for this user: the `[rules]` table of the configuration file beside the settings.

The file is theirs: it may be written by hand, so one line is changed and all others, comments too, stay as they are.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from mlsd_board.editing.commands.set_severity import graded, level_in
from mlsd_board.formats.native import safe_file
from mlsd_board.validation.layer import NAME, ProfileError, read_layer
from mlsd_board.workspace.folders import config_folder

_TABLE = re.compile(r"^\s*\[\s*rules\s*\]\s*(#.*)?$")
_ANY_TABLE = re.compile(r"^\s*\[")


def own_file() -> Path:
    """The user's configuration file, whether it is there or not."""
    return config_folder() / NAME


def own_levels() -> Mapping[str, str]:
    """The levels by rule code, name or family. Raises `ProfileError` where the file is faulty."""
    levels = {key: level_in(said) for key, said in _table().items()}
    return {key: level for key, level in levels.items() if level is not None}


def set_own_level(code: str, level: str | None) -> None:
    """Give a rule a level (`off`, `info`, `warning`, `error`); None takes it back.

    Raises `ProfileError` where the file is faulty, and `FormatError` where it cannot be written; then it is as it was.
    """
    path = own_file()
    known = dict(_table())
    said = graded(known.pop(code, None), level)
    wanted = known if said is None else {**known, code: said}
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    changed = _changed(text, code, level)
    if _rules_in(changed) != wanted:
        msg = f"{path}: the line of {code} is written in a way that only a person can change"
        raise ProfileError(msg)
    safe_file.make_folder(path.parent)
    safe_file.write(path, changed.encode())


def _table() -> Mapping[str, object]:
    path = own_file()
    layer = read_layer(path) if path.is_file() else None
    return layer.rules if layer else {}


def _rules_in(text: str) -> object:
    try:
        return tomllib.loads(text).get("rules", {})
    except tomllib.TOMLDecodeError:
        return None


def _changed(text: str, code: str, level: str | None) -> str:
    """The text with the line of a rule changed, added at the end of its table, or taken out."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if _TABLE.match(line)), None)
    if start is None:
        gap = [""] if lines else []
        return _text(lines if level is None else [*lines, *gap, "[rules]", _line(code, level)])
    after = range(start + 1, len(lines))
    end = next((n for n in after if _ANY_TABLE.match(lines[n])), len(lines))
    own = re.compile(rf"^\s*[\"']?{re.escape(code)}[\"']?\s*=")
    place = next((n for n in range(start + 1, end) if own.match(lines[n])), None)
    if place is not None:
        lines[place : place + 1] = [] if level is None else [_line(code, level)]
    elif level is not None:
        while end > start + 1 and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, _line(code, level))
    return _text(lines)


def _line(code: str, level: str | None) -> str:
    return f'{code} = "{level}"'


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n" if lines else ""
