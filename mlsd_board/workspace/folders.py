"""Where the program keeps its own files; light to import, because the first frame asks for it."""

import os
from pathlib import Path

import platformdirs

_APP = "mlsd-board"


def config_folder() -> Path:
    """Where preferences live; `MLSD_BOARD_HOME` moves them and everything else of ours."""
    home = os.environ.get("MLSD_BOARD_HOME")
    return Path(home) / "config" if home else Path(platformdirs.user_config_dir(_APP, appauthor=False))


def state_folder() -> Path:
    """Where recent boards, backups and recovered boards live."""
    home = os.environ.get("MLSD_BOARD_HOME")
    return Path(home) / "state" if home else Path(platformdirs.user_state_dir(_APP, appauthor=False))


def backups_folder() -> Path:
    """Where copies of boards are kept, as they were before they were saved anew."""
    return state_folder() / "backups"


def data_folder() -> Path:
    """Where what the user has done lives: the history of practice, templates of one's own."""
    home = os.environ.get("MLSD_BOARD_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def own_templates() -> Path:
    """Where templates and questions of one's own live, in folders like those of `templates/`."""
    return data_folder() / "templates"
