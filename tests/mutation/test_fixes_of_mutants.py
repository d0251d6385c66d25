"""Fixes on reference designs with a piece taken out: each removes its finding, and a safe one breaks nothing else."""

from itertools import islice

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.apply_fix import apply_fix
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity
from mlsd_board.workspace.checking import check_design
from tests.mutation.outcome import all_mutants, label, references

STRUCTURAL = ("component", "connection", "reversed")
STEP = 24
"""Of so many mutants one is checked in each run of the tests; all of them with `-m slow`."""
REFERENCES = references()


def errors(report: Report) -> set[tuple[str, str]]:
    return {(f.code, f.fingerprint) for f in report.findings if f.severity is Severity.ERROR}


def faults(design: Design, library: Library) -> list[str]:
    """What is wrong with the fixes of the findings on a design."""
    before = check_design(design, library)
    found = []
    for finding in before.findings:
        for fix in (fix for fix in finding.fixes if fix.edits):
            tx = Transaction(design)
            apply_fix(tx, fix, library)
            after = check_design(design.apply(tx.finish()), library)
            if finding.fingerprint in {f.fingerprint for f in after.findings}:
                found.append(f"{finding.code} {fix.id} leaves its finding")
            new = {code for code, _ in errors(after) - errors(before)} & set(before.passed)
            if fix.applicability == "safe" and new:
                found.append(f"{finding.code} {fix.id} breaks {sorted(new)}")
    return found


def faults_of(problem: str, library: Library, step: int) -> list[str]:
    mutants = (m for m in all_mutants(problem, REFERENCES[problem], library) if m.operator in STRUCTURAL)
    sample = islice(mutants, len(problem) % step, None, step)
    return [f"{label(problem, m)}: {fault}" for m in sample for fault in faults(m.design, library)]


@pytest.mark.parametrize("problem", REFERENCES)
def test_a_fix_of_a_mutant_mends_it(problem: str, library: Library) -> None:
    assert faults_of(problem, library, STEP) == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("problem", REFERENCES)
def test_every_fix_of_every_mutant_mends_it(problem: str, library: Library) -> None:
    assert faults_of(problem, library, 1) == []
