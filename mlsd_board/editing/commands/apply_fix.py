"""Turn the steps of a quick fix into an edit: new boxes are placed among those they are joined to."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.set_attribute import set_attribute, set_field
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import NODE_WIDTH
from mlsd_board.model.geometry import Point, bounds
from mlsd_board.validation.fix import AddNode, Connect, Fix, Remove, SetAttribute, SetConnection

ROOM = 48.0
"""Free space kept around a box that a fix adds, so that arrows and labels fit in."""


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
    return [id for id in dict.fromkeys(touched) if id in tx.design.records]


def _spot(tx: Transaction, fix: Fix, step: AddNode, real: dict[str, str]) -> Point:
    """Amid the boxes the new one will be joined to; else right of `near`; else right of everything."""
    ends = [
        (s.source, s.target)
        for s in fix.steps
        if isinstance(s, Connect) and step.handle in (s.source, s.target)
    ]
    partners = {real.get(id, id) for pair in ends for id in pair} & tx.design.nodes.keys()
    centres = [tx.design.nodes[id].rect.centre for id in sorted(partners)]
    if len(centres) > 1:
        return Point(sum(c.x for c in centres) / len(centres), sum(c.y for c in centres) / len(centres))
    beside = next(iter(sorted(partners)), step.near or "")
    if beside in tx.design.nodes:
        rect = tx.design.nodes[beside].rect
        return Point(rect.centre.x, rect.bottom + ROOM + rect.height / 2)
    extent = bounds(node.rect for node in tx.design.nodes.values())
    return Point(extent.right + ROOM * 2 + NODE_WIDTH / 2, extent.centre.y) if extent else Point(0, 0)
