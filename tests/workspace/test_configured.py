"""The configuration of a board in the window."""

from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.geometry import Point
from mlsd_board.rules import all_rules
from mlsd_board.workspace.configured import configured, take
from mlsd_board.workspace.session import Session


def test_a_board_without_a_file_has_the_users_layer_only(tmp_path: Path, library: Library) -> None:
    found = configured(None, library, libraries={(): library})

    assert found.rules == all_rules()
    assert found.library is library
    assert found.remarks == ()


def test_the_project_counts_and_its_own_components_are_there(tmp_path: Path, library: Library) -> None:
    (tmp_path / "mlsd-board.toml").write_text('[rules]\nEVA002 = "off"\n')

    found = configured(tmp_path / "a.mlsd.json", library, libraries={(): library})

    rule = next(r for r in found.rules if r.code == "EVA002")
    assert found.profile.severity(rule) is None
    assert found.library is library, "no further folders: nothing is loaded again"


def test_a_fault_is_remarked_on_and_the_board_is_checked_all_the_same(
    tmp_path: Path, library: Library
) -> None:
    (tmp_path / "mlsd-board.toml").write_text('[rules]\nEVA02 = "off"\n')

    found = configured(tmp_path / "a.mlsd.json", library)

    ((subject, text),) = found.remarks
    assert subject == "configuration"
    assert "did you mean 'EVA002'" in text
    assert "mlsd-board.toml:2" in text
    assert found.rules == all_rules()


def test_a_session_is_checked_with_it(tmp_path: Path, library: Library) -> None:
    session = Session(library)
    (tmp_path / "mlsd-board.toml").write_text('[rules]\nSTR001 = "off"\n')
    with session.edit("Add") as tx:
        for number in range(4):
            add_node(tx, "cache", Point(300 * number, 0))
    assert "STR001" in {f.code for f in session.report.findings}

    take(session, configured(tmp_path / "a.mlsd.json", library, libraries={(): library}))

    assert "STR001" not in {f.code for f in session.report.findings}
    assert session.report.disabled == ("STR001",)
