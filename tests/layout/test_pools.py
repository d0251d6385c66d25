"""Swim lanes after an automatic layout: in line, with their boxes, and upon nothing that lies beside them."""

from itertools import combinations

import pytest

from mlsd_board.layout.pools import in_lanes
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.geometry import Rect

DESIGN = Design.of(
    Brief(),
    Frame(id="around"),
    Frame(id="pool", role="lanes", frame="around"),
    Frame(id="first", role="lane", frame="pool"),
    Frame(id="second", role="lane", frame="pool"),
    *(Node(id=id, component="cache", frame=frame) for id, frame in (("a", "first"), ("b", "second"))),
    *(Node(id=id, component="cache") for id in ("left", "right", "above", "below", "corner")),
)
FOUND = {
    "around": Rect(-40, -40, 500, 260),
    "pool": Rect(0, 0, 420, 180),
    "first": Rect(10, 10, 190, 160),
    "second": Rect(220, 10, 190, 160),
    "a": Rect(20, 60, 170, 70),
    "b": Rect(230, 60, 170, 70),
    "left": Rect(-300, 40, 170, 70),
    "right": Rect(500, 40, 170, 70),
    "above": Rect(330, -200, 170, 70),
    "below": Rect(100, 240, 170, 70),
    "corner": Rect(500, 240, 170, 70),
}


@pytest.mark.parametrize("flow", ["rows", "columns"])
def test_a_pool_that_has_grown_covers_nothing_beside_it(flow: str) -> None:
    frames = [f.model_copy(update={"flow": flow}) for f in DESIGN.frames.values()]
    design = Design.of(DESIGN.brief, *frames, *DESIGN.nodes.values())

    places = in_lanes(design, FOUND)

    pool, lanes = places["pool"], [places["first"], places["second"]]
    assert pool.width > FOUND["pool"].width or pool.height > FOUND["pool"].height
    assert not lanes[0].overlaps(lanes[1])
    apart = ["pool", *(id for id in FOUND if id in design.nodes and id not in "ab")]
    assert [pair for pair in combinations(apart, 2) if places[pair[0]].overlaps(places[pair[1]])] == []
    outer = {id: places["around"].contains(places[id].centre) for id in FOUND}
    assert {id for id, is_in in outer.items() if is_in} == {"around", "pool", "first", "second", "a", "b"}
    assert places["left"] == FOUND["left"]
    assert places["above"] == FOUND["above"]
