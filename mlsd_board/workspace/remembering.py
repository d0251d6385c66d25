"""What the user has said boxes of other tools mean: kept by label, asked whenever a diagram is read."""

import json
from collections.abc import Mapping

from mlsd_board.catalog.recognition.wording import normal
from mlsd_board.formats.native import safe_file
from mlsd_board.workspace.folders import config_folder

_NAME = "recognised.json"
_MOST = 5_000


def remembered() -> dict[str, str]:
    """Components by label, as `normal` writes labels; empty where nothing can be read."""
    try:
        found = json.loads((config_folder() / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}


def remember(choices: Mapping[str, str]) -> None:
    """Keep what labels mean; what was said last counts. Raises `FormatError` when it cannot be kept."""
    known = remembered()
    for label, component in choices.items():
        name = normal(label)
        if name:
            known.pop(name, None)
            known[name] = component
    kept = dict(list(known.items())[-_MOST:])
    folder = config_folder()
    safe_file.make_folder(folder)
    safe_file.write(folder / _NAME, json.dumps(kept, ensure_ascii=False, indent=1).encode())
