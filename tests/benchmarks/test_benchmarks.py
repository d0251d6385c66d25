"""The benchmarks load and measure; how long anything takes is no matter of tests."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import rounds, run
from benchmarks.boards import SIZE, board_of_thirty
from mlsd_board.catalog.library import Library

MODULES = sorted(p.stem for p in Path(run.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_every_benchmark_can_be_imported(name: str) -> None:
    assert importlib.import_module(f"benchmarks.{name}").__doc__


def test_every_name_has_something_to_run() -> None:
    assert [
        name for name in run.NAMES if not callable(importlib.import_module(f"benchmarks.{name}").main)
    ] == []


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["speed"]) == 2
    assert "no benchmark 'speed'" in capsys.readouterr().err


def test_the_board_has_the_size_that_is_told(library: Library) -> None:
    assert len(board_of_thirty(library).nodes) == SIZE


def test_candidates_take_turns_and_ratios_are_taken_round_by_round() -> None:
    order: list[str] = []

    def candidate(name: str, seconds: float) -> rounds.Measure:
        return lambda: (order.append(name), seconds)[1]

    series = rounds.side_by_side("t", {"a": candidate("a", 0.010), "b": candidate("b", 0.025)}, rounds=2)

    assert order == ["a", "b", "b", "a", "a", "b"]
    assert series.seconds == {"a": [0.010, 0.010], "b": [0.025, 0.025]}
    assert series.text("a").splitlines()[-1].split() == ["b", "25.0", "25.0", "25.0", "2.50"]


def test_a_process_that_fails_is_not_measured() -> None:
    assert rounds.process([sys.executable, "-c", "pass"])() > 0
    with pytest.raises(subprocess.CalledProcessError):
        rounds.process([sys.executable, "-c", "raise SystemExit(3)"])()
