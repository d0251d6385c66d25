"""The role of a box: what it is, what flows into it and out of it; and who plays the same role on two boards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

_NEIGHBOURS, _WORDS, _ZONE = 3.0, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Role:
    """A box seen by what surrounds it: `before` and `after` are the components its arrows come from and lead to."""

    node: Node
    before: frozenset[str]
    after: frozenset[str]


class Pairs(NamedTuple):
    """Who plays whose role, from the one board to the other; `others` do the same work in another way."""

    same: Mapping[str, str]
    others: Mapping[str, str]

    def all(self) -> dict[str, str]:
        return {**self.same, **self.others}


def roles(design: Design) -> dict[str, Role]:
    """The role of every box, by its id."""
    before: dict[str, set[str]] = {id: set() for id in design.nodes}
    after: dict[str, set[str]] = {id: set() for id in design.nodes}
    for wire in design.connections.values():
        if wire.source in design.nodes and wire.target in design.nodes:
            after[wire.source].add(design.nodes[wire.target].component)
            before[wire.target].add(design.nodes[wire.source].component)
    return {id: Role(n, frozenset(before[id]), frozenset(after[id])) for id, n in design.nodes.items()}


def pair(mine: Mapping[str, Role], theirs: Mapping[str, Role], library: Library) -> Pairs:
    """Pair the boxes of two boards, the most alike first: the same components, and then those that can replace them."""
    same = _best(
        (_likeness(m, t), a, b)
        for a, m in mine.items()
        for b, t in theirs.items()
        if m.node.component == t.node.component
    )
    taken = set(same.values())
    rest = {id: role for id, role in mine.items() if id not in same}
    left = {id: role for id, role in theirs.items() if id not in taken}
    others = _best(
        (_likeness(m, t), a, b)
        for a, m in rest.items()
        for b, t in left.items()
        if t.node.component in library.alternatives.get(m.node.component, ()) and _could_stand_in(m, t)
    )
    return Pairs(same, others)


def _best(found: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """From all possible pairs the most alike, each box in one of them."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, mine, theirs in sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


def _could_stand_in(mine: Role, theirs: Role) -> bool:
    """Whether the two lie at the same place of the flow, as far as they are wired at all."""
    unwired = not (mine.before | mine.after) or not (theirs.before | theirs.after)
    return unwired or bool(mine.before & theirs.before) or bool(mine.after & theirs.after)


def _likeness(mine: Role, theirs: Role) -> float:
    score = _NEIGHBOURS * (_shared(mine.before, theirs.before) + _shared(mine.after, theirs.after))
    zone = mine.node.attributes.get("zone")
    score += _ZONE * (zone is not None and zone == theirs.node.attributes.get("zone"))
    return score + _WORDS * alike(mine.node.label, theirs.node.label)


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others) if some | others else 0.0


def alike(some: str, other: str) -> float:
    """How much two names are alike, from 0 to 1; the order of words does not matter."""
    # Compiled, and only needed while two boards are compared.
    from rapidfuzz import fuzz

    one, two = (" ".join(text.lower().replace("_", " ").split()) for text in (some, other))
    return fuzz.token_set_ratio(one, two) / 100 if one and two else 0.0
