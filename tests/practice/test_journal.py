"""An attempt survives a crash, a torn line and a full disk."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.move import move
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.practice.attempt import Attempt, resumed
from mlsd_board.practice.journal import SUFFIX, Journal, begun, read, unfinished
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.state import beginning
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.practising import leftovers
from mlsd_board.workspace.session import Session
from tests.practice.conftest import HandClock

PLAN = Plan(question="ad_ctr", mode=Mode.COACH, seed=4)


def start(
    folder: Path, library: Library, clock: HandClock, card: QuestionCard | None
) -> tuple[Attempt, Session]:
    session = Session(library)
    journal = begun(folder, beginning(PLAN, clock, session.design), Path("feed.mlsd.json"), {"pid": 1})
    attempt = Attempt(PLAN, library, start=session.design, card=card, clock=clock, journal=journal)
    session.listeners.append(lambda changes: attempt.edited(changes, session.design))
    return attempt, session


def work(attempt: Attempt, session: Session, clock: HandClock, minutes: int) -> None:
    for minute in range(minutes):
        for _ in range(6):
            clock.push(10)
            attempt.tick()
        with session.edit("Add") as tx:
            add_node(tx, "trainer", Point(0, 100.0 * minute))


def test_a_crash_costs_seconds_at_most(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    work(attempt, session, clock, 6)
    attempt.enter(Phase.SKETCH)
    work(attempt, session, clock, 8)
    attempt.extend(5)
    clock.push(3)
    before = attempt.log
    # The program dies here; days later it starts again, on a machine whose clock was put back.
    later = HandClock(seconds=5.0)
    (left,) = unfinished(tmp_path)
    again, design = resumed(left, library, card=card, clock=later)

    assert left.board == Path("feed.mlsd.json")
    assert not left.finished
    assert design == session.design
    assert 0 <= before.elapsed_s - again.state.elapsed_s <= 5
    assert again.state.phase is Phase.SKETCH
    assert again.state.budgets == attempt.state.budgets
    assert again.state.phase_s == pytest.approx(attempt.state.phase_s, abs=5)
    assert again.log.moments == before.moments
    later.push(7)
    again.tick()
    assert again.state.elapsed_s == pytest.approx(before.elapsed_s + 7, abs=5)


KILLED = """
import os, signal, sys
from pathlib import Path
from mlsd_board.catalog.library import load_library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.geometry import Point
from mlsd_board.practice.plan import Plan
from mlsd_board.workspace.practising import begin
from mlsd_board.workspace.practising import leftovers
from mlsd_board.workspace.session import Session
session = Session(load_library())
practice = begin(session, Plan(question="ad_ctr"))
for name in ("trainer", "data_lake"):
    with session.edit("Add") as tx:
        add_node(tx, name, Point(0, 0))
    practice.tick()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_program_that_is_killed_leaves_its_attempt_behind(library: Library) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, check=False)
    (left,) = leftovers()
    again, design = resumed(left, library)

    assert ended.returncode == -9, ended.stderr
    assert set(design.nodes) == {"trainer", "data_lake"}
    assert again.plan.question == "ad_ctr"


def test_a_drag_is_one_moment_before_and_after_a_crash(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    with session.edit("Add") as tx:
        box = add_node(tx, "trainer", Point(0, 0))
    clock.push(5)
    for step in range(20):
        clock.push(0.1)
        with session.edit("Move", "drag") as tx:
            move(tx, [box], float(step), 0)
    (left,) = unfinished(tmp_path)

    assert sum(m.what == "edit" for m in attempt.log.moments) == 2
    assert left.log.moments == attempt.log.moments


def test_prompts_and_cards_are_not_said_again(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    work(attempt, session, clock, 13)
    said = {m.name for m in attempt.log.moments if m.what in ("prompt", "card")}
    again, _ = resumed(unfinished(tmp_path)[0], library, card=card, clock=clock)
    more = []
    for _ in range(600):
        clock.push(10)
        more += [n.id for n in again.tick() if n.kind in ("prompt", "card")]

    assert said
    assert more
    assert not said & set(more)


@pytest.mark.parametrize("cut", [1, 7, 40, 200])
def test_a_torn_last_line_costs_only_itself(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard, cut: int
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    work(attempt, session, clock, 5)
    path = next(tmp_path.glob(f"*{SUFFIX}"))
    path.write_bytes(path.read_bytes()[:-cut])
    left = read(path)

    assert left
    known = attempt.log.moments
    assert left.log.moments == known[: len(left.log.moments)]
    again, _ = resumed(left, library, card=card, clock=clock)
    work(again, Session(library), clock, 1)
    after = read(path)
    assert after
    assert after.log.moments == again.log.moments


@pytest.mark.parametrize(
    "text", ["", "{", "[]\n", '{"journal": 1}\n', '{"journal": 99, "log": {}}\n', "\0\0\0"]
)
def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / f"x{SUFFIX}"
    path.write_text(text)

    assert unfinished(tmp_path) == []
    assert path.read_text() == text


def test_a_full_disk_is_told_once_and_the_attempt_goes_on(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    work(attempt, session, clock, 1)
    real = Path.open

    def full(path: Path, mode: str = "r", **more: object) -> object:
        if "a" in mode:
            with real(path, mode, **more) as file:  # type: ignore[call-overload]
                file.write('{"moment": {"t_s"')
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, mode, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        remarks = []
        for _ in range(60):
            clock.push(10)
            remarks += [n for n in attempt.tick() if n.kind == "remark"]
        with session.edit("Add") as tx:
            add_node(tx, "data_lake", Point(0, 0))
    assert [n.id for n in remarks] == ["journal"]
    assert "No space left" in remarks[0].text
    # Room again: what waited is written, and nothing is missing.
    clock.push(10)
    attempt.tick()
    left = read(next(tmp_path.glob(f"*{SUFFIX}")))
    assert left
    assert left.log.moments == attempt.log.moments
    assert left.log.elapsed_s == attempt.log.elapsed_s


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, clock: HandClock) -> None:
    (tmp_path / "file").write_text("")
    journal = begun(tmp_path / "file" / "inside", beginning(PLAN, clock, Design()))

    assert journal.trouble


def test_a_finished_journal_says_so_until_it_is_forgotten(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard
) -> None:
    attempt, session = start(tmp_path, library, clock, card)
    work(attempt, session, clock, 1)
    attempt.finish()
    (left,) = unfinished(tmp_path)
    assert left.finished
    Journal(left.path).forget()
    assert unfinished(tmp_path) == []


def test_a_board_that_is_saved_on_the_way_is_known(
    tmp_path: Path, library: Library, clock: HandClock, card: QuestionCard
) -> None:
    start(tmp_path, library, clock, card)
    (left,) = unfinished(tmp_path)
    assert left.board == Path("feed.mlsd.json")
    Journal(left.path).move(tmp_path / "elsewhere.mlsd.json")

    (moved,) = unfinished(tmp_path)
    assert moved.board == tmp_path / "elsewhere.mlsd.json"
