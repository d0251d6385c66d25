"""Tidying: places change and nothing else does; with a part chosen, the rest stays."""

import pytest

from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.move import place
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.engine import EngineChoice
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from mlsd_board.model.geometry import Rect, bounds
from mlsd_board.workspace.arranging import laid_out, places


def node(id: str, frame: str | None = None, x: float = 0, **more: object) -> Node:
    return Node(id=id, component="data_lake", x=x, y=0, width=160, height=64, frame=frame, **more)


@pytest.fixture
def framed() -> Design:
    return Design.of(
        Frame(id="zone", x=0, y=0, width=10, height=10, title="A zone with quite a long title"),
        *(node(f"in{n}", "zone") for n in range(3)),
        *(node(f"out{n}") for n in range(7)),
        Note(id="note", x=0, y=0, width=100, height=50, text="n"),
        Connection(id="c1", source="out0", target="in0", kind="data", waypoints=((5, 5),)),
        Connection(id="c2", source="in0", target="in1", kind="data"),
    )


def apart(rects: list[Rect]) -> bool:
    return not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[:n])


def sizes(design: Design) -> dict[str, tuple[float, float]]:
    return {n.id: (n.width, n.height) for n in design.nodes.values()}


def boxes_of(design: Design) -> list[Rect]:
    """All that is seen and stands for itself: an open frame has boxes in it."""
    open_frames = {frame.id for frame in design.frames.values() if not frame.collapsed}
    return [rect for id, rect in scene_of(design).boxes.items() if id not in open_frames]


@pytest.mark.parametrize("engine", ["auto", None])
def test_boxes_come_apart_and_frames_hold_just_their_own(framed: Design, engine: EngineChoice | None) -> None:
    design = laid_out(framed, engine)
    zone = design.frames["zone"].rect

    assert apart(boxes_of(design))
    for box in (*design.nodes.values(), *design.notes.values()):
        assert zone.encloses(box.rect) == (box.frame == "zone")
        assert not (box.frame is None and zone.overlaps(box.rect))
    assert design.connections["c1"].waypoints == ()
    assert sizes(design) == sizes(framed)


@pytest.mark.parametrize("engine", ["auto", None])
def test_an_empty_board_and_a_single_box_are_no_trouble(engine: EngineChoice | None) -> None:
    assert laid_out(Design(), engine) == Design()
    assert len(laid_out(Design.of(node("only")), engine).nodes) == 1


def test_a_note_stands_beside_what_it_is_about(framed: Design) -> None:
    about = framed.notes["note"].model_copy(update={"about": "in2", "frame": "zone"})
    design = laid_out(Design.of(*framed.records.values(), about))
    note, box = design.notes["note"].rect, design.nodes["in2"].rect

    assert 0 < note.x - box.right < 200
    assert note.y < box.bottom
    assert box.y < note.bottom


def test_a_chosen_part_is_arranged_around_where_it_is_and_the_rest_stays(starter: Design) -> None:
    chosen = {"ranker", "trainer", "model_registry"}
    found = places(starter, only=chosen)
    old = [starter.nodes[id].rect for id in chosen]

    assert set(found) == chosen
    assert apart(list(found.values()))
    assert min(r.x for r in found.values()) == min(r.x for r in old)
    assert min(r.y for r in found.values()) == min(r.y for r in old)


def test_a_chosen_frame_is_arranged_inside_and_what_needs_room_gets_it(framed: Design) -> None:
    around = Frame(id="around", x=-40, y=-40, width=60, height=60)
    zone = framed.frames["zone"].model_copy(update={"frame": "around"})
    design = Design({**framed.records, "around": around, "zone": zone})
    found = places(design, only=design.with_members(["zone"]))

    assert found.keys() == {"zone", "in0", "in1", "in2", "around"}
    assert found["zone"][:2] == zone.rect[:2]
    assert all(found["zone"].encloses(found[f"in{n}"]) for n in range(3))
    assert found["around"].encloses(found["zone"])


def test_what_a_chosen_part_would_lie_upon_gives_way(framed: Design) -> None:
    spread = {f"out{n}": node(f"out{n}", x=300.0 * n) for n in range(7)}
    below = {id: box.model_copy(update={"y": 80.0}) for id, box in spread.items()}
    design = Design(
        {**framed.records, **below, "note": framed.notes["note"].model_copy(update={"x": -500.0})}
    )
    found = places(design, only=design.with_members(["zone"]))

    assert {"zone", "in0", "in1", "in2", "out0"} <= found.keys()
    assert "note" not in found
    tx = Transaction(design)
    place(tx, found)
    assert apart(boxes_of(design.apply(tx.finish())))


def test_a_locked_box_stays(framed: Design) -> None:
    locked = node("fixed", x=5000, locked=True)
    design = laid_out(Design.of(*framed.records.values(), locked))

    assert design.nodes["fixed"] == locked


def test_the_starter_is_laid_out_the_same_every_time_and_without_overlap(starter: Design) -> None:
    first = laid_out(starter)

    assert first == laid_out(starter)
    assert apart(boxes_of(first))


def test_what_is_in_a_locked_frame_stays_and_a_frame_holds_its_locked_box(framed: Design) -> None:
    zone = framed.frames["zone"].model_copy(update={"locked": True})
    first = laid_out(Design({**framed.records, "zone": zone}))
    inside = ("zone", "in0", "in1", "in2")
    assert [first.boxes[id].rect for id in inside] == [framed.boxes[id].rect for id in inside]

    held = [node("in1", "zone", x=900, locked=True), node("out3", x=-900, locked=True)]
    second = laid_out(Design({**framed.records, **{box.id: box for box in held}}))
    assert all(second.nodes[box.id] == box for box in held)
    assert all(second.frames["zone"].rect.encloses(second.nodes[f"in{n}"].rect) for n in range(3))


@pytest.mark.parametrize("locked", [False, True])
def test_a_folded_group_takes_the_room_of_one_box_and_keeps_its_own_inside(
    framed: Design, locked: bool
) -> None:
    zone = framed.frames["zone"].model_copy(update={"collapsed": True})
    more = [node("out0", x=700, locked=True)] if locked else []
    design = laid_out(Design({**framed.records, "zone": zone, **{box.id: box for box in more}}))

    assert apart(boxes_of(design))
    assert all(design.frames["zone"].rect.encloses(design.nodes[f"in{n}"].rect) for n in range(3))
    spread = {how: bounds(boxes_of(board)) for how, board in (("open", laid_out(framed)), ("folded", design))}
    assert (
        locked
        or spread["folded"].height * spread["folded"].width < spread["open"].height * spread["open"].width
    )
