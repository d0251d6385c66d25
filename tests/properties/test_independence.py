"""Findings follow from what is drawn and said: not from ids, the order of the file, or where things lie."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.workspace.checking import check_design
from tests.mutation.mutants import mutants
from tests.mutation.outcome import references

LIBRARY = load_library()
REFERENCES = references()
PROBLEMS = sorted(REFERENCES)


def told(
    design: Design, library: Library, names: dict[str, str] | None = None
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Code, severity and the boxes named, under the ids they had at first."""
    back = names or {}
    found = check_design(design, library).findings
    return sorted(
        (f.code, f.severity.value, tuple(sorted(back.get(e, e) for e in f.elements))) for f in found
    )


def broken(problem: str, number: int, library: Library) -> Design:
    """A reference design with one of its boxes or arrows changed."""
    made = list(mutants(REFERENCES[problem], library, ()))
    return made[number % len(made)].design


@given(st.sampled_from(PROBLEMS), st.integers(0, 10**6), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_neither_order_nor_place_matters(problem: str, number: int, chance: random.Random) -> None:
    design = broken(problem, number, LIBRARY)
    records = list(design.records.values())
    chance.shuffle(records)
    moved = [
        r.model_copy(update={"x": chance.randrange(-999, 999), "y": chance.randrange(-999, 999)})
        if isinstance(r, Node)
        else r
        for r in records
    ]

    assert told(Design.of(*moved), LIBRARY) == told(design, LIBRARY)


@given(st.sampled_from(PROBLEMS), st.integers(0, 10**6), st.text("abcxyz", min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_ids_do_not_matter(problem: str, number: int, prefix: str) -> None:
    """A prefix keeps the order of the ids, in which alternatives are chosen."""
    design = broken(problem, number, LIBRARY)
    renamed = {id: f"{prefix}-{id}" for id in (*design.nodes, *design.connections)}
    records = {
        renamed.get(r.id, r.id): r.model_copy(update=_ends(r, renamed))
        if isinstance(r, Node | Connection)
        else r
        for r in design.records.values()
    }
    limits = [
        c.model_copy(update={"enforced_by": renamed.get(c.enforced_by or "", c.enforced_by)})
        for c in design.brief.constraints
    ]
    dives = [
        d.model_copy(update={"node_id": renamed.get(d.node_id or "", d.node_id)})
        for d in design.brief.deep_dives
    ]
    brief = design.brief.model_copy(update={"constraints": tuple(limits), "deep_dives": tuple(dives)})
    other = Design({**records, brief.id: brief})

    assert told(other, LIBRARY, {new: old for old, new in renamed.items()}) == told(design, LIBRARY)


def _ends(record: Node | Connection, renamed: dict[str, str]) -> dict[str, str]:
    if isinstance(record, Node):
        return {"id": renamed[record.id]}
    return {"id": renamed[record.id], "source": renamed[record.source], "target": renamed[record.target]}
