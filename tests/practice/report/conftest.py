"""An attempt with everything in it, and its report."""

import pytest

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection
from mlsd_board.practice.plan import Level, Mode, Plan
from mlsd_board.practice.report import html, pdf
from mlsd_board.practice.report.document import Document
from mlsd_board.practice.seat import Remark, Rubric
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.practising import begin
from mlsd_board.workspace.reporting import report_of
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question
from tests.practice.completed import LIBRARY, completed
from tests.practice.conftest import HandClock

NASTY = '<script>alert("x")</script> & | *bold* `code` [a](b) \u202e'
RUBRIC = Rubric(
    interviewer="A. Smith",
    marks={Dimension.MODEL: 3.0},
    remarks=(Remark(text="Used the answer on latency.", dimension=Dimension.UNDERSTANDING, t_s=130),),
    private=(Remark(text="Was nervous at first."),),
)


@pytest.fixture(scope="session")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Design:
    """A bank's fraud detection with gaps, drawn within 34 minutes, one label full of markup."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLSD_BOARD_HOME", str(tmp_path_factory.mktemp("home")))
        return _practised()


def _practised() -> Design:
    whole, gone = completed()["bank_fraud"], {"drift_monitor", "explainer"}
    kept = {
        id: r
        for id, r in whole.records.items()
        if id not in gone and not (isinstance(r, Connection) and {r.source, r.target} & gone)
    }
    session, clock = Session(LIBRARY, from_question("bank_fraud")), HandClock()
    practice = begin(session, Plan(question="bank_fraud", mode=Mode.COACH, level=Level.SENIOR, seed=2), clock)

    def go(minutes: int) -> None:
        for _ in range(6 * minutes):
            clock.push(10)
            practice.tick()

    go(11)
    practice.ask("How much time is ours?")
    practice.enter(Phase.SKETCH)
    go(2)
    design = Design(kept)
    trainer = design.nodes["trainer"].model_copy(update={"label": NASTY})
    session.commit("Draw", session.design.changes_to(Design({**kept, "trainer": trainer})))
    practice.enter(Phase.OPERATE)
    go(21)
    practice.attempt.reply(
        next(m.name for m in practice.attempt.log.moments if m.what == "card"),
        "We would scale the scorer out and precompute the slow features.",
    )
    practice.finish()
    return session.design


@pytest.fixture(scope="session")
def report(practised: Design) -> Document:
    return report_of(practised, LIBRARY, rubric=RUBRIC)


@pytest.fixture(scope="session")
def page(report: Document) -> str:
    return html.render(report)


@pytest.fixture(scope="session")
def paper(report: Document) -> bytes:
    return pdf.render(report)
