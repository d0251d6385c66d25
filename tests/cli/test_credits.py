"""What a design does well, as the command line tells it: a line of titles, and objects in JSON."""

import json
from pathlib import Path

from mlsd_board.rules import all_credits


def test_the_text_names_the_credits_before_it_sums_up(cli, board: Path) -> None:
    lines = cli("check", board).out.splitlines()
    line = next(i for i, text in enumerate(lines) if "✔" in text)
    told = " ".join(text.strip() for text in lines[line:-1])

    assert told.startswith("✔ ")
    assert " credits: " in told
    assert "Two-stage funnel" in told
    assert "credit" not in lines[-1]


def test_json_lists_them_by_id_with_elements_of_the_board(cli, board: Path) -> None:
    found = json.loads(cli("check", board, "--format", "json").out)["boards"][0]["credits"]

    ids = [credit["id"] for credit in found]
    assert "two-stage-funnel" in ids
    assert ids == sorted(ids)
    assert set(ids) <= {r.id for r in all_credits()}
    assert all(credit.keys() == {"id", "title", "summary", "elements"} for credit in found)
    assert all(credit["elements"] for credit in found)


def test_an_empty_board_has_no_line_of_credits(cli, tmp_path: Path) -> None:
    path = tmp_path / "empty.mlsd.json"
    assert cli("new", "-o", path).code == 0

    assert "credit" not in cli("check", path).out
    assert json.loads(cli("check", path, "--format", "json").out)["boards"][0]["credits"] == []
