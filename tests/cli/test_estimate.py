"""`mlsd-board estimate`: the numbers of a board, for people and programs."""

import json
import re
from pathlib import Path

REFERENCES = Path(__file__).parents[1] / "references"


def test_the_critical_path_is_told_with_its_running_total(cli) -> None:
    told = cli("estimate", REFERENCES / "bank_fraud.json").out

    assert "Critical path: 38 ms of 100 ms" in told
    assert re.match(r"Traffic: .* requests/s at peak, \d+ in flight at once\n", told)
    assert "  boxes that state no number of calls are called once per request" in told
    assert "1 calls of" not in told
    assert max(len(line) for line in told.splitlines()) < 200


def test_json_carries_every_estimate_with_its_assumptions(cli) -> None:
    facts = json.loads(cli("estimate", REFERENCES / "bank_fraud.json", "--format", "json").out)

    assert facts["latency"]["total_ms"] == 38
    assert facts["latency"]["budget_ms"] == 100
    assert facts["traffic"]["peak_qps"] > facts["traffic"]["mean_qps"] > 0
    assert {c["node"] for c in facts["capacities"]} == {"app_backend", "model_server"}
    assert facts.keys() >= {"schema", "path", "loads", "storage", "features", "models", "windows", "reviews"}


def test_a_board_without_numbers_is_told_what_to_do(cli, tmp_path: Path) -> None:
    blank = tmp_path / "blank.mlsd.json"
    cli("new", "-o", blank)

    assert "state numbers" in cli("estimate", blank).out


def test_a_broken_file_is_refused(cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mlsd.json"
    broken.write_text("{", encoding="utf-8")

    assert cli("estimate", broken).code == 2
