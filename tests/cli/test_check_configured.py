"""`check` with configuration files, baselines and many boards: what counts, what is told, how it ends."""

import json
from pathlib import Path

import pytest

from mlsd_board.cli.many import check_all
from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.workspace.configuration import Configurations


def found(cli, *arguments: object) -> dict:
    (board,) = json.loads(cli("check", *arguments, "--format", "json").out)["boards"]
    return board


def codes(board: dict) -> set[str]:
    return {finding["code"] for finding in board["findings"]}


def test_a_file_beside_the_board_switches_rules_and_the_flag_goes_before_it(cli, board: Path) -> None:
    board.with_name("mlsd-board.toml").write_text('[rules]\nEVA002 = "off"\nFBK = "error"\n')
    told = found(cli, board)

    assert "EVA002" not in codes(told)
    assert "EVA002" in told["disabled"]
    assert {f["severity"] for f in told["findings"] if f["code"] == "FBK002"} == {"error"}
    assert "EVA002" in codes(found(cli, board, "--profile", "review"))


def test_a_slip_in_the_file_ends_in_one_line_that_names_it(cli, board: Path) -> None:
    path = board.with_name("mlsd-board.toml")
    path.write_text('[rules]\nEVA02 = "off"\n')
    ran = cli("check", board)

    assert (ran.code, ran.out) == (2, "")
    assert f"{path}:2: rules.EVA02: there is no rule or family 'EVA02' (did you mean" in ran.err
    assert ran.err.count("\n") == 1


def test_known_findings_neither_show_nor_fail_and_their_number_is_told(cli, board: Path) -> None:
    known = board.with_name("known.json")
    before = found(cli, board)
    wrote = cli("check", board, "--write-baseline", known)
    ran = cli("check", board, "--baseline", known, "--fail-on", "info")

    assert (wrote.code, ran.code) == (0, 0)
    assert "EVA002" not in ran.out
    assert f"{len(before['findings'])} findings known from the baseline" in ran.out
    after = found(cli, board, "--baseline", known)
    assert after["findings"] == []
    assert after["baseline"] == {"known": len(before["findings"]), "stale": []}
    assert before["baseline"] is None


def test_a_new_finding_fails_and_a_gone_one_is_told(cli, board: Path) -> None:
    known = board.with_name("known.json")
    cli("check", board, "--write-baseline", known)
    text = known.read_text().replace('"code": "EVA002"', '"code": "OLD001"')
    gate = next(line for line in text.splitlines() if "OLD001" in line)
    mark = json.loads(gate.strip().rstrip(","))["fingerprint"]
    known.write_text(text.replace(mark, "f" * 16))
    ran = cli("check", board, "--baseline", known)

    assert ran.code == 1
    assert "EVA002 no-quality-gate" in ran.out
    assert "stale in the baseline: OLD001 ffffffffffffffff" in ran.out
    log = json.loads(cli("check", board, "--baseline", known, "--format", "sarif").out)["runs"][0]
    kinds = {r["ruleId"]: r.get("suppressions", [{}])[0].get("kind") for r in log["results"]}
    assert kinds["EVA002"] is None
    assert kinds["FBK002"] == "external"


def test_no_baseline_is_written_while_a_board_cannot_be_read(cli, board: Path) -> None:
    known = board.with_name("known.json")

    assert cli("check", board, board.with_name("none.json"), "--write-baseline", known).code == 2
    assert not known.exists()


def test_many_boards_side_by_side_give_the_same_in_the_same_order(
    cli, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlsd_board.cli.many._processors", lambda: 2)
    (board.parent / "sub").mkdir()
    (board.parent / "sub" / "mlsd-board.toml").write_text('[rules]\nEVA002 = "off"\n')
    inner = board.parent / "sub" / "b.mlsd.json"
    inner.write_bytes(board.read_bytes())
    paths = [board, board.with_name("none.json"), inner, board]
    alone = check_all(paths, Configurations(), None)
    together = check_all(paths, Configurations(), None, many=2)

    assert [type(outcome) for outcome in together] == [Checked, Unreadable, Checked, Checked]
    assert [outcome.path for outcome in together] == paths
    assert [o.report for o in together if isinstance(o, Checked)] == [
        o.report for o in alone if isinstance(o, Checked)
    ]
    assert together[1] == alone[1]
