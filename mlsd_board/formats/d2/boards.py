"""The boards of a D2 file: the diagram itself, its layers, and the scenarios and steps that begin with what it shows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mlsd_board.formats.d2.syntax import Entry
from mlsd_board.formats.parsed.limits import MOST_PARTS, check_diagrams, check_parts

_KINDS = ("layers", "scenarios", "steps")


class Board(NamedTuple):
    """What stands on one board, in order; entries taken over from others come first."""

    name: str
    line: int
    entries: Sequence[Entry]


def boards(entries: Sequence[Entry], first_line: int = 1) -> list[Board]:
    """The diagram of a file and all that are drawn below it. Raises `FormatError` where they are too many."""
    found: list[Board] = []
    written = 0
    for board in _below(Board("", first_line, ()), entries):
        found.append(board)
        check_diagrams(found)
        written += len(board.entries)
        check_parts(written, MOST_PARTS)
    return found


def opens_boards(entry: Entry) -> bool:
    return entry.opened and bool(entry.path) and entry.path[0] in _KINDS


def _below(board: Board, entries: Sequence[Entry]) -> Iterator[Board]:
    """A board with its own entries added, and those within it."""
    full = board._replace(entries=[*board.entries, *(e for e in entries if not opens_boards(e))])
    yield full
    shared = [entry for entry in full.entries if entry.path[:1] in (("vars",), ("classes",))]
    for kind in filter(opens_boards, entries):
        start = shared if kind.path[0] == "layers" else full.entries
        for inner in kind.inner:
            name = " / ".join(filter(None, [board.name, ".".join(inner.path)]))
            found = _below(Board(name, inner.line, start), inner.inner)
            yield (first := next(found))
            yield from found
            if kind.path[0] == "steps":
                start = first.entries
