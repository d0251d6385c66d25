"""A whole attempt at high clock speed: what is said when, what counts, and what is written down."""

import itertools
from dataclasses import replace

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.set_attribute import set_attribute
from mlsd_board.model.brief import DeepDive
from mlsd_board.model.geometry import Point
from mlsd_board.practice.attempt import Attempt
from mlsd_board.practice.facts import facts_of
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.prompts import EVERY_S
from mlsd_board.practice.state import News
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question, from_template
from tests.practice.conftest import HandClock


class Room:
    """A session with an attempt running over it."""

    def __init__(self, library: Library, card: QuestionCard | None, clock: HandClock, plan: Plan) -> None:
        self.clock = clock
        self.session = Session(library, from_question(card.id) if card else None)
        self.attempt = Attempt(plan, library, start=self.session.design, card=card, clock=clock)
        self.session.listeners.append(lambda changes: self.attempt.edited(changes, self.session.design))
        self.told: list[tuple[float, News]] = []

    def go(self, minutes: float, *, typing: bool = False) -> list[str]:
        """Let minutes pass, tick by tick; the ids of what was told."""
        said: list[str] = []
        for _ in range(round(minutes * 6)):
            self.clock.push(10)
            news = self.attempt.tick(typing=typing)
            self.told += [(self.attempt.state.elapsed_s, n) for n in news]
            said += [n.id for n in news]
        return said

    def draw(self, *components: str) -> list[str]:
        with self.session.edit("Draw") as tx:
            return [add_node(tx, c, Point(200.0 * i, 0)) for i, c in enumerate(components)]

    def join(self, *ids: str) -> None:
        with self.session.edit("Connect") as tx:
            for source, target in itertools.pairwise(ids):
                connect(tx, self.session.library, source, target)


@pytest.fixture
def room(library: Library, card: QuestionCard, clock: HandClock) -> Room:
    return Room(library, card, clock, Plan(question=card.id, mode=Mode.COACH, cards=False))


def test_an_idle_candidate_hears_all_prompts_in_time_and_never_two_at_once(room: Room) -> None:
    room.go(40)
    prompts = [(t, n) for t, n in room.told if n.kind == "prompt"]
    said = [n.id for _, n in prompts]

    assert said[:3] == ["enter-P1", "ask-first", "move-on"]
    assert {"metrics-first", "draw", "skeleton", "operate", "choose-dive", "summarise"} <= set(said)
    assert len(said) == len(set(said))
    times = [t for t, _ in prompts]
    assert all(b - a >= EVERY_S for a, b in itertools.pairwise(times))
    assert room.told[-1][1].kind == "over"


def test_prompts_name_the_topics_of_the_question(room: Room, card: QuestionCard) -> None:
    room.go(36)
    text = next(n.text for _, n in room.told if n.id == "choose-dive")

    assert card.deep_dives[0] in text


def test_nothing_is_said_while_one_types(room: Room) -> None:
    assert room.go(6, typing=True) == []
    assert room.go(0.2)[0] == "ask-first"


def test_an_exam_has_clock_and_cards_only(library: Library, card: QuestionCard, clock: HandClock) -> None:
    room = Room(library, card, clock, Plan(question=card.id, mode=Mode.EXAM))
    room.go(40)

    assert {n.kind for _, n in room.told} == {"card", "over"}
    assert sum(n.kind == "card" for _, n in room.told) == 3
    assert room.attempt.hint(room.session.report, room.session.asked) is None


def test_cards_are_the_same_for_the_same_seed(library: Library, card: QuestionCard) -> None:
    def cards(seed: int) -> list[str]:
        room = Room(library, card, HandClock(), Plan(question=card.id, mode=Mode.EXAM, seed=seed))
        room.go(40)
        return [n.id for _, n in room.told if n.kind == "card"]

    assert cards(3) == cards(3)
    assert len({tuple(cards(seed)) for seed in range(6)}) > 1


def test_what_is_done_is_not_asked_for(room: Room) -> None:
    with room.session.edit("Assume") as tx:
        edit_brief(tx, "questions", ({"text": "How many users?", "assumption": "a million"},))
    room.attempt.enter(Phase.FRAME)

    assert not {"ask-first", "move-on"} & set(room.go(9))


def test_times_scale_with_the_length(library: Library, card: QuestionCard, clock: HandClock) -> None:
    room = Room(library, card, clock, Plan(question=card.id, minutes=80, mode=Mode.COACH, cards=False))

    assert "ask-first" not in room.go(3.5)
    assert "ask-first" in room.go(1)


def test_a_sprint_speaks_only_of_its_three_phases(
    library: Library, card: QuestionCard, clock: HandClock
) -> None:
    room = Room(library, card, clock, Plan(question=card.id, minutes=15, mode=Mode.COACH))
    said = room.go(15)

    assert {"ask-first", "draw"} <= set(said)
    assert not {"operate", "choose-dive", "summarise"} & set(said)


def test_without_a_limit_only_the_phases_speak(
    library: Library, card: QuestionCard, clock: HandClock
) -> None:
    room = Room(library, card, clock, Plan(question=card.id, minutes=None, mode=Mode.COACH))

    assert room.go(60) == ["enter-P1"]
    assert room.attempt.state.left_s is None


