"""Rules of one's own on the command line: checked, listed, explained and configured as all others are."""

import json
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PACK, BAD = EXAMPLES / "team-rules.toml", EXAMPLES / "team-bad.mlsd.json"


def test_a_pack_given_by_hand_is_checked_listed_and_explained(cli) -> None:
    assert "✖ error   TEAM001 single-copy-behind-a-promise" in cli("check", BAD, "--rules", PACK).out
    assert "TEAM001" not in cli("check", BAD).out
    listed = json.loads(cli("list", "rules", "--format", "json", "--rules", PACK).out)
    assert [r["severity"] for r in listed if r["family"] == "TEAM"] == ["error", "warning", "info"]
    page = cli("explain", "single-copy-behind-a-promise", "--rules", PACK).out
    assert page.startswith("TEAM001 single-copy-behind-a-promise\nerror, from phase P5")
    assert "1. Work out how many minutes" in page


def test_a_pack_named_in_the_configuration_can_be_set_and_is_in_the_log(cli, board: Path) -> None:
    board.write_bytes(BAD.read_bytes())
    board.with_name("ours.toml").write_bytes(PACK.read_bytes())
    board.with_name("mlsd-board.toml").write_text(
        'rule-packs = ["ours.toml"]\n[rules]\nTEAM001 = "info"\nTEAM003 = "off"\n'
    )
    run = json.loads(cli("check", board, "--format", "sarif").out)["runs"][0]
    found = {r["ruleId"]: r["level"] for r in run["results"] if r["ruleId"].startswith("TEAM")}

    assert found == {"TEAM001": "note", "TEAM002": "warning"}
    assert {r["id"] for r in run["tool"]["driver"]["rules"]} >= {"TEAM001", "TEAM003", "EVA002"}


def test_a_broken_pack_ends_in_one_line(cli, board: Path) -> None:
    pack = board.with_name("ours.toml")
    pack.write_text(PACK.read_text(encoding="utf-8").replace("replicas <", "replica <"), encoding="utf-8")
    ran = cli("check", board, "--rules", pack)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert f"{pack}:13: TEAM001: when: these boxes have no attribute 'replica' (did you mean" in ran.err
    assert "no such" in cli("check", board, "--rules", board.with_name("none.toml")).err.lower()
