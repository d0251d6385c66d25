"""Random editing, after Gaphor's example: whatever is done, nothing dangles and nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from networkx.utils import graphs_equal

from mlsd_board.catalog.library import load_library
from mlsd_board.editing.clipboard import fragment, insert
from mlsd_board.editing.commands.add import add_node, add_note
from mlsd_board.editing.commands.add_page import add_page, copy_page, deep_dive_page
from mlsd_board.editing.commands.connect import connect, reconnect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.group import group
from mlsd_board.editing.commands.lanes import add_lane, add_lanes, shift_lane
from mlsd_board.editing.commands.mark_deep_dive import mark_deep_dive
from mlsd_board.editing.commands.mean import mean
from mlsd_board.editing.commands.move import move, settle
from mlsd_board.editing.commands.move_to_page import move_to_page
from mlsd_board.editing.commands.order_pages import move_page
from mlsd_board.editing.commands.pin import pin
from mlsd_board.editing.commands.remove_page import remove_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.editing.commands.resize import resize
from mlsd_board.editing.commands.set_attribute import set_attribute
from mlsd_board.editing.commands.tag import tag
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.layout.swimlanes import lanes_in_order
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.model.integrity import faults
from mlsd_board.model.pages import page_design
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.session import Session

LIBRARY = load_library()
COMPONENTS = st.sampled_from(sorted(LIBRARY.components))
COORDINATES = st.integers(-400, 400).map(float)
ANY = st.integers(0, 10**6)
TEXT = st.text(max_size=12)


class RandomEditing(RuleBasedStateMachine):
    """A user without a plan."""

    @initialize()
    def start(self) -> None:
        self.session = Session(LIBRARY)
        self.states: list[Design] = [self.session.book]

    def pick(self, number: int, of: str = "boxes") -> str | None:
        ids = sorted(getattr(self.session.design, of))
        return ids[number % len(ids)] if ids else None

    def edit(self, label: str, work) -> None:
        try:
            with self.session.edit(label) as tx:
                work(tx)
        except EditError:
            return
        self.remember()

    def edit_book(self, label: str, work) -> None:
        try:
            with self.session.edit_book(label) as tx:
                work(tx)
        except EditError:
            return
        self.remember()

    def remember(self) -> None:
        if self.session.book != self.states[-1]:
            self.states.append(self.session.book)

    def any_page(self, number: int) -> str:
        pages = self.session.pages
        return pages[number % len(pages)].id

    @rule(component=COMPONENTS, x=COORDINATES, y=COORDINATES)
    def add(self, component: str, x: float, y: float) -> None:
        self.edit("add", lambda tx: add_node(tx, component, Point(x, y)))

    @rule(a=ANY, b=ANY)
    def join(self, a: int, b: int) -> None:
        u, v = self.pick(a), self.pick(b)
        if u and v:
            self.edit("connect", lambda tx: connect(tx, LIBRARY, u, v))

    @rule(a=ANY, b=ANY, end=st.sampled_from(["source", "target"]))
    def rejoin(self, a: int, b: int, end) -> None:
        wire, box = self.pick(a, "connections"), self.pick(b)
        if wire and box:
            self.edit("reconnect", lambda tx: reconnect(tx, LIBRARY, wire, end, box))

    @rule(a=ANY, text=TEXT)
    def pin(self, a: int, text: str) -> None:
        self.edit("note", lambda tx: add_note(tx, Point(0, 0), text, about=self.pick(a)))

    @rule(a=ANY, b=ANY)
    def remove(self, a: int, b: int) -> None:
        doomed = [id for id in (self.pick(a, "records"), self.pick(b)) if id and id != "brief"]
        self.edit("delete", lambda tx: delete(tx, doomed))

    @rule(a=ANY, dx=COORDINATES, dy=COORDINATES)
    def shift(self, a: int, dx: float, dy: float) -> None:
        if box := self.pick(a):

            def work(tx: Transaction) -> None:
                move(tx, [box], dx, dy)
                settle(tx, [box])

            self.edit("move", work)

    @rule(a=ANY, text=TEXT)
    def call(self, a: int, text: str) -> None:
        if box := self.pick(a):
            self.edit("rename", lambda tx: rename(tx, box, text))

    @rule(a=ANY, value=st.one_of(st.none(), st.integers(), st.booleans(), TEXT, st.just(("a", "b"))))
    def state(self, a: int, value) -> None:
        if node := self.pick(a, "nodes"):
            self.edit("attribute", lambda tx: set_attribute(tx, node, "replicas", value))

    @rule(a=ANY, b=ANY)
    def frame(self, a: int, b: int) -> None:
        chosen = [id for id in {self.pick(a), self.pick(b)} if id]
        self.edit("group", lambda tx: group(tx, sorted(chosen)))

    @rule(a=ANY)
    def copy(self, a: int) -> None:
        if box := self.pick(a):
            self.edit("duplicate", lambda tx: duplicate(tx, [box]))

    @rule(a=ANY)
    def paste(self, a: int) -> None:
        if box := self.pick(a):
            text = dumps(fragment(self.session.design, [box]))
            self.edit("paste", lambda tx: insert(tx, loads(text.encode()), 16, 16))

    @rule(text=TEXT)
    def brief(self, text: str) -> None:
        self.edit("brief", lambda tx: edit_brief(tx, "restatement", text))

    @rule(a=ANY, flow=st.sampled_from(["rows", "columns"]), x=COORDINATES, y=COORDINATES)
    def lay_lanes(self, a: int, flow, x: float, y: float) -> None:
        chosen = [id for id in [self.pick(a)] if id and a % 2]
        self.edit("lanes", lambda tx: add_lanes(tx, Point(x, y), flow, chosen))

    @rule(a=ANY, by=st.sampled_from([-1, 1]))
    def lane(self, a: int, by: int) -> None:
        if frame := self.pick(a, "frames"):

            def work(tx: Transaction) -> None:
                new = add_lane(tx, frame)
                shift_lane(tx, new, by)

            self.edit("lane", work)

    @rule(a=ANY, width=st.integers(10, 900), height=st.integers(10, 900))
    def stretch(self, a: int, width: int, height: int) -> None:
        if box := self.pick(a):
            old = self.session.design.boxes[box].rect
            self.edit("resize", lambda tx: resize(tx, box, old._replace(width=width, height=height)))

    @rule(a=ANY, meaning=st.sampled_from(["online", "offline", "edge", "third_party", "team", "group"]))
    def mean(self, a: int, meaning) -> None:
        if frame := self.pick(a, "frames"):
            self.edit("meaning", lambda tx: mean(tx, [frame], meaning))

    @rule(a=ANY)
    def fold_up(self, a: int) -> None:
        if frame := self.pick(a, "frames"):
            record = self.session.design.frames[frame]
            folded = record.model_copy(update={"collapsed": not record.collapsed})
            self.edit("collapse", lambda tx: tx.put(folded))

    @rule(a=ANY, b=ANY, colour=st.sampled_from(["red", "blue", None]))
    def colour(self, a: int, b: int, colour) -> None:
        chosen = [id for id in (self.pick(a, "records"), self.pick(b)) if id]
        self.edit("tag", lambda tx: tag(tx, chosen, colour))

    @rule(a=ANY, b=ANY)
    def repin(self, a: int, b: int) -> None:
        note, about = self.pick(a, "notes"), self.pick(b, "records")
        if note and about != "brief":
            self.edit("pin", lambda tx: pin(tx, note, about))

    @rule(a=ANY, on=st.booleans())
    def mark(self, a: int, on: bool) -> None:
        if node := self.pick(a, "nodes"):
            self.edit("mark", lambda tx: mark_deep_dive(tx, [node], on=on))

    @rule(text=TEXT, a=ANY)
    def another_page(self, text: str, a: int) -> None:
        self.edit_book("page", lambda tx: add_page(tx, text, after=self.any_page(a)))

    @rule(a=ANY)
    def turn(self, a: int) -> None:
        self.session.show_page(self.any_page(a))

    @rule(a=ANY)
    def second_attempt(self, a: int) -> None:
        if len(self.session.pages) < 5:
            self.edit_book("copy", lambda tx: copy_page(tx, self.any_page(a)))

    @rule(a=ANY)
    def tear_out(self, a: int) -> None:
        self.edit_book("remove", lambda tx: remove_page(tx, self.any_page(a)))

    @rule(a=ANY, by=st.integers(-3, 3))
    def reorder(self, a: int, by: int) -> None:
        self.edit_book("order", lambda tx: move_page(tx, self.any_page(a), by))

    @rule(a=ANY, b=ANY, c=ANY)
    def carry_over(self, a: int, b: int, c: int) -> None:
        going = [id for id in (self.pick(a), self.pick(b)) if id]
        if len(self.session.pages) > 1:
            self.edit_book("move", lambda tx: move_to_page(tx, going, self.any_page(c)))

    @rule(a=ANY)
    def dive(self, a: int) -> None:
        if node := self.pick(a, "nodes"):
            self.edit_book("dive", lambda tx: deep_dive_page(tx, node, "Inside"))

    @rule()
    def undo_and_redo(self) -> None:
        before = self.session.book
        if self.session.undo():
            assert self.session.book != before
            assert self.session.redo()
        assert self.session.book == before

    @invariant()
    def nothing_dangles(self) -> None:
        assert not list(faults(self.session.book))

    @invariant()
    def the_page_shown_is_a_page_of_the_book(self) -> None:
        session = self.session
        assert session.page in [page.id for page in session.pages]
        assert session.design == page_design(session.book, session.page)
        assert not list(faults(session.design))

    @invariant()
    def lanes_are_in_line(self) -> None:
        frames = list(self.session.design.frames.values())
        for pool in frames:
            row = lanes_in_order(frames, pool) if pool.role == "lanes" else []
            assert pool.role != "lanes" or row
            for one, other in pairwise(row):
                ends = (one.rect.bottom, other.y) if pool.flow == "rows" else (one.rect.right, other.x)
                assert abs(ends[0] - ends[1]) < 0.01

    @invariant()
    def saving_loses_nothing(self) -> None:
        assert loads(dumps(self.session.book).encode()) == self.session.book

    @invariant()
    def the_graph_equals_a_fresh_build(self) -> None:
        assert graphs_equal(self.session.graph, build_graph(self.session.design))

    @invariant()
    def findings_equal_a_full_check_and_name_only_what_exists(self) -> None:
        report = self.session.report
        assert report == check_design(self.session.design, LIBRARY)
        assert not [f for f in report.findings if f.code == "rule-error"]
        named = {id for f in report.findings for id in (*f.elements, *f.path)}
        assert named <= self.session.design.records.keys()

    def teardown(self) -> None:
        for earlier in reversed(self.states[:-1]):
            assert self.session.undo()
            assert self.session.book == earlier
        assert not self.session.dirty


QUICK = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
LONG = settings(
    max_examples=200, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)

TestRandomEditing = pytest.mark.timeout(100)(RandomEditing.TestCase)
TestRandomEditing.settings = QUICK


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_random_editing_at_length() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(RandomEditing, settings=LONG)
