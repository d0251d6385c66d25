"""Folding boxes: one box stands for them, at a place where it covers nothing."""

from mlsd_board.editing.commands.group import fold
from mlsd_board.editing.transaction import Transaction
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.model.design import Design
from mlsd_board.model.elements import NODE_HEIGHT, NODE_WIDTH, Node
from mlsd_board.model.geometry import Rect


def corner(design: Design, frame: str) -> Rect:
    found = design.frames[frame]
    return Rect(found.x, found.y, NODE_WIDTH, NODE_HEIGHT)


def test_folded_boxes_hide_behind_one() -> None:
    before = Design.of(*(Node(id=id, component="cache", x=x) for id, x in (("a", 0), ("b", 320), ("c", 640))))
    tx = Transaction(before)
    frame = fold(tx, ["a", "b"], "Caches")
    changes = tx.finish()
    after = before.apply(changes)

    assert after.frames[frame].collapsed
    assert after.frames[frame].title == "Caches"
    assert hidden_nodes(after) == {"a": frame, "b": frame}
    assert after.apply(changes.inverse()) == before


def test_a_folded_group_covers_no_other_box_and_takes_its_members_along() -> None:
    members = [Node(id="a", component="cache", x=320, y=0), Node(id="b", component="cache", x=0, y=320)]
    others = [Node(id="c", component="cache", x=0, y=0), Node(id="d", component="cache", x=-200, y=-64)]
    tx = Transaction(Design.of(*members, *others))
    first = fold(tx, ["a", "b"], "First")
    second = fold(tx, ["d"], "Second")
    after = tx.design

    seen = [after.nodes["c"].rect, corner(after, first), corner(after, second)]
    assert not any(a.overlaps(b) for i, a in enumerate(seen) for b in seen[i + 1 :])
    assert all(after.frames[first].rect.encloses(after.nodes[id].rect) for id in ("a", "b"))
