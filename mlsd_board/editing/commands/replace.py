"""Make a box another component and keep what is joined to it."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.connect import likely_kind, possible_kinds
from mlsd_board.editing.transaction import Transaction


def replace(tx: Transaction, library: Library, node: str, component: str) -> list[str]:
    """Change the component of a node. Its label, place and the attributes the new component knows stay.

    Arrows keep a kind that is still legal, else get the likeliest legal one. Returns the arrows for which nothing
    is legal; they stay as they are, and the checker reports them.
    """
    old = tx.design.nodes[node]
    known = {name: value for name, value in old.attributes.items() if library.attribute(component, name)}
    tx.put(old.model_copy(update={"component": component, "attributes": known}))
    homeless = []
    for wire in list(tx.design.connections_at([node])):
        legal = possible_kinds(tx.design, library, wire.source, wire.target)
        if not legal:
            homeless.append(wire.id)
        elif wire.kind not in legal:
            kind = likely_kind(tx.design, library, wire.source, wire.target) or legal[0]
            tx.put(wire.model_copy(update={"kind": kind}))
    return homeless
