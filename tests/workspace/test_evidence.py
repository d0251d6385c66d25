"""The evidence of a finding: the hops that are drawn, and those that are missing."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.delete import delete
from mlsd_board.model.elements import Connection, Node
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.evidence import evidence_of
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_template


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library, from_template("two_stage_recommender", library))


def without(session: Session, *ids: str) -> Session:
    with session.edit("Leave out") as tx:
        delete(tx, ids)
    return session


def finding(session: Session, code: str) -> Finding:
    return next(f for f in session.report.findings if f.code == code)


def test_the_missing_box_is_joined_to_the_path(session: Session, library: Library) -> None:
    found = finding(without(session, "drift_monitor"), "MON003")
    evidence = evidence_of(session.design, found, library)
    added = [c.after for c in evidence.missing.changes.values()]
    (box,) = [r for r in added if isinstance(r, Node)]

    assert box.component == "drift_monitor"
    assert [r for r in added if isinstance(r, Connection) and box.id in (r.source, r.target)]
    assert all(c.before is None for c in evidence.missing.changes.values())


def test_the_hops_that_are_there_follow_the_path(session: Session, library: Library) -> None:
    found = finding(without(session, "label_joiner"), "DAT003")
    path = ("event_logger", "event_stream", "data_lake")
    shown = Finding("X", "x", Severity.INFO, Phase.SKETCH, "x", path=path)
    wires = [session.design.connections[id] for id in evidence_of(session.design, shown, library).arrows]

    assert [(w.source, w.target) for w in wires] == [
        ("event_logger", "event_stream"),
        ("event_stream", "data_lake"),
    ]
    assert evidence_of(session.design, found, library).arrows == ()


def test_without_a_fix_the_missing_box_still_stands_there(session: Session, library: Library) -> None:
    bare = Finding(
        "X", "x", Severity.INFO, Phase.SKETCH, "x", elements=("ranker",), path=("ranker",), missing=("cache",)
    )
    added = [c.after for c in evidence_of(session.design, bare, library).missing.changes.values()]

    assert [r.component for r in added if isinstance(r, Node)] == ["cache"]


def test_a_finding_out_of_date_or_without_places_has_none(session: Session, library: Library) -> None:
    gone = Finding("X", "x", Severity.INFO, Phase.SKETCH, "x", elements=("nobody",), missing=("nothing",))

    evidence = evidence_of(session.design, gone, library)
    assert evidence.arrows == ()
    assert not evidence.missing


def test_every_bad_board_has_evidence_that_can_be_drawn(library: Library) -> None:
    """On a board with much missing, nothing that is shown hangs in the air, and the board is left alone."""
    session = Session(library, from_template("two_stage_recommender", library))
    without(session, "label_joiner", "fallback", "drift_monitor", "offline_evaluator", "event_logger")
    before = session.design
    for f in session.report.findings:
        after = before.apply(evidence_of(before, f, library).missing)
        for wire in after.connections.values():
            assert {wire.source, wire.target} <= after.boxes.keys()
    assert session.design is before
