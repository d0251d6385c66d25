from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import ChangeConflictError, Design
from mlsd_board.model.elements import Connection, Node, Note, Record

IDS = ("a", "b", "c")


def record(id: str, version: int) -> Record:
    return (
        Node(id=id, component="trainer", label=str(version))
        if version % 2
        else Note(id=id, text=str(version))
    )


@st.composite
def steps(draw: st.DrawFn) -> list[Design]:
    """Several states of one design, one edit apart."""
    design = Design()
    states = [design]
    for _ in range(draw(st.integers(0, 6))):
        id = draw(st.sampled_from(IDS))
        after = draw(st.one_of(st.none(), st.integers(0, 5).map(lambda v, id=id: record(id, v))))
        before = design.records.get(id)
        if before != after:
            design = design.apply(ChangeSet({id: Change(before, after)}))
        states.append(design)
    return states


@given(steps())
def test_a_change_set_and_its_inverse_cancel(states: list[Design]) -> None:
    changes = states[0].changes_to(states[-1])

    assert states[0].apply(changes) == states[-1]
    assert states[0].apply(changes).apply(changes.inverse()) == states[0]
    assert not changes.then(changes.inverse())


@given(steps())
def test_squashing_steps_gives_the_change_from_first_to_last(states: list[Design]) -> None:
    squashed = ChangeSet()
    for before, after in pairwise(states):
        squashed = squashed.then(before.changes_to(after))

    assert squashed.changes == states[0].changes_to(states[-1]).changes


def test_a_change_made_for_another_state_is_refused() -> None:
    changes = ChangeSet({"a": Change(record("a", 1), None)})

    with pytest.raises(ChangeConflictError, match="'a'"):
        Design().apply(changes)


def test_where_something_lies_is_told_from_what_it_is() -> None:
    box = Node(id="a", component="trainer")
    wire = Connection(id="w", source="a", target="a")

    def changed(before: Record, **facts: object) -> bool:
        return not Change(before, before.model_copy(update=facts)).only_in_place

    assert not changed(box, x=8.0, y=8.0, width=300.0, z=3, locked=True)
    assert not changed(wire, waypoints=((1.0, 2.0),))
    assert changed(box, x=8.0, frame="f")
    assert changed(box, label="Nightly")
    assert not Change(None, box).only_in_place
    assert not Change(box, None).only_in_place
    assert not Change(box, Note(id="a")).only_in_place
