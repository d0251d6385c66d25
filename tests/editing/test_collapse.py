"""Folding frames and opening them again: what an open one would cover gives way."""

from mlsd_board.editing.commands.collapse import collapse, expand
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.geometry import Rect

MEMBER = Node(id="member", component="cache", x=300, y=100, frame="group")
GROUP = Frame(id="group", x=0, y=0, width=500, height=300, frame="zone", collapsed=True)
ZONE = Frame(id="zone", x=-40, y=-40, width=300, height=200)


def opened(*others: Node | Frame) -> dict[str, Rect]:
    tx = Transaction(Design.of(MEMBER, GROUP, ZONE, *others))
    expand(tx, ["group"])
    return {id: box.rect for id, box in tx.design.boxes.items()}


def test_what_is_in_the_way_of_an_open_frame_moves_on_and_keeps_its_rows_and_columns() -> None:
    at = {"right": (264, 0), "farther": (560, 0), "below": (0, 160), "left": (-300, 0)}
    after = opened(*(Node(id=id, component="cache", x=x, y=y) for id, (x, y) in at.items()))

    assert {id: (after[id].x - at[id][0], after[id].y - at[id][1]) for id in at} == {
        "right": (332, 0),
        "farther": (332, 0),
        "below": (0, 236),
        "left": (0, 0),
    }
    assert not any(after[id].overlaps(after["zone"]) for id in at)
    assert after["zone"].encloses(after["group"])
    assert after["member"] == MEMBER.rect


def test_a_frame_that_is_half_in_the_way_moves_whole_or_not_at_all() -> None:
    wide = Frame(id="wide", x=60, y=200, width=600, height=200)
    inside = Node(id="inside", component="cache", x=400, y=240, frame="wide")
    after = opened(wide, inside)

    assert (after["wide"], after["inside"]) == (wide.rect.moved(0, 236), inside.rect.moved(0, 236))


def test_where_nothing_is_in_the_way_everything_else_stays() -> None:
    far = Node(id="far", component="cache", x=900, y=0)

    assert opened(far)["far"] == far.rect


def test_bends_go_along_with_both_ends_of_their_arrow() -> None:
    row = [Node(id=id, component="cache", x=x, y=0) for id, x in (("a", 264), ("b", 600))]
    wire = Connection(id="w", source="a", target="b", waypoints=((500, 90),))
    tx = Transaction(Design.of(MEMBER, GROUP, *row, wire))
    expand(tx, ["group"])
    assert tx.design.connections["w"].waypoints == ((832, 90),)

    collapse(tx, ["group"])
    assert tx.design.frames["group"].collapsed
