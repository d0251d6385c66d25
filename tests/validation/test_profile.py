"""The built-in profiles load, and a wrong name is answered with the likely right one."""

from pathlib import Path

import pytest

from mlsd_board.rules import all_rules
from mlsd_board.validation import profile
from mlsd_board.validation.profile import ProfileError, load_profile, profile_names


@pytest.mark.parametrize("name", profile_names())
def test_a_built_in_profile_loads(name: str) -> None:
    found = load_profile(name, all_rules())

    assert found.name == name
    assert found.summary.endswith(".")


def test_a_picture_without_a_brief_is_not_asked_for_one() -> None:
    found = load_profile("diagram", all_rules())
    heard = {rule.family for rule in all_rules() if found.severity(rule) is not None}

    assert {rule.family for rule in all_rules()} - heard == {"BRF", "MET", "PAT", "STR"}
    assert {r.code for r in all_rules() if r.family == "COM" and found.severity(r)} == {"COM001"}


def test_an_unknown_profile_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ProfileError, match=r"'strikt'.*did you mean 'strict'"):
        load_profile("strikt", all_rules())


@pytest.mark.parametrize(
    ("entry", "words"),
    [('STR01 = "off"', "did you mean 'STR0"), ('STR001 = "fatal"', "'fatal'; possible are off, error")],
)
def test_a_profile_names_only_what_there_is(
    entry: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path
    (folder / "mine.toml").write_text(f'summary = "Mine."\n[rules]\n{entry}\n')
    monkeypatch.setattr(profile, "FOLDER", folder)

    with pytest.raises(ProfileError) as error:
        load_profile("mine", all_rules())
    assert words in str(error.value)
