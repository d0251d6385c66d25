"""The published schema of the board file describes the boards we write."""

import json
from pathlib import Path

import jsonschema
import pytest


@pytest.fixture
def validator(cli) -> jsonschema.Draft202012Validator:
    schema = json.loads(cli("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_starter_and_a_tidied_board_are_valid(
    cli, board: Path, validator: jsonschema.Draft202012Validator
) -> None:
    tidied, blank = board.with_name("tidied.mlsd.json"), board.with_name("blank.mlsd.json")
    cli("layout", board, "-o", tidied)
    cli("new", "-o", blank)
    for path in (board, tidied, blank):
        validator.validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("harm", ["no_id", "odd_element", "extra"])
def test_what_the_program_refuses_the_schema_refuses(
    board: Path, validator: jsonschema.Draft202012Validator, harm: str
) -> None:
    table = json.loads(board.read_text(encoding="utf-8"))
    if harm == "no_id":
        del table["elements"][0]["id"]
    elif harm == "odd_element":
        table["elements"][0]["element"] = "ghost"
    else:
        table["surprise"] = 1

    assert not validator.is_valid(table)
