"""`mlsd-board compare`: one's own board beside one strong answer."""

import json
from pathlib import Path

REFERENCES = Path(__file__).parents[1] / "references"


def test_what_a_reference_also_had_is_told(cli, board: Path) -> None:
    ran = cli("compare", board, REFERENCES / "video_recommendation.json")

    assert ran.code == 0
    assert "One strong answer also had a model quality monitor" in ran.out
    assert "Components: 25 of 30 as there" in ran.out


def test_a_reference_may_be_a_template(cli, board: Path) -> None:
    ran = cli("compare", board, "two-stage-recommender", "--format", "json")
    facts = json.loads(ran.out)

    assert facts["title"] == "Two-stage recommender"
    assert {entry["state"] for entry in facts["entries"]} == {"covered"}
    assert facts["counts"]["component"]["covered"] > 20


def test_a_reference_that_is_not_there_is_said(cli, board: Path) -> None:
    assert "two_stage_recommender" in cli("compare", board, "two_stage").err
    missing = cli("compare", board, "nowhere.mlsd.json")
    assert missing.code == 2
    assert "nowhere.mlsd.json" in missing.err
