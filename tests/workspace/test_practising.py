"""An attempt on an open board: the rules know of it, the file keeps it, a crash does not end it."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.add_page import deep_dive_page
from mlsd_board.model.geometry import Point
from mlsd_board.practice.facts import facts_of
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace import recovery
from mlsd_board.workspace.assessing import assess
from mlsd_board.workspace.collection import take_over
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.practising import begin, forget, go_on, leftovers
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question
from tests.practice.conftest import HandClock

PLAN = Plan(question="bank_fraud", mode=Mode.COACH)


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library, from_question("bank_fraud"))


def run(practice, clock: HandClock, minutes: int) -> None:
    for _ in range(minutes * 6):
        clock.push(10)
        practice.tick()


def test_questions_and_answers_stand_in_the_brief(session: Session) -> None:
    practice = begin(session, PLAN, HandClock())
    practice.ask("How much time do we have while the payment waits?")
    practice.ask("Who painted the Mona Lisa?")
    known, unknown = session.design.brief.questions

    assert "100 ms" in known.answer
    assert unknown.answer == ""


def test_a_question_of_ones_own_has_its_facts_too(library: Library, tmp_path: Path) -> None:
    facts = "[req]\nlatency_slo_ms = 80\n"
    (tmp_path / "mine.toml").write_text(
        f'title = "Mine"\ncategory = "bi"\norigin = "a friend"\nprompt = "Do it."\n{facts}', encoding="utf-8"
    )
    assert take_over([tmp_path]).questions == ("mine",)
    practice = begin(Session(library, from_question("mine")), Plan(question="mine"), HandClock())

    assert practice.remark == ""
    assert "80 ms" in practice.ask("What is the latency limit?").text
    card = assess(practice.session.design, library).card
    assert card is not None
    assert card == practice.attempt.card


def test_rules_are_due_by_the_phase_one_is_in(session: Session) -> None:
    clock = HandClock()
    practice = begin(session, PLAN, clock)
    early = {f.phase for f in session.report.findings}
    practice.enter(Phase.SKETCH)
    run(practice, clock, 16)

    assert early == {Phase.CLARIFY}
    assert "COM005" in {f.code for f in session.report.findings}


def test_the_saved_board_holds_the_attempt(session: Session, tmp_path: Path, library: Library) -> None:
    clock = HandClock()
    practice = begin(session, PLAN, clock)
    run(practice, clock, 3)
    with session.edit("Add") as tx:
        box = add_node(tx, "model_server", Point(0, 0))
    practice.park(box)
    log = practice.finish()
    path = session.save(tmp_path / "a.mlsd.json")
    practice.kept()
    kept = read_board(path, library).design.brief.attempt

    assert kept == log
    assert facts_of(kept, library) == session.facts
    assert leftovers() == []
    assert session.phase is None


def test_a_crashed_attempt_is_taken_up_again(
    session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    practice = begin(session, PLAN, clock)
    run(practice, clock, 7)
    with session.edit("Add") as tx:
        add_node(tx, "trainer", Point(0, 0))
    assert leftovers() == []  # this program still runs
    monkeypatch.setattr(recovery, "_RUN", "another")
    monkeypatch.setattr(recovery, "_born", lambda _: "later")
    (left,) = leftovers()
    fresh = Session(library)
    again = go_on(left, fresh, clock)

    assert fresh.design == session.design
    assert again.attempt.state.elapsed_s == practice.attempt.state.elapsed_s
    forget(left)
    assert leftovers() == []


def test_a_question_that_is_gone_costs_only_its_facts(session: Session) -> None:
    practice = begin(session, Plan(question="no_such_question"), HandClock())

    assert "no_such_question" in practice.remark
    assert not practice.attempt.ask("How many users?").known


def test_a_page_for_a_deep_dive_is_part_of_the_timeline(session: Session, library: Library) -> None:
    clock = HandClock()
    practice = begin(session, PLAN, clock)
    run(practice, clock, 1)
    with session.edit("Add") as tx:
        box = add_node(tx, "model_server", Point(0, 0))
    with session.edit_book("Add a page") as tx:
        page = deep_dive_page(tx, box, "Inside")
    session.show_page(page)
    with session.edit("Add") as tx:
        add_node(tx, "cache", Point(0, 0))
    run(practice, clock, 1)
    log = practice.finish()

    book = Replay(log).design_at(log.elapsed_s)
    assert set(book.nodes) == set(session.book.nodes)
    assert set(book.pages) == set(session.book.pages)
