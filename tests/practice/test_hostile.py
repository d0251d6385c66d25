"""A log that somebody wrote by hand, or that was merged badly: never a crash, whatever it says."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.practice.attempt import Attempt
from mlsd_board.practice.facts import facts_of
from mlsd_board.practice.report import html, markdown
from mlsd_board.practice.state import plan_of
from mlsd_board.practice.timeline import Replay
from mlsd_board.workspace.reporting import report_of
from tests.practice.completed import LIBRARY
from tests.practice.conftest import HandClock

WORD = st.sampled_from(
    ["", "P1", "P9", "trainer", "tenfold", "1e999", "-5", "nan", "3", "<b>", "ask-first", "\u202e"]
)
TABLE: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        {},
        {"element": "node", "component": "trainer"},
        {"element": "node"},
        {"element": "connection", "source": "a", "target": "nowhere"},
        {"element": "frame", "frame": "b"},
        {"metrics": [{"id": "x", "stage": "business", "proxies_for": "x"}]},
        {"element": 5, "x": []},
    ]
)
MOMENT = st.builds(
    Moment,
    t_s=st.floats(0, 1e7),
    what=st.sampled_from(
        ["edit", "phase", "prompt", "card", "reply", "dive", "hint", "extend", "gap", "ask"]
    ),
    name=WORD,
    text=WORD,
    after=st.dictionaries(st.sampled_from(["a", "b", "brief", ""]), TABLE, max_size=3),
)
LOG = st.builds(
    AttemptLog,
    question=WORD,
    minutes=st.sampled_from([None, 0.01, 15.0, 40.0, 1440.0]),
    started=WORD,
    elapsed_s=st.floats(0, 1e7),
    phase_s=st.dictionaries(WORD, st.floats(0, 1e6), max_size=3),
    start=st.dictionaries(st.sampled_from(["a", "brief"]), TABLE.filter(bool), max_size=2),
    moments=st.lists(MOMENT, max_size=12).map(tuple),
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(LOG)
def test_any_log_can_be_kept_replayed_and_taken_up(log: AttemptLog) -> None:
    assert loads(dumps(Design.of(Brief(attempt=log))).encode()).brief.attempt == log
    replay = Replay(log)
    for t in (-1.0, 0.0, 100.0, float("inf")):
        assert replay.design_at(t).records.keys() <= {"a", "b", "brief", ""}
    assert facts_of(log, LIBRARY).elapsed_min >= 0
    clock = HandClock()
    attempt = Attempt(plan_of(log), LIBRARY, clock=clock, log=log)
    clock.push(10)
    attempt.tick()
    assert attempt.finish().finished


@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(LOG)
@pytest.mark.timeout(200)
def test_any_log_can_be_reported_on(log: AttemptLog) -> None:
    report = report_of(Design.of(Brief(attempt=log)), LIBRARY)

    assert "<b>" not in markdown.render(report)
    assert html.render(report)
