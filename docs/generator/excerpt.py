"""The part of a board that findings are about, small enough for a page."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.svg_text import svg_text
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.validation.finding import Finding

_MOST = 7
_APART_X, _APART_Y = 280.0, 120.0
"""The widest steps from box to box that are kept, in scene units."""


def excerpt(design: Design, findings: Sequence[Finding]) -> Design:
    """The boxes the findings name, the nearest of their neighbours, and the arrows between them."""
    kept: list[str] = []
    for id in (*_named(design, findings), *_neighbours(design, findings)):
        if id not in kept and len(kept) < max(_MOST, len(set(_named(design, findings)))):
            kept.append(id)
    arrows = [c for c in design.connections.values() if c.source in kept and c.target in kept]
    return Design.of(Brief(), *_closed_up([design.nodes[id] for id in sorted(kept)]), *arrows)


def picture(design: Design, findings: Sequence[Finding], library: Library) -> str:
    """The drawing of a design with a badge on what the findings name first."""
    badges = {
        f.elements[0]: f.severity.value for f in findings if f.elements and f.elements[0] in design.records
    }
    drawing = compose(design, library, load_theme("light"), badges=badges, margin=16.0)
    return svg_text(drawing, title="; ".join(f.message for f in findings))


def _named(design: Design, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        for id in (*finding.elements, *finding.path):
            arrow = design.connections.get(id)
            yield from (
                end for end in ((arrow.source, arrow.target) if arrow else (id,)) if end in design.nodes
            )


def _neighbours(design: Design, findings: Sequence[Finding]) -> Iterator[str]:
    """The boxes one arrow away, those nearest to the first that is named coming first."""
    named = list(_named(design, findings))
    if not named:
        return
    centre = design.nodes[named[0]].rect.centre
    arrows = design.connections_at(set(named))
    around = {end for c in arrows for end in (c.source, c.target) if end in design.nodes} - set(named)
    yield from sorted(
        around,
        key=lambda id: (
            abs(design.nodes[id].rect.centre.x - centre.x) + abs(design.nodes[id].rect.centre.y - centre.y),
            id,
        ),
    )


def _closed_up(nodes: Collection[Node]) -> Iterator[Node]:
    """The boxes in the same order across and down, without the gaps where others stood."""
    across = _steps({node.x for node in nodes}, _APART_X)
    down = _steps({node.y for node in nodes}, _APART_Y)
    yield from (node.model_copy(update={"x": across[node.x], "y": down[node.y]}) for node in nodes)


def _steps(places: Collection[float], most: float) -> Mapping[float, float]:
    closed: dict[float, float] = {}
    at = before = min(places, default=0.0)
    for place in sorted(places):
        at += min(place - before, most)
        closed[place], before = at, place
    return closed
