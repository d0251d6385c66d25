"""Which elements belong together: the same component, what leads to a box or follows from it, what is not locked."""

from collections.abc import Iterable

from mlsd_board.model.design import Design


def same_component(design: Design, ids: Iterable[str]) -> list[str]:
    """Every node of a component that one of `ids` has."""
    wanted = {design.nodes[id].component for id in ids if id in design.nodes}
    return [id for id, node in design.nodes.items() if node.component in wanted]


def upstream(design: Design, ids: Iterable[str]) -> list[str]:
    """The elements and everything from which arrows lead to them, arrows included."""
    return _along(design, ids, forward=False)


def downstream(design: Design, ids: Iterable[str]) -> list[str]:
    """The elements and everything to which arrows lead from them, arrows included."""
    return _along(design, ids, forward=True)


def unlocked(design: Design, ids: Iterable[str]) -> list[str]:
    """Those of the elements that are not locked to their place."""
    return [id for id in ids if id not in design.boxes or not design.boxes[id].locked]


def _along(design: Design, ids: Iterable[str], *, forward: bool) -> list[str]:
    found = dict.fromkeys(id for id in ids if id in design.boxes)
    waiting = list(found)
    while waiting:
        here = waiting.pop(0)
        for wire in design.connections.values():
            start, end = (wire.source, wire.target) if forward else (wire.target, wire.source)
            if start == here:
                found[wire.id] = None
                if end not in found:
                    found[end] = None
                    waiting.append(end)
    return list(found)
