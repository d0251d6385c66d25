"""What the user prefers: one typed model, kept as JSON in the platform's configuration folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from mlsd_board.formats.native import safe_file
from mlsd_board.validation.mode import Mode
from mlsd_board.workspace.folders import config_folder


class Settings(BaseModel):
    """All preferences. `library_folders` are folders of one's own components; `shortcuts` are the keys of actions, by
    the action's id, where they differ from what the program comes with (empty: none).
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Literal["system", "light", "dark"] = "system"
    hand_drawn: bool = False
    curved: bool = False
    library_folders: tuple[Path, ...] = ()
    engine: Literal["auto", "pure", "system"] = "auto"
    snap: bool = True
    show_grid: bool = True
    badges: bool = True
    legend: bool = False
    animate: bool = True
    hover_help: bool = True
    mode: Mode = Mode.REVIEW
    figures: bool = False
    shortcuts: Mapping[str, str] = {}


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
    safe_file.make_folder(folder)
    safe_file.write(folder / "settings.json", settings.model_dump_json(indent=1).encode())
