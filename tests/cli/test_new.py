"""Starting boards from the command line."""

import json
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.model.design import Design
from mlsd_board.workspace.opening import read_board


def test_a_blank_board_opens_again(cli, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "a b ü.mlsd.json"
    assert cli("new", "-o", path) == (0, "", "")

    assert read_board(path, library).design == Design()


@pytest.mark.parametrize("id", load_templates())
def test_every_template_becomes_a_board(cli, tmp_path: Path, id: str, library: Library) -> None:
    path = tmp_path / "x.mlsd.json"
    assert cli("new", "-o", path, "--template", id).code == 0

    assert read_board(path, library).design.nodes


@pytest.mark.parametrize("id", load_questions())
def test_every_problem_becomes_a_board_with_its_prompt(
    cli, tmp_path: Path, id: str, library: Library
) -> None:
    path = tmp_path / "x.mlsd.json"
    assert cli("new", "-o", path, "--problem", id).code == 0
    design = read_board(path, library).design

    assert design.brief.problem == id
    assert design.brief.prompt == load_questions()[id].prompt
    assert not design.nodes


@pytest.mark.parametrize("id", load_questions())
def test_every_problem_can_begin_with_its_starter(cli, tmp_path: Path, id: str, library: Library) -> None:
    path = tmp_path / "x.mlsd.json"
    assert cli("new", "-o", path, "--problem", id, "--starter").code == 0
    design = read_board(path, library).design
    card = load_questions()[id]

    assert design.brief.prompt == card.prompt
    assert not design.brief.metrics
    assert design.nodes == read_board(load_templates()[card.starter].board, library).design.nodes


def test_the_question_bank_is_whole(cli) -> None:
    assert len(json.loads(cli("list", "problems", "--format", "json").out)) == 39


def test_a_file_that_is_there_is_replaced_only_on_purpose(cli, board: Path, starter_text: bytes) -> None:
    ran = cli("new", "-o", board)
    assert ran.code == 2
    assert "--force" in ran.err
    assert board.read_bytes() == starter_text

    assert cli("new", "-o", board, "--force").code == 0
    assert board.read_bytes() != starter_text


def test_a_board_of_a_newer_program_is_not_replaced_even_then(cli, tmp_path: Path) -> None:
    path = tmp_path / "later.mlsd.json"
    path.write_text('{"format": "mlsd-board", "version": 99}', encoding="utf-8")
    ran = cli("new", "-o", path, "--force")

    assert ran.code == 2
    assert "newer" in ran.err
    assert "99" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--template", "two_stage_recomender"], "Did you mean 'two_stage_recommender'?"),
        (["--problem", "newsfeed-rankin"], "Did you mean 'newsfeed_ranking'?"),
        (["--template", "x", "--problem", "y"], "not allowed with"),
        (["--starter"], "--starter needs a problem"),
    ],
)
def test_a_mistaken_origin_is_refused(cli, tmp_path: Path, arguments: list[str], told: str) -> None:
    ran = cli("new", "-o", tmp_path / "x.mlsd.json", *arguments)

    assert ran.code == 2
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_board_is_not_named_like_a_picture(cli, tmp_path: Path) -> None:
    assert "boards are named *.mlsd.json" in cli("new", "-o", tmp_path / "x.svg").err
    assert list(tmp_path.iterdir()) == []
