"""`mlsd-board score`: short for people, whole for programs."""

import json
from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.practice.plan import Plan
from mlsd_board.workspace.practising import begin
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question
from tests.cli.conftest import Cli
from tests.practice.conftest import HandClock


def test_people_read_band_dimensions_and_what_is_worth_most(cli: Cli, board: Path) -> None:
    ran = cli("score", board)

    assert ran.code == 0
    assert "of 4  weak" in ran.out
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  D")] == [
        f"D{n}" for n in range(1, 7)
    ]
    assert "EVA002  Put a quality gate" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines()[1:])


def test_programs_read_all_of_it(cli: Cli, board: Path) -> None:
    ran = cli("score", board, "--format", "json")
    table = json.loads(ran.out)

    assert table["band"] == "weak"
    assert 1 <= table["total"] <= 4
    assert table["capped_by"] == "D4"
    assert [d["id"] for d in table["dimensions"]] == ["D1", "D2", "D3", "D4", "D5", "D6"]
    assert sum(d["weight"] for d in table["dimensions"]) == 100
    lost = [e for d in table["dimensions"] for e in d["evidence"] if e["verdict"] == "broken"]
    assert {e["code"] for e in lost} == {"EVA002", "FBK002"}
    assert all(e["elements"] for e in lost)
    assert [f["code"] for f in table["fixes"]] == ["EVA002", "FBK002"]
    assert all(credit["elements"] for credit in table["credits"])
    assert ran.out == cli("score", board, "--format", "json").out


def test_an_empty_board_has_a_score_too(cli: Cli, tmp_path: Path) -> None:
    cli("new", "-o", tmp_path / "empty.mlsd.json")
    ran = cli("score", tmp_path / "empty.mlsd.json")

    assert ran.code == 0
    assert "very weak" in ran.out


def test_a_missing_file_is_one_line(cli: Cli, tmp_path: Path) -> None:
    ran = cli("score", tmp_path / "no.mlsd.json")

    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_where_the_time_went_is_said(cli: Cli, tmp_path: Path, library: Library) -> None:
    session, clock = Session(library, from_question("bank_fraud")), HandClock()
    practice = begin(session, Plan(question="bank_fraud"), clock)
    for _ in range(90):
        clock.push(10)
        practice.tick()
    practice.finish()
    path = session.save(tmp_path / "a.mlsd.json")
    table = json.loads(cli("score", path, "--format", "json").out)

    assert "15 min in P1; 5 planned" in cli("score", path).out
    assert table["pacing"][0] == {
        "phase": "P1",
        "spent_s": 900,
        "planned_s": 300,
        "remark": "15 min in P1; 5 planned",
    }
    assert "COM005" not in {
        e["code"] for d in table["dimensions"] for e in d["evidence"] if e["verdict"] == "kept"
    }
