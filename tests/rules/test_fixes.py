"""Every quick fix on every bad board: its finding goes, no new error comes, one undo brings everything back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.editing.commands.apply_fix import apply_fix
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.native.codec import loads
from mlsd_board.model.design import Design
from mlsd_board.rules import all_rules
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

HERE = Path(__file__).parent
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)


def bad_path(rule: Rule) -> Path:
    folder, name = rule.check.__module__.split(".")[-2:]
    return HERE / folder / name / "bad.mlsd.json"


def bad_board(rule: Rule) -> Design:
    return loads(bad_path(rule).read_bytes())


@pytest.fixture
def checked(rule: Rule, checked: Callable[..., Report], session_of: Any) -> Callable[[Design], Report]:
    """Check a design in the practice session the bad board of the rule is shown in, if any."""
    session = session_of(bad_path(rule))
    return lambda design: checked(design, session)


def fixes(report: Report, code: str) -> list[tuple[str, Fix]]:
    return [(f.fingerprint, fix) for f in report.findings if f.code == code for fix in f.fixes]


def errors(report: Report) -> set[tuple[str, str]]:
    return {(f.fingerprint, f.message) for f in report.findings if f.severity is Severity.ERROR}


@every_rule
def test_each_finding_offers_a_way_out(rule: Rule, checked: Callable[[Design], Report]) -> None:
    found = [f for f in checked(bad_board(rule)).findings if f.code == rule.code]

    assert found
    for finding in found:
        ids = [fix.id for fix in finding.fixes]
        safe = [fix.applicability == "safe" for fix in finding.fixes]
        assert ids, f"{rule.code} offers no fix"
        assert len(set(ids)) == len(ids)
        assert safe == sorted(safe, reverse=True), "safe fixes are listed first"


@every_rule
def test_a_fix_removes_its_finding_and_undoes_in_one_step(
    rule: Rule, checked: Callable[[Design], Report], library: Library
) -> None:
    before = bad_board(rule)
    report = checked(before)
    for finding, fix in fixes(report, rule.code):
        if not fix.edits:
            continue
        tx = Transaction(before)
        touched = apply_fix(tx, fix, library)
        changes = tx.finish()
        after = before.apply(changes)
        told = checked(after)

        assert finding not in {f.fingerprint for f in told.findings}, f"{fix.id} leaves its finding"
        assert errors(told) <= errors(report), f"{fix.id} brings {errors(told) - errors(report)}"
        assert set(touched) <= set(after.records)
        assert after.apply(changes.inverse()) == before


@every_rule
def test_a_safe_fix_draws_legal_arrows_and_brings_up_only_later_topics(
    rule: Rule, checked: Callable[[Design], Report], library: Library
) -> None:
    """A box that was missing may raise questions of a later phase, never one that was due already."""
    before = bad_board(rule)
    report = checked(before)
    for _, fix in fixes(report, rule.code):
        if fix.applicability != "safe":
            continue
        tx = Transaction(before)
        apply_fix(tx, fix, library)
        after = tx.design
        known = {f.code for f in report.findings}
        new = {f.code for f in checked(after).findings if f.phase <= rule.phase} - known

        assert not new, f"{fix.id} brings {sorted(new)}"
        for c in after.connections.values():
            u, v = (library.components[after.nodes[end].component] for end in (c.source, c.target))
            if c.id not in before.connections:
                assert c.kind in legal_kinds(u, v), f"{fix.id} draws {c.source} → {c.target} as {c.kind}"
