"""Where a condition is asked, and the functions it may use: reach, connections, presence, statements."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from mlsd_board.graph.queries import Kinds
from mlsd_board.validation.board import Board
from mlsd_board.validation.declarative.vocabulary import BOARD_FACTS, GrammarError, Vocabulary


class Place(NamedTuple):
    """A box of a board, or the board as a whole where `node` is empty."""

    board: Board
    node: str


Term: TypeAlias = Callable[[Place], object]
"""A part of a condition: its value at a place, None where a fact it needs is not stated."""
_Joined: TypeAlias = Callable[[Place, frozenset[str], Kinds], bool]


def fact(name: str) -> Term:
    """A fact of the board, or of the box."""
    if name == "category":
        return lambda place: place.board.brief.category
    if name in BOARD_FACTS:
        return lambda place: place.board.brief.tags
    return lambda place: _stated(place.board.queries.graph.nodes[place.node].get(name))


def requirement(name: str) -> Term:
    """A number of the brief."""
    return lambda place: getattr(place.board.req, name)


def call(words: Vocabulary, name: str, names: Sequence[str], via: Sequence[str]) -> Term:
    """A function of the grammar with its arguments. Raises `GrammarError` where it has no place."""
    if not names:
        msg = f"{name}() needs a name in quotes"
        raise GrammarError(msg)
    if via and name not in JOINED:
        msg = f"{name}() takes no `via`"
        raise GrammarError(msg)
    if name == "tagged":
        return lambda place: place.board.tagged(*names)
    if name == "stated":
        for attribute in names:
            words.attribute(attribute)
        return lambda place: all(fact(n)(place) is not None for n in names)
    types = words.components(names)
    if name == "exists":
        return lambda place: bool(place.board.of(types))
    if name == "count":
        return lambda place: len(place.board.of(types))
    if words.types is None:
        msg = f"{name}() is asked of a box; say `for_each`"
        raise GrammarError(msg)
    kinds, joined = words.kinds(via or ["any"]), JOINED[name]
    return lambda place: joined(place, types, kinds)


def _reaches(place: Place, types: frozenset[str], kinds: Kinds) -> bool:
    return place.board.queries.reach([place.node], place.board.of(types), kinds)


def _reached_from(place: Place, types: frozenset[str], kinds: Kinds) -> bool:
    return place.board.queries.reach(place.board.of(types), [place.node], kinds)


def _connected(place: Place, types: frozenset[str], kinds: Kinds) -> bool:
    return not place.board.queries.adjacent(place.node, kinds).isdisjoint(place.board.of(types))


def _feeds(place: Place, types: frozenset[str], kinds: Kinds) -> bool:
    targets = {e.target for e in place.board.queries.out(place.node, kinds)}
    return not targets.isdisjoint(place.board.of(types))


def _fed_by(place: Place, types: frozenset[str], kinds: Kinds) -> bool:
    sources = {e.source for e in place.board.queries.into(place.node, kinds)}
    return not sources.isdisjoint(place.board.of(types))


JOINED: dict[str, _Joined] = {
    "reaches": _reaches,
    "reached_from": _reached_from,
    "connected": _connected,
    "feeds": _feeds,
    "fed_by": _fed_by,
}
FUNCTIONS = (*JOINED, "exists", "count", "stated", "tagged")


def _stated(value: object) -> object:
    return None if value in ("", ()) else value
