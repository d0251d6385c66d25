"""SARIF 2.1.0, member by member as the standard asks; the log was also validated once against a full model of it."""

import json
from pathlib import Path

import pytest

LEVELS = {"none", "note", "warning", "error"}


def log(cli, *arguments: object) -> dict:
    found = json.loads(cli("check", *arguments, "--format", "sarif", "--fail-on", "never").out)
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
