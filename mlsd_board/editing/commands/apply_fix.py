"""Turn the steps of a quick fix into an edit: new boxes are placed among those they are joined to."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import ROOM, STRIDE, add_node
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.group import fold
from mlsd_board.editing.commands.set_attribute import set_attribute, set_field
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point, bounds
from mlsd_board.validation.fix import AddNode, Connect, Fix, Fold, Remove, SetAttribute, SetConnection


def apply_fix(tx: Transaction, fix: Fix, library: Library) -> list[str]:
    """Carry out a fix. Returns the ids of the elements it added or changed."""
    real: dict[str, str] = {}
    touched: list[str] = []
    for step in fix.steps:
        match step:
            case AddNode():
                real[step.handle] = add_node(
                    tx, step.component, _spot(tx, fix, step, real), attributes=step.attributes, gap=ROOM
                )
                touched.append(real[step.handle])
            case Connect():
                source, target = real.get(step.source, step.source), real.get(step.target, step.target)
                touched.append(connect(tx, library, source, target, step.kind))
            case SetAttribute():
                node = real.get(step.node, step.node)
                set_attribute(tx, node, step.attribute, step.value)
                touched.append(node)
            case SetConnection():
                set_field(tx, step.connection, step.field, step.value)
                touched.append(step.connection)
            case Remove():
                delete(tx, [step.element])
            case Fold():
                touched.append(fold(tx, step.members, step.title))
    return [id for id in dict.fromkeys(touched) if id in tx.design.records]


def _spot(tx: Transaction, fix: Fix, step: AddNode, real: dict[str, str]) -> Point:
    """A column to the right of the first box that will feed it, else left of the first it feeds, else beside `near`.

    Its height is the middle of all the boxes it is joined to.
    """
    joins = [s for s in fix.steps if isinstance(s, Connect)]
    feeds = [real.get(s.source, s.source) for s in joins if s.target == step.handle]
    fed = [real.get(s.target, s.target) for s in joins if s.source == step.handle]
    nodes = tx.design.nodes
    heights = [nodes[id].rect.centre.y for id in (*feeds, *fed) if id in nodes]
    for partners, stride in ((feeds, STRIDE), (fed, -STRIDE), ([step.near or ""], STRIDE)):
        anchor = next((nodes[id] for id in partners if id in nodes), None)
        if anchor:
            y = sum(heights) / len(heights) if heights else anchor.rect.centre.y
            return Point(anchor.rect.centre.x + stride, y)
    extent = bounds(node.rect for node in nodes.values())
    return Point(extent.right + STRIDE / 2, extent.centre.y) if extent else Point(0, 0)
