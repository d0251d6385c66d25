"""The boards opened last, newest first. Losing this list is never an error."""

import json
from contextlib import suppress
from pathlib import Path

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.workspace.folders import state_folder

KEEP = 12


def recent_boards() -> list[Path]:
    """The boards opened last that still exist."""
    try:
        names = json.loads((state_folder() / "recent.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    paths = [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return [path for path in paths if _is_there(path)]


def remember(path: Path) -> None:
    """Put a board at the head of the list."""
    here = path.resolve()
    names = [str(p) for p in (here, *(p for p in recent_boards() if p != here))][:KEEP]
    with suppress(FormatError):
        safe_file.make_folder(state_folder())
        safe_file.write(state_folder() / "recent.json", json.dumps(names, indent=1).encode())


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may no longer be looked into
        return False
