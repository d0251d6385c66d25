"""Replay: whatever was edited in whatever order, the log knows each state, and the file keeps the log."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.library import load_library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.transaction import EditError
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.practice.attempt import Attempt
from mlsd_board.practice.moments import bounded
from mlsd_board.practice.plan import Plan
from mlsd_board.practice.timeline import Replay, open_at
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_template
from tests.practice.conftest import HandClock

LIBRARY = load_library()
STEP = st.tuples(
    st.sampled_from(["add", "delete", "brief", "undo", "redo"]), st.integers(0, 9), st.floats(0.01, 50)
)


def run(steps: list[tuple[str, int, float]]) -> tuple[list[tuple[float, Design]], AttemptLog]:
    clock, session = HandClock(), Session(LIBRARY)
    attempt = Attempt(Plan(), LIBRARY, clock=clock)
    session.listeners.append(lambda changes: attempt.edited(changes, session.design))
    states = []
    for what, number, wait in steps:
        clock.push(round(wait, 3))
        attempt.tick()
        try:
            if what == "undo":
                session.undo()
            elif what == "redo":
                session.redo()
            else:
                with session.edit(what) as tx:
                    if what == "add":
                        add_node(tx, sorted(LIBRARY.components)[number], Point(0, 0))
                    elif what == "delete":
                        delete(tx, sorted(session.design.nodes)[: number % 3])
                    else:
                        edit_brief(tx, "restatement", "x" * number)
        except EditError:
            continue
        clock.push(1.001)
        attempt.tick()
        states.append((attempt.state.elapsed_s, session.design))
    return states, attempt.finish()


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, max_size=70))
def test_every_state_can_be_seen_again_also_from_the_file(steps: list[tuple[str, int, float]]) -> None:
    states, log = run(steps)
    kept = loads(dumps(Design.of(Brief(title="x", attempt=log))).encode()).brief.attempt
    assert kept == log
    replay = Replay(kept)
    for t, design in states:
        assert replay.design_at(t + 0.005) == design


def test_a_board_file_keeps_one_moment_a_line() -> None:
    _, log = run([("add", n, 5.0) for n in range(4)])
    text = dumps(Design.of(Brief(attempt=log)))
    lines = [line for line in text.splitlines() if line.startswith('{"t_s"')]

    assert len(lines) == len(log.moments)
    assert loads(text.encode()).brief.attempt == log


def test_a_log_without_bound_is_thinned_and_ends_on_the_same_board() -> None:
    moments = tuple(
        Moment(t_s=n, what="edit", after={f"n{n % 40}": {"element": "node", "component": "trainer", "x": n}})
        for n in range(9000)
    )
    few = bounded(moments)

    assert len(few) <= 2000
    assert Replay(AttemptLog(moments=few)).design_at(1e9) == Replay(AttemptLog(moments=moments)).design_at(
        1e9
    )


def test_a_log_of_many_large_edits_is_thinned_too() -> None:
    brief = {"prompt": "x" * 5000}
    moments = tuple(
        Moment(t_s=n, what="edit", after={"brief": {**brief, "title": str(n)}}) for n in range(900)
    )
    few = bounded(moments)

    assert sum(len(m.model_dump_json()) for m in few) <= 1_100_000
    assert Replay(AttemptLog(moments=few)).design_at(1e9).brief.title == "899"


def test_what_cannot_be_read_is_passed_over() -> None:
    log = AttemptLog(moments=(Moment(t_s=1, what="edit", after={"a": {"element": "nonsense"}, "b": None}),))

    assert Replay(log).design_at(5) == Design()


def test_what_was_missing_at_minute_ten_and_twenty() -> None:
    design = from_template("two_stage_recommender", LIBRARY)
    clock = HandClock()
    attempt = Attempt(Plan(), LIBRARY, clock=clock)
    for minute in range(25):
        clock.push(60)
        attempt.tick()
        if minute == 14:
            attempt.edited(Design().changes_to(design), design)
    then = open_at(Replay(attempt.finish()), lambda d, phase: check_design(d, LIBRARY, phase=phase))

    assert [t.minute for t in then] == [10, 20]
    assert "BRF001" in {f.code for f in then[0].findings}
    assert {f.code for f in then[1].findings} < {f.code for f in then[0].findings}
