"""Where the data folders lie: inside an installed package, else at the top of the checkout."""

from pathlib import Path

import mlsd_board

BOARD_SUFFIX = ".mlsd.json"
"""How the name of a board file ends."""
_PACKAGE = Path(mlsd_board.__file__).parent


def data_folder(name: str) -> Path:
    """The folder `component_library` or `templates` that belongs to this program."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
