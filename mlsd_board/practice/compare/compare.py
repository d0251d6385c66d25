"""Compares one's own board with a reference, by role."""

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.practice.compare import drawn, said
from mlsd_board.practice.compare.comparison import Comparison
from mlsd_board.practice.compare.roles import Pairs, pair, roles


def compare(mine: Design, reference: Design, library: Library, title: str = "") -> Comparison:
    """What both have, what each has in another way, what only one has. `title` names the reference."""
    seen = roles(reference)
    pairs = pair(roles(mine), seen, library)
    entries = (
        *drawn.boxes(mine, reference, pairs, seen, library),
        *drawn.choices(mine, reference, pairs, library),
        *drawn.flows(mine, reference, pairs, library),
        *said.metrics(mine.brief, reference.brief),
        *said.numbers(mine.brief.req, reference.brief.req),
        *said.deep_dives(mine, reference, pairs, library),
    )
    return Comparison(title or reference.brief.title or "the reference", entries)


def paired(mine: Design, reference: Design, library: Library) -> Pairs:
    """Which boxes of the two boards play the same role."""
    return pair(roles(mine), roles(reference), library)
