"""Whatever is taken out of a reference design is noticed, or it is known why not."""

from itertools import islice

import pytest

from mlsd_board.catalog.library import Library
from tests.mutation.mutants import OPERATORS
from tests.mutation.outcome import (
    all_mutants,
    core_boxes,
    explanations,
    found,
    label,
    matches,
    reason,
    recorded,
    references,
    run,
)

STEP = 45
"""Of so many mutants one is checked in each run of the tests; all of them with `-m slow`."""
REFERENCES = references()


@pytest.mark.parametrize("problem", REFERENCES)
def test_a_sample_of_mutants_is_noticed_as_written_down(problem: str, library: Library) -> None:
    design, survivors = REFERENCES[problem], set(recorded()[1])
    known = found(design, library)
    sample = list(islice(all_mutants(problem, design, library), len(problem), None, STEP))

    assert len(sample) >= 3
    for mutant in sample:
        survives = not found(mutant.design, library) - known
        assert survives == (label(problem, mutant) in survivors), label(problem, mutant)


def test_each_survivor_is_explained() -> None:
    assert [s for s in recorded()[1] if reason(s) is None] == []


def test_each_explanation_explains_a_survivor() -> None:
    survivors = recorded()[1]
    patterns = [p for _, known in explanations() for p in known]

    assert [p for p in patterns if not any(matches(s, [p]) for s in survivors)] == []
    assert all(len(why) > 20 for why, _ in explanations())


def test_the_core_of_a_design_is_guarded() -> None:
    """The shares may rise; where one falls, a rule has become blind."""
    shares = {row.operator: row.noticed / row.made for row in recorded()[0] if row.core}

    assert set(shares) == set(OPERATORS)
    assert shares["component"] >= 0.95
    assert shares["connection"] >= 0.95
    assert shares["reversed"] >= 0.96


def test_the_core_is_made_of_boxes_that_are_there() -> None:
    assert core_boxes().keys() == REFERENCES.keys()
    for problem, ids in core_boxes().items():
        assert ids <= REFERENCES[problem].nodes.keys()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_all_mutants_fare_as_written_down() -> None:
    rows, survivors = run()

    assert (rows, survivors) == recorded()
