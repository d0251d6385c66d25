"""`mlsd-board history`, on the attempts of a practised board."""

import csv
import json
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.workspace.practised import history_path, keep
from mlsd_board.workspace.practising import begin
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question
from tests.cli.conftest import Cli
from tests.practice.conftest import HandClock


@pytest.fixture
def practised(library: Library) -> int:
    session = Session(library, from_question("bank_fraud"))
    clock = HandClock()
    practice = begin(session, Plan(question="bank_fraud", mode=Mode.COACH), clock)
    for _ in range(60):
        clock.push(10)
        practice.tick()
    practice.finish()
    entry, remark = keep(session.design, library)
    assert remark == ""
    return entry.id or 0


def test_an_empty_history_says_how_it_fills(cli: Cli) -> None:
    assert "no attempts yet" in cli("history").out
    assert "nothing to drill" in cli("history", "drills").out


def test_attempts_are_listed_and_shown(cli: Cli, practised: int) -> None:
    listed = cli("history", "list").out
    shown = cli("history", "show", practised).out

    assert "very weak" in listed
    assert "10 min" in listed
    assert "D6 Communication and altitude" in shown
    assert "BRF001" in shown


def test_what_is_no_number_is_told_as_that(cli: Cli) -> None:
    ran = cli("history", "show", "last")

    assert ran.code == 2
    assert "'last' is not a whole number" in ran.err


def test_drills_name_what_was_missed(cli: Cli, practised: int) -> None:
    rows = json.loads(cli("history", "drills", "--format", "json").out)

    assert "BRF001" in {row["code"] for row in rows}
    assert "due now" in cli("history", "drills").out


def test_the_history_is_exported(cli: Cli, practised: int, tmp_path: Path) -> None:
    assert cli("history", "export", "-o", tmp_path / "h.csv").code == 0
    (row,) = csv.DictReader((tmp_path / "h.csv").read_text().splitlines())
    assert row["question"] == "bank_fraud"
    assert float(row["P1_s"]) == 600
    cli("history", "export", "-o", tmp_path / "h.json")
    assert json.loads((tmp_path / "h.json").read_text()) == json.loads(cli("history", "export").out)
    assert cli("history", "export", "-o", tmp_path / "h.xls").code == 2


def test_an_attempt_can_be_deleted(cli: Cli, practised: int) -> None:
    assert cli("history", "delete", practised).code == 0
    assert cli("history", "delete", practised).code == 2
    assert cli("history", "delete").code == 2
    assert json.loads(cli("history", "--format", "json").out)["attempts"] == []


def test_a_damaged_history_is_remarked_and_the_command_goes_on(cli: Cli) -> None:
    history_path().parent.mkdir(parents=True)
    history_path().write_bytes(b"broken" * 999)
    ran = cli("history")

    assert ran.code == 0
    assert "kept in" in ran.err
    assert "no attempts yet" in ran.out
