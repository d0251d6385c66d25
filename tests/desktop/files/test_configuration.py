"""Boards of the window are checked with the same files as on the command line."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.native import codec

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a board, a pack of rules of its own, and a configuration."""
    shutil.copy(EXAMPLES / "team-rules.toml", tmp_path)
    shutil.copy(EXAMPLES / "team-bad.mlsd.json", tmp_path)
    (tmp_path / "mlsd-board.toml").write_text(
        'rule-packs = ["team-rules.toml"]\n[rules]\nTEAM001 = "info"\nEVA002 = "off"\n'
    )
    return tmp_path


def opened(shell: Shell, path: Path, rest) -> Shell:
    shell.documents.open(path)
    rest(shell)
    return shell


def test_own_rules_and_severities_count_in_the_window(shell: Shell, project: Path, rest, qtbot) -> None:
    opened(shell, project / "team-bad.mlsd.json", rest)
    report = shell.desk.session.report

    own = next(f for f in report.findings if f.code == "TEAM001")
    assert own.severity.value == "info"
    assert "EVA002" in report.disabled
    problems = shell.desk_panels.problems
    while not (problems.current and problems.current.code == "TEAM001"):
        qtbot.keyClick(shell.window, Qt.Key.Key_F8)
    assert problems.detail.ladder is not None, "a rule of one's own has its page and its hints"
    assert problems.bar.remarks.isHidden()


def test_a_faulty_configuration_is_shown(
    shell: Shell, project: Path, rest, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "mlsd-board.toml").write_text('[rules]\nEVA02 = "off"\n')
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(dialogs, "show_configuration", lambda _parent, remarks: told.append(remarks))

    opened(shell, project / "team-bad.mlsd.json", rest)

    bar = shell.desk_panels.problems.bar
    assert bar.remarks.isVisible()
    assert "EVA02" in bar.remarks.toolTip()
    qtbot.mouseClick(bar.remarks, Qt.MouseButton.LeftButton)
    assert "did you mean 'EVA002'" in told[0][0]


def test_saving_into_a_project_takes_its_configuration(
    board: Shell, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: project / "mine.mlsd.json")

    assert board.documents.save_as()

    assert "EVA002" in board.desk.session.report.disabled
    assert codec.loads((project / "mine.mlsd.json").read_bytes()) == board.desk.session.design


def test_components_of_the_project_are_on_the_palette(shell: Shell, project: Path, rest) -> None:
    source = Path(__file__).parents[3] / "component_library" / "storage"
    folder = project / "parts" / "storage"
    folder.mkdir(parents=True)
    text = (source / "cache.toml").read_text().replace('title = "Cache"', 'title = "Edge cache"')
    (folder / "edge_cache.toml").write_text(text)
    shutil.copy(source / "cache.svg", folder / "edge_cache.svg")
    (project / "mlsd-board.toml").write_text('library = ["parts"]\n')

    opened(shell, project / "team-bad.mlsd.json", rest)
    assert "edge_cache" in shell.palette.found(), shell.desk.session.remarks

    shell.documents.new_blank()
    assert "edge_cache" not in shell.palette.found()


def test_slips_in_the_settings_of_the_board_itself_are_shown_too(
    board: Shell, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(dialogs, "show_configuration", lambda _parent, remarks: told.append(remarks))
    desk, bar = board.desk, board.desk_panels.problems.bar

    def misspell(tx: Transaction) -> None:
        tx.put(tx.design.brief.model_copy(update={"rules": {"EVA02": "off"}}))
        tx.put(tx.design.nodes["ranker"].model_copy(update={"rules": {"STR01": "off"}}))

    assert bar.remarks.isHidden()
    desk.edit("Misspell", misspell)
    board.desk_panels.problems.refresh()

    assert bar.remarks.isVisible()
    qtbot.mouseClick(bar.remarks, Qt.MouseButton.LeftButton)
    (lines,) = told
    assert [line.split(":")[0] for line in lines] == ["this board", "this board"]
    assert "did you mean 'EVA002'" in lines[0]
    assert "ranker" in lines[1]
    board.desk.session.undo()
    board.desk_panels.problems.refresh()
    assert bar.remarks.isHidden()
