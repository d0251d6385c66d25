"""Comparing what is drawn: boxes, the choices stated on them, and what flows between them."""

from collections.abc import Iterator

from mlsd_board.catalog.choices import choice_words
from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.practice.compare.comparison import Entry, State
from mlsd_board.practice.compare.roles import Pairs, Role
from mlsd_board.practice.compare.wording import STRONG, a, between, component_name, listing, shown

_NAMED = 2
"""So many neighbours are named of a box that is missing."""
_ALSO_CHOICES = ("model_family",)


def boxes(
    mine: Design, theirs: Design, pairs: Pairs, seen: dict[str, Role], library: Library
) -> Iterator[Entry]:
    """Every box of both boards: covered, another one in its place, missing, or extra. `seen`: the roles of theirs."""
    for own, other in pairs.same.items():
        name = component_name(mine.nodes[own].component, library)
        yield _beside(mine.nodes[own], theirs.nodes[other], library, "covered", f"Both have {a(name)}.")
    for own, other in pairs.others.items():
        had = component_name(theirs.nodes[other].component, library)
        told = f"Where you have {a(component_name(mine.nodes[own].component, library))}, one strong answer had {a(had)}."
        yield _beside(mine.nodes[own], theirs.nodes[other], library, "different", told)
    met = set(pairs.all().values())
    for id, role in seen.items():
        if id not in met:
            told = (
                f"{STRONG} also had {a(component_name(role.node.component, library))}{_where(role, library)}."
            )
            yield Entry("component", "missing", "", shown(role.node, library), told, (), (id,))
    for id, node in mine.nodes.items():
        if id not in pairs.same and id not in pairs.others:
            told = f"You also have {a(component_name(node.component, library))}; that answer did without."
            yield Entry("component", "extra", shown(node, library), "", told, (id,))


def choices(mine: Design, theirs: Design, pairs: Pairs, library: Library) -> Iterator[Entry]:
    """Where both state a choice on the same box: the same one, or another."""
    for own, other in pairs.same.items():
        one, two = mine.nodes[own], theirs.nodes[other]
        component = library.components.get(one.component)
        names = [n for n, x in component.attributes.items() if x.choices] if component else []
        for name in (*names, *_ALSO_CHOICES):
            if name in one.attributes and name in two.attributes:
                yield _choice(name, one, two, library)


def flows(mine: Design, theirs: Design, pairs: Pairs, library: Library) -> Iterator[Entry]:
    """What flows between boxes that both boards have, directly or through boxes that only one of them has."""
    found = {other: own for own, other in pairs.all().items()}
    there = _reached(mine, set(found.values()))
    for wire in theirs.connections.values():
        if wire.source in found and wire.target in found:
            source, target = found[wire.source], found[wire.target]
            yield _flow(wire, theirs, target in there[source], (source, target), library)


def _beside(mine: Node, theirs: Node, library: Library, state: State, told: str) -> Entry:
    sides = shown(mine, library), shown(theirs, library)
    return Entry("component", state, *sides, told, (mine.id,), (theirs.id,))


def _where(role: Role, library: Library) -> str:
    before, after = (
        [component_name(component, library) for component in sorted(side)[:_NAMED]]
        for side in (role.before, role.after)
    )
    return between(before, after)


def _choice(name: str, mine: Node, theirs: Node, library: Library) -> Entry:
    words, box = name.replace("_", " "), component_name(mine.component, library)
    one, two = _parts(mine.attributes[name]), _parts(theirs.attributes[name])
    more = [part for part in two if part not in one]
    yours, other = ", ".join(one), ", ".join(two)
    if not more and len(one) >= len(two):
        told = f"Both state {words} {other} on the {box}."
        return Entry(
            "choice", "covered", f"{words}: {yours}", f"{words}: {other}", told, (mine.id,), (theirs.id,)
        )
    if set(one) < set(two):
        told = f"On the {box}, one strong answer also had {listing(more)} ({words})."
    else:
        told = f"On your {box} you state {words} {yours}; one strong answer had {other}."
    return Entry(
        "choice", "different", f"{words}: {yours}", f"{words}: {other}", told, (mine.id,), (theirs.id,)
    )


def _parts(value: object) -> list[str]:
    parts = [str(part) for part in value] if isinstance(value, tuple) else [str(value)]
    return sorted(choice_words(part) for part in parts)


def _reached(design: Design, stops: set[str]) -> dict[str, set[str]]:
    """For each of `stops` those of them that its arrows lead to without passing another of them."""
    following: dict[str, list[str]] = {}
    for wire in design.connections.values():
        following.setdefault(wire.source, []).append(wire.target)
        if wire.kind == "request":  # the answer comes back the same way
            following.setdefault(wire.target, []).append(wire.source)
    found: dict[str, set[str]] = {}
    for stop in stops:
        seen: set[str] = set()
        waiting = list(following.get(stop, ()))
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += [] if node in stops else following.get(node, ())
        found[stop] = seen
    return found


def _flow(wire: Connection, theirs: Design, there: bool, mine: tuple[str, str], library: Library) -> Entry:
    ends = [component_name(theirs.nodes[id].component, library) for id in (wire.source, wire.target)]
    words = wire.label or (wire.kind.value if wire.kind else "an arrow")
    line = f"{ends[0]} → {ends[1]}: {words}"
    if there:
        told = f"Both lead from the {ends[0]} to the {ends[1]}."
        return Entry("connection", "covered", line, line, told, mine, (wire.id,))
    told = f"{STRONG} also led {words} from the {ends[0]} to the {ends[1]}."
    return Entry("connection", "missing", "", line, told, mine, (wire.id,))
