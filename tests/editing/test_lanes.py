"""Swim lanes: they keep in line, boxes belong to the lane they lie in, nothing is lost with a lane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.lanes import add_lane, add_lanes, shift_lane
from mlsd_board.editing.commands.move import move, settle
from mlsd_board.editing.commands.resize import resize
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.layout.pools import in_lanes
from mlsd_board.layout.swimlanes import HEAD, SIDE, lanes_in_order
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.geometry import Point, Rect

FLOWS = pytest.mark.parametrize("flow", ["rows", "columns"])


def laid(flow: str = "rows", *boxes: Node) -> tuple[Transaction, str]:
    tx = Transaction(Design.of(*boxes))
    pool = add_lanes(tx, Point(400, 300), flow, [b.id for b in boxes])  # type: ignore[arg-type]
    return tx, pool


def lanes(tx: Transaction, pool: str) -> list[Frame]:
    return lanes_in_order(list(tx.design.frames.values()), tx.design.frames[pool])


def in_line(tx: Transaction, pool: str) -> bool:
    """Whether the lanes fill their pool without a gap."""
    frame, row = tx.design.frames[pool], lanes(tx, pool)
    if frame.flow == "rows":
        edges = [frame.y + HEAD, *(lane.rect.bottom for lane in row)]
        same = all((lane.x, lane.width) == (frame.x, frame.width) for lane in row)
        return same and [lane.y for lane in row] == edges[:-1] and edges[-1] == frame.rect.bottom
    edges = [frame.x, *(lane.rect.right for lane in row)]
    same = all((lane.y, lane.height) == (frame.y + HEAD, frame.height - HEAD) for lane in row)
    return same and [lane.x for lane in row] == edges[:-1] and edges[-1] == frame.rect.right


@FLOWS
def test_lanes_are_laid_around_boxes_which_then_belong_to_them(flow: str) -> None:
    boxes = [Node(id=f"n{i}", component="trainer", x=i * 300, y=i * 200) for i in range(3)]
    tx, pool = laid(flow, *boxes)
    first, *_, last = lanes(tx, pool)

    assert in_line(tx, pool)
    assert tx.design.nodes["n0"].frame == first.id
    assert tx.design.nodes["n2"].frame == last.id
    tx.finish()


@FLOWS
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=30, unique=True))
def test_laid_around_boxes_lanes_fill_their_pool_and_hold_what_they_can(flow: str, spots) -> None:
    boxes = [Node(id=f"n{x}-{y}", component="trainer", x=x * 80, y=y * 80) for x, y in spots]
    tx, pool = laid(flow, *boxes)

    assert in_line(tx, pool)
    assert len(lanes(tx, pool)) == 3
    assert all(lane.rect.height >= 64 and lane.rect.width >= 64 for lane in lanes(tx, pool))
    assert all(tx.design.nodes[box.id].frame in tx.design.frames for box in boxes)


@FLOWS
def test_no_border_of_lanes_passes_through_a_row_of_boxes(flow: str) -> None:
    """Rows of the starter: borders at thirds would strike the second and the fourth through."""
    rows = (0, 160, 320, 480, 640, 1060)
    boxes = [
        Node(id=f"n{n}", component="trainer", x=n % 2 * 40.0 if flow == "rows" else at * 2.0, y=float(at))
        for n, at in enumerate(rows)
    ]
    tx, pool = laid(flow, *boxes)

    for lane in lanes(tx, pool):
        inside = [b.rect for b in tx.design.nodes.values() if b.frame == lane.id]
        assert inside
        assert all(lane.rect.encloses(rect) for rect in inside)


@FLOWS
def test_a_wider_lane_shifts_those_after_it_with_their_boxes(flow: str) -> None:
    tx, pool = laid(flow)
    first, second, third = lanes(tx, pool)
    node = add_node(tx, "trainer", third.rect.centre)
    before = tx.design.nodes[node]
    resize(tx, first.id, first.rect._replace(width=first.width + 80, height=first.height + 80))
    after = tx.design.nodes[node]

    assert in_line(tx, pool)
    shift = (after.x - before.x, after.y - before.y)
    assert shift == ((0, 80) if flow == "rows" else (80, 0))
    assert after.frame == third.id
    assert lanes(tx, pool)[1].id == second.id


@FLOWS
def test_a_larger_pool_gives_its_last_lane_the_room(flow: str) -> None:
    tx, pool = laid(flow)
    frame = tx.design.frames[pool]
    resize(tx, pool, frame.rect._replace(width=frame.width + 96, height=frame.height + 96))

    assert in_line(tx, pool)
    assert tx.design.frames[pool].rect == frame.rect._replace(
        width=frame.width + 96, height=frame.height + 96
    )


@FLOWS
def test_lanes_are_added_and_change_places(flow: str) -> None:
    tx, pool = laid(flow)
    first = lanes(tx, pool)[0]
    node = add_node(tx, "trainer", first.rect.centre)
    new = add_lane(tx, first.id)
    assert [lane.id for lane in lanes(tx, pool)][:2] == [first.id, new]

    shift_lane(tx, first.id, 1)
    assert [lane.id for lane in lanes(tx, pool)][:2] == [new, first.id]
    assert tx.design.frames[first.id].rect.encloses(tx.design.nodes[node].rect)
    assert in_line(tx, pool)


def test_a_lane_is_moved_with_its_pool(library: Library) -> None:
    tx, pool = laid()
    lane = lanes(tx, pool)[1]
    node = add_node(tx, "trainer", lane.rect.centre)
    move(tx, [lane.id], 40, 24)
    settle(tx, [lane.id])

    assert in_line(tx, pool)
    assert tx.design.frames[pool].x - lane.x == 40
    assert tx.design.nodes[node].frame == lane.id
    assert lane.rect.moved(40, 24).encloses(tx.design.nodes[node].rect)


def test_a_box_belongs_to_the_lane_its_middle_lies_in() -> None:
    tx, pool = laid()
    first, second, _ = lanes(tx, pool)
    node = add_node(tx, "trainer", first.rect.centre)
    move(tx, [node], 0, first.height / 2 + 8)
    settle(tx, [node])

    assert tx.design.nodes[node].frame == second.id


def test_a_deleted_lane_leaves_its_boxes_to_the_one_that_takes_its_place() -> None:
    tx, pool = laid()
    first, second, _ = lanes(tx, pool)
    node = add_node(tx, "trainer", first.rect.centre)
    delete(tx, [first.id])

    assert in_line(tx, pool)
    assert tx.design.nodes[node].frame == second.id
    delete(tx, [lane.id for lane in lanes(tx, pool)])
    assert tx.design.frames[pool].role == "group"
    assert tx.design.nodes[node].frame == pool


def test_lanes_go_with_their_pool_and_boxes_stay() -> None:
    tx, pool = laid()
    node = add_node(tx, "trainer", lanes(tx, pool)[0].rect.centre)
    delete(tx, [pool])

    assert not tx.design.frames
    assert tx.design.nodes[node].frame is None


def test_other_frames_have_no_lanes() -> None:
    tx = Transaction(Design.of(Frame(id="f")))
    with pytest.raises(EditError, match="swim lanes"):
        add_lane(tx, "f")


def test_an_automatic_layout_leaves_the_lanes_in_line() -> None:
    tx, pool = laid()
    nodes = [add_node(tx, "trainer", lane.rect.centre) for lane in lanes(tx, pool)]
    row = lanes(tx, pool)
    found = {pool: Rect(0, 0, 900, 300)}
    for number, (lane, node) in enumerate(zip(row, nodes, strict=True)):
        found |= {lane.id: Rect(300 * number, 20, 260, 200), node: Rect(300 * number + 40, 60, 168, 64)}
    places = in_lanes(tx.design, found)

    assert [places[lane.id].x for lane in row] == [0, 0, 0]
    assert places[row[0].id].bottom == places[row[1].id].y
    for lane, node in zip(row, nodes, strict=True):
        assert places[lane.id].encloses(places[node])
        assert places[node].x >= SIDE
    assert places[pool].bottom == places[row[-1].id].bottom


def test_a_folded_frame_takes_up_only_the_room_it_is_seen_in() -> None:
    folded = Frame(id="f", x=0, y=0, width=900, height=700, collapsed=True)
    tx = Transaction(Design.of(folded))

    pool = add_lanes(tx, Point(0, 0), "rows", ["f"])

    assert tx.design.frames[pool].width < folded.width
    assert tx.design.frames[pool].rect.contains(folded.shown_rect.centre)
