"""The user's own severities, one line of a file that may be written by hand."""

from pathlib import Path

import pytest

from mlsd_board.validation.layer import ProfileError
from mlsd_board.workspace.configured import configured
from mlsd_board.workspace.own_severities import own_file, own_levels, set_own_level

BY_HAND = """# mine
profile = "strict"   # grave

[rules]
# why: we always forget it
EVA002 = "error"

[other]
"""


def written(text: str) -> Path:
    path = own_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_level_is_kept_changed_and_taken_back(library) -> None:
    assert own_levels() == {}
    set_own_level("EVA002", "info")
    set_own_level("MON001", "off")
    assert own_levels() == {"EVA002": "info", "MON001": "off"}

    found = configured(None, library)
    levels = {rule.code: found.profile.severity(rule) for rule in found.rules}
    assert levels["MON001"] is None
    assert levels["EVA002"].value == "info"

    set_own_level("EVA002", "error")
    set_own_level("MON001", None)
    assert own_levels() == {"EVA002": "error"}
    set_own_level("MON001", None)
    assert own_levels() == {"EVA002": "error"}


def test_what_was_written_by_hand_stays() -> None:
    path = written(BY_HAND.replace("[other]\n", ""))
    set_own_level("MON001", "off")

    assert path.read_text() == BY_HAND.replace('"error"\n\n[other]\n', '"error"\nMON001 = "off"\n\n')
    set_own_level("EVA002", "info")
    assert 'EVA002 = "info"' in path.read_text()
    assert "# why: we always forget it" in path.read_text()


@pytest.mark.parametrize(
    "text", ['rules = { EVA002 = "error" }\n', "[rules]\nEVA002 = '''error'''\nMON001 = \"off\" x\n", BY_HAND]
)
def test_what_cannot_be_changed_safely_is_left_alone(text: str) -> None:
    path = written(text)

    with pytest.raises(ProfileError):
        set_own_level("EVA002", None if text == BY_HAND else "info")
    assert path.read_text() == text
