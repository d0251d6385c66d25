"""How a board stands as a whole."""

from mlsd_board.catalog.library import Library
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.standing import standing_of
from mlsd_board.workspace.starting import from_template


def test_every_rule_is_counted_once_where_it_belongs(library: Library) -> None:
    session = Session(library, from_template("two_stage_recommender", library))
    report = session.report
    phases = standing_of(session, report).phases

    assert [covered.phase for covered in phases] == list(Phase)
    assert {c for covered in phases for c in covered.broken} == {f.code for f in report.findings}
    kept = {c for covered in phases for c in covered.kept}
    assert kept == set(report.passed) - {f.code for f in report.findings}
    assert sum(covered.asked for covered in phases) == len(kept) + len(
        {f.code for f in report.findings}
    ) + len(report.cannot_evaluate)


def test_what_was_set_aside_counts_as_kept_and_what_is_not_due_apart(library: Library) -> None:
    from mlsd_board.editing.commands.suppress import suppress

    session = Session(library, from_template("two_stage_recommender", library))
    finding = session.report.findings[0]
    with session.edit("Set aside") as tx:
        suppress(tx, finding.code, finding.elements, "on purpose")
    if finding.code not in {f.code for f in session.report.findings}:
        phases = standing_of(session, session.report).phases
        assert finding.code in {c for covered in phases for c in covered.kept}

    session.phase = Phase.CLARIFY
    session.recheck()
    phases = standing_of(session, session.report).phases
    assert phases[0].asked > 0
    assert all(covered.asked == 0 for covered in phases[1:])
    assert sum(len(covered.later) for covered in phases) == len(session.report.not_due)
