"""Templates and questions of one's own: saved, taken over, and never in the way of what ships."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library, LibraryFault
from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.workspace.collection import questions, save_template, take_over, templates
from mlsd_board.workspace.folders import own_templates
from mlsd_board.workspace.starting import find_question, from_template

BOARD = Design.of(
    Node(id="cache", component="cache"),
    Brief(title="Mine", category="bi", tags=("fraud",), problem="bank_fraud"),
)
QUESTION = 'title = "Rank “things”"\ncategory = "bi"\norigin = "a friend"\nprompt = "Rank things well."\n'


def test_a_board_saved_as_a_template_can_be_started_from(library: Library) -> None:
    made = save_template(BOARD, 'My "best" board', "For \\ later")

    assert made.kind == "own"
    assert (made.title, made.summary, made.category, made.tags) == (
        'My "best" board',
        "For \\ later",
        "bi",
        ("fraud",),
    )
    assert templates()[made.id] == made
    assert from_template(made.id, library) == BOARD


def test_a_second_one_of_the_same_title_gets_a_name_of_its_own() -> None:
    first, second = (
        save_template(BOARD, "Two-stage recommender"),
        save_template(BOARD, "Two-stage recommender"),
    )

    assert len({first.id, second.id, *load_templates()}) == len(load_templates()) + 2


def test_a_template_needs_a_title_and_a_category() -> None:
    with pytest.raises(FormatError, match="category"):
        save_template(Design(), "Nothing yet")
    with pytest.raises(FormatError, match="title"):
        save_template(BOARD, "  ")
    assert save_template(Design(), "Given", category="transformation").category == "transformation"


def test_a_folder_is_taken_over_and_what_is_wrong_reported_while_the_rest_comes(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "rank_things.toml").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "inner" / "other.toml").write_text(
        QUESTION.replace("Rank “things”", "Other"), encoding="utf-8"
    )
    (tmp_path / "broken.toml").write_text('title = "No end', encoding="utf-8")
    (tmp_path / "ad_ctr.toml").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "no_category.toml").write_text('title = "x"\norigin = "y"\nprompt = "z"\n', encoding="utf-8")
    (tmp_path / "no_board.toml").write_text('title = "x"\ncategory = "bi"\n', encoding="utf-8")

    found = take_over([tmp_path, tmp_path / "nowhere.toml"])

    assert found.questions == ("other", "rank_things")
    told = {fault.path.name: fault.reason for fault in found.faults}
    assert set(told) == {
        "broken.toml",
        "ad_ctr.toml",
        "no_category.toml",
        "no_board.mlsd.json",
        "nowhere.toml",
    }
    assert "already" in told["ad_ctr.toml"]
    assert "category" in told["no_category.toml"]
    assert find_question("rank_things").title == "Rank “things”"
    assert set(questions()) == {*load_questions(), "other", "rank_things"}


def test_a_template_is_taken_over_with_its_board(tmp_path: Path, library: Library, monkeypatch) -> None:
    made = save_template(BOARD, "To share")
    monkeypatch.setenv("MLSD_BOARD_HOME", str(tmp_path / "colleague"))
    assert made.id not in templates()

    assert take_over([made.board.parent]).templates == (made.id,)

    assert from_template(made.id, library) == BOARD


def test_a_file_that_was_broken_by_hand_is_reported_and_the_rest_loads() -> None:
    made = save_template(BOARD, "Kept")
    (own_templates() / "own" / "bad.toml").write_text("title = 3", encoding="utf-8")
    faults: list[LibraryFault] = []

    assert made.id in templates(faults)
    assert [fault.path.name for fault in faults] == ["bad.toml"]
