"""Quick fixes: previewed without harm, and all safe ones applied until none is left."""

from dataclasses import replace

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_templates
from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.fixing import fix_all_safe, preview
from mlsd_board.workspace.session import Session

GAPS = load_templates()["two_stage_recommender"].gaps


def gaps_only(report: Report) -> Report:
    return replace(report, findings=tuple(f for f in report.findings if f.code in GAPS))


def errors(report: Report) -> set[str]:
    return {f.code for f in report.findings if f.severity is Severity.ERROR}


def test_the_gaps_of_the_starter_are_closed_and_no_new_error_appears(
    library: Library, starter: Design
) -> None:
    before = check_design(starter, library)
    fixed, done = fix_all_safe(starter, library, lambda d: gaps_only(check_design(d, library)))
    after = check_design(fixed, library)

    assert sorted(f.code for f, _ in done) == sorted(GAPS)
    assert all(fix.applicability == "safe" for _, fix in done)
    assert not {f.code for f in after.findings} & set(GAPS)
    assert errors(after) <= errors(before)
    assert set(starter.records) < set(fixed.records)


def test_fixes_end_even_when_a_finding_will_not_go_away(library: Library, starter: Design) -> None:
    stubborn = gaps_only(check_design(starter, library))
    fixed, done = fix_all_safe(starter, library, lambda _design: stubborn)

    assert 1 <= len(done) <= sum(len(f.fixes) for f in stubborn.findings)
    assert set(starter.records) < set(fixed.records)


def test_fixing_gives_the_same_board_every_time(library: Library, starter: Design) -> None:
    first, second = (fix_all_safe(starter, library, lambda d: check_design(d, library))[0] for _ in range(2))

    assert first == second


@pytest.mark.parametrize("code", GAPS)
def test_a_fix_is_previewed_applied_and_taken_back_in_one_step(
    library: Library, starter: Design, code: str
) -> None:
    session = Session(library, starter)
    finding = next(f for f in session.report.findings if f.code == code)
    changes = preview(session.design, finding.fixes[0], library)

    assert session.design is starter
    session.commit(finding.fixes[0].title, changes)
    assert code not in {f.code for f in session.report.findings}
    assert session.undo() == finding.fixes[0].title
    assert session.design == starter
