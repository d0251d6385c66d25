"""Mark boxes as deep dives, on the board and among the deep dives of the brief, or unmark them."""

from collections.abc import Iterable

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.brief import DeepDive


def mark_deep_dive(tx: Transaction, ids: Iterable[str], *, on: bool = True) -> None:
    """Marks are for components. What the brief says about a deep dive stays there when the mark goes."""
    brief = tx.design.brief
    dives = list(brief.deep_dives)
    for id in dict.fromkeys(ids):
        node = tx.design.nodes.get(id)
        if node is None:
            continue
        tx.put(node.model_copy(update={"deep_dive": on}))
        if on and all(dive.node_id != id for dive in dives):
            dives.append(DeepDive(node_id=id))
        elif not on:
            dives = [dive for dive in dives if dive != DeepDive(node_id=id)]
    if tuple(dives) != brief.deep_dives:
        tx.put(brief.model_copy(update={"deep_dives": tuple(dives)}))
