"""Preferences are kept; a broken file costs the preferences, not the program."""

from pathlib import Path

import platformdirs
import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.folders import config_folder, state_folder
from mlsd_board.workspace.settings import Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    wanted = Settings(theme="dark", library_folders=(tmp_path / "ü x",), engine="system", snap=False)
    save_settings(wanted)

    assert load_settings() == (wanted, "")


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == (Settings(), "")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": "pink"}', '{"snap": []}', "\x00"])
def test_a_broken_file_is_remarked_on_and_left_alone(text: str) -> None:
    config_folder().mkdir(parents=True)
    path = config_folder() / "settings.json"
    path.write_text(text, encoding="utf-8")
    found, remark = load_settings()

    assert found == Settings()
    assert str(path) in remark
    assert "\n" not in remark
    assert path.read_text(encoding="utf-8") == text


def test_an_entry_of_another_version_is_passed_over() -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "settings.json").write_text('{"theme": "dark", "later": 1}', encoding="utf-8")

    assert load_settings() == (Settings(theme="dark"), "")


def test_settings_that_cannot_be_kept_are_told() -> None:
    config_folder().write_text("in the way", encoding="utf-8")

    with pytest.raises(FormatError, match="a file is in its place"):
        save_settings(Settings())


def test_without_a_home_of_our_own_the_folders_are_those_of_the_platform(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("MLSD_BOARD_HOME")

    assert config_folder() == Path(platformdirs.user_config_dir("mlsd-board", appauthor=False))
    assert state_folder() == Path(platformdirs.user_state_dir("mlsd-board", appauthor=False))
