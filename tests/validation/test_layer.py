"""Layers of configuration: what is wrong is told with file, key and line; the upper layer wins."""

from pathlib import Path

import pytest

from mlsd_board.rules import all_rules
from mlsd_board.validation.layer import Layer, ProfileError, read_layer
from mlsd_board.validation.profile import Profile, expanded
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity


def written(folder: Path, text: str, name: str = "mlsd-board.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def layer(folder: Path, text: str, name: str = "mlsd-board.toml") -> Layer:
    found = read_layer(written(folder, text, name))
    assert found
    return found


def profile(*layers: Layer) -> Profile:
    return Profile.layered([below for one in layers for below in expanded(one)], all_rules())


def rule(code: str) -> Rule:
    return next(r for r in all_rules() if r.code == code)


def severity(code: str, *layers: Layer) -> Severity | None:
    return profile(*layers).severity(rule(code))


def test_all_keys_are_read_and_paths_are_meant_from_the_file(tmp_path: Path) -> None:
    text = 'profile = "strict"\nlibrary = ["ours"]\nrule-packs = ["team.toml"]\n[rules]\nEVA002 = "info"\nMET = "off"\n'
    found = layer(tmp_path, text)

    assert (found.profile, found.library, found.rule_packs) == (
        "strict",
        (tmp_path / "ours",),
        (tmp_path / "team.toml",),
    )
    assert severity("EVA002", found) is Severity.INFO
    assert severity("MET001", found) is None
    assert severity("MON001", found) is Severity.ERROR  # as strict has it


def test_a_pyproject_without_a_table_of_ours_is_no_layer(tmp_path: Path) -> None:
    other = written(tmp_path, '[tool.ruff]\nline-length = 9\n[project]\nname = "x"\n', "pyproject.toml")
    assert read_layer(other) is None
    found = layer(tmp_path, '[tool.mlsd-board.rules]\nEVA002 = "off"\n', "pyproject.toml")
    assert severity("EVA002", found) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[rules]\nEVA02 = "off"', ":2: rules.EVA02: there is no rule or family 'EVA02' (did you mean 'EVA0"),
        ('[rules]\nEVA002 = "fatal"', ":2: rules.EVA002: EVA002 is set to 'fatal'; possible are off, error"),
        ("[rules]\nEVA002 = 3", ":2: rules.EVA002: EVA002 is set to 3"),
        ('\nprofil = "strict"', ":2: profil: there is no such key (did you mean 'profile'?)"),
        ('profile = "strickt"', ":1: profile: there is no profile 'strickt' (did you mean 'strict'?)"),
        ('extends = "none.toml"', ":1: extends: there is no profile or file 'none.toml'"),
        ('profile = "strict"\nextends = "diagram"', ":2: extends: `profile` is given too"),
        ('library = "ours"', ":1: library: this must be a list of paths"),
        ("rules = 3", ":1: rules: this must be a table"),
        ("profile = 3", ":1: profile: this must be a text"),
        ("profile = ", "cannot be read"),
        ('extends = "mlsd-board.toml"', "extends itself"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_line(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as error:
        profile(layer(tmp_path, text))

    assert words in str(error.value)
    assert "mlsd-board.toml" in str(error.value)


def test_the_upper_layer_wins_even_where_the_lower_is_more_specific(tmp_path: Path) -> None:
    lower = layer(tmp_path, '[rules]\nEVA002 = "info"\nMON001 = "off"')
    upper = layer(tmp_path, '[rules]\nEVA = "off"')

    assert severity("EVA002", lower, upper) is None
    assert severity("EVA002", upper, lower) is Severity.INFO
    assert severity("MON001", lower, upper) is None


def test_a_layer_that_names_a_profile_starts_afresh_from_it(tmp_path: Path) -> None:
    lower = layer(tmp_path, '[rules]\nEVA002 = "off"')

    assert severity("EVA002", lower, Layer(Path("x"), profile="review")) is rule("EVA002").severity
    assert profile(lower, Layer(Path("x"), extends="strict")).name == "strict"


def test_a_file_may_extend_another_and_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    written(tmp_path, 'extends = "diagram"\n[rules]\nEVA002 = "off"\nSTR001 = "info"', "team.toml")
    ours = layer(tmp_path / "deep", 'extends = "../team.toml"\n[rules]\nSTR001 = "error"')

    assert severity("EVA002", ours) is None
    assert severity("BRF001", ours) is None
    assert severity("STR001", ours) is Severity.ERROR

    written(tmp_path, 'extends = "deep/mlsd-board.toml"', "team.toml")
    with pytest.raises(ProfileError, match="extends itself"):
        profile(ours)
