"""Checking a design: the report of the shells carries findings and credits."""

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.workspace.checking import check_design


def test_a_report_says_what_is_done_well(library: Library, starter: Design) -> None:
    report = check_design(starter, library)

    assert "two-stage-funnel" in [c.id for c in report.credits]
    assert report.passed
    assert {f.code for f in report.findings}.isdisjoint(report.passed)
    assert check_design(Design(), library).credits == ()


def test_credits_that_need_rules_wait_for_them(library: Library, starter: Design) -> None:
    """A report of no rules has no rules that passed."""
    some = check_design(starter, library, rules=())

    assert some.passed == ()
    assert {"closed-feedback-loop", "gate-canary-rollback"}.isdisjoint(c.id for c in some.credits)
