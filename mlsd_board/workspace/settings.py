"""What the user prefers: one typed model, kept as JSON in the platform's configuration folder."""

import os
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file

_APP = "mlsd-board"


class Settings(BaseModel):
    """All preferences. `library_folders` are folders of one's own components; `grid` is in scene units."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Literal["system", "light", "dark"] = "system"
    library_folders: tuple[Path, ...] = ()
    engine: Literal["auto", "pure", "system"] = "auto"
    snap: bool = True
    show_grid: bool = True
    badges: bool = True


def config_folder() -> Path:
    """Where preferences live; `MLSD_BOARD_HOME` moves them and everything else of ours."""
    home = os.environ.get("MLSD_BOARD_HOME")
    return Path(home) / "config" if home else Path(platformdirs.user_config_dir(_APP, appauthor=False))


def state_folder() -> Path:
    """Where recent boards, backups and recovered boards live."""
    home = os.environ.get("MLSD_BOARD_HOME")
    return Path(home) / "state" if home else Path(platformdirs.user_state_dir(_APP, appauthor=False))


def load_settings() -> tuple[Settings, str]:
    """The preferences and, when their file cannot be read, a remark; then the defaults hold and the file is kept."""
    path = config_folder() / "settings.json"
    try:
        return Settings.model_validate_json(path.read_bytes()), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValidationError, ValueError) as error:
        reason = str(error).splitlines()[0]
        return (
            Settings(),
            f"The settings in {path} cannot be read ({reason}); defaults are used and the file is left alone.",
        )


def save_settings(settings: Settings) -> None:
    """Keep the preferences. Raises `FormatError` when they cannot be written."""
    folder = config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FormatError("the settings cannot be saved", where=str(folder)) from error
    safe_file.write(folder / "settings.json", settings.model_dump_json(indent=1).encode())