def test_time_goes_to_the_phase_one_is_in(room: Room) -> None:
    room.go(6)
    room.attempt.enter(Phase.SKETCH)
    room.go(2)
    room.attempt.enter(Phase.CLARIFY)
    room.go(1)
    spent = room.attempt.state.phase_s

    assert spent == {Phase.CLARIFY: 7 * 60, Phase.SKETCH: 2 * 60}
    assert sum(spent.values()) == room.attempt.state.elapsed_s


def test_a_pause_stops_the_clock(room: Room) -> None:
    room.go(1)
    room.attempt.pause()
    assert room.attempt.state.paused
    assert room.go(30) == []
    room.attempt.resume()
    room.go(1)

    assert room.attempt.state.elapsed_s == 120


def test_minutes_can_be_added(room: Room) -> None:
    room.go(40)
    room.attempt.extend(5)
    state = room.attempt.state

    assert state.left_s == 300
    assert state.budgets[Phase.CLARIFY] == 600
    assert room.go(5)[-1] == "over"


def test_sleep_is_told_and_not_counted(room: Room) -> None:
    room.go(1)
    room.clock.push(3600)
    news = room.attempt.tick()

    assert [n.kind for n in news if n.id == "gap"] == ["remark"]
    assert room.attempt.state.elapsed_s == 60


def test_after_the_end_nothing_is_counted_or_written(room: Room) -> None:
    room.go(1)
    log = room.attempt.finish()
    room.draw("trainer")
    room.go(5)
    room.attempt.enter(Phase.SKETCH)

    assert room.attempt.log == log
    assert log.finished


def test_long_work_inside_one_box_is_the_weeds(room: Room) -> None:
    (box,) = room.draw("model_server")
    for number in range(30):
        room.go(0.17)
        with room.session.edit("Set") as tx:
            set_attribute(tx, box, "replicas", number + 1)
    room.go(1.6)
    weeds = next(n for _, n in room.told if n.id == "weeds")

    assert weeds.action == "park"


def test_hints_climb_three_steps_and_then_go_on(room: Room) -> None:
    report, rules = room.session.report, room.session.asked
    steps = [room.attempt.hint(report, rules) for _ in range(4)]

    assert [h.step for h in steps if h] == [1, 2, 3, 1]
    assert len({h.code for h in steps[:3] if h}) == 1
    assert steps[3]
    assert steps[3].code != steps[0].code
    own = replace(rules[0], code="OWN001")
    found = Report((replace(report.findings[0], code="OWN001", phase=Phase.CLARIFY),))
    said = room.attempt.hint(found, (own,))
    assert said
    assert (said.code, said.text) == ("OWN001", own.page.hints[0]), "rules of one's own have hints, too"


def test_the_log_gives_back_every_state(room: Room, library: Library) -> None:
    states = [(0.0, room.session.design)]
    ids = room.draw("event_logger", "data_lake", "dataset_builder", "trainer")
    for pair in itertools.pairwise(ids):
        room.go(0.5)
        room.join(*pair)
        states.append((room.attempt.state.elapsed_s, room.session.design))
    room.go(0.5)
    room.session.undo()
    states.append((room.attempt.state.elapsed_s, room.session.design))
    replay = Replay(room.attempt.log)

    for t, design in states[1:]:
        assert replay.design_at(t) == design
    assert replay.design_at(-1) == states[0][1]


def test_the_rules_about_a_session_get_their_facts(room: Room, library: Library) -> None:
    room.go(3)
    room.attempt.dive("loss function")
    room.go(20)
    report = check_design(room.session.design, library, session=room.attempt.facts)

    assert {"COM003", "COM005"} <= {f.code for f in report.findings}
    assert room.attempt.facts.phase is Phase.CLARIFY
    assert facts_of(room.attempt.finish(), library).first_deep_dive_min == 3
    assert room.attempt.facts.phase is Phase.DEEP_DIVES


def test_a_deep_dive_written_into_the_brief_counts(room: Room) -> None:
    room.go(2)
    with room.session.edit("Dive") as tx:
        edit_brief(tx, "deep_dives", (DeepDive(topic="labels"),))

    assert room.attempt.facts.first_deep_dive_min == 2


def test_the_moment_the_whole_stands_is_known(library: Library, clock: HandClock, card: QuestionCard) -> None:
    room = Room(library, card, clock, Plan())
    room.go(7)
    whole = from_template("two_stage_recommender", library)
    room.session.commit("Draw", room.session.design.changes_to(whole))
    room.go(7)

    assert room.attempt.facts.skeleton_done_min == 7
    assert facts_of(room.attempt.finish(), library).skeleton_done_min == 7


def test_an_attempt_without_a_known_question_works(library: Library, clock: HandClock) -> None:
    room = Room(library, None, clock, Plan(question="gone_for_good", mode=Mode.COACH))
    room.go(40)

    assert not room.attempt.ask("How many users?").known
    assert sum(n.kind == "card" for _, n in room.told) == 3
