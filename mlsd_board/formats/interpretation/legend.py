"""Which boxes of a diagram explain its colours and signs: they are no part of what it shows."""

from collections.abc import Iterable

from mlsd_board.formats.parsed.diagram import Diagram, Shape
from mlsd_board.formats.parsed.words import is_legend
from mlsd_board.model.geometry import Rect

_MOST = 24
"""No drawing has more signs than that; what goes on longer below the word is the drawing itself."""


def signs(diagram: Diagram) -> frozenset[str]:
    """The shapes in a group that is called a legend, or below words that say so; arrows lead from none of them to others."""
    groups = {g.id for g in diagram.groups if is_legend(g.title)}
    inside = {s.id for s in diagram.shapes if s.group in groups}
    headings = [t.rect for t in diagram.texts if t.rect and is_legend(t.text)]
    ends = ({a.source, a.target} for a in diagram.arrows)
    joined = {end for pair in ends if not pair <= inside for end in pair}
    groups -= {s.group for s in diagram.shapes if s.id in joined}
    apart = [s for s in diagram.shapes if s.id not in joined and s.extra is None]
    below = (id for heading in headings[:_MOST] for id in _below(heading, apart))
    return frozenset(s.id for s in apart if s.group in groups).union(below)


def _below(heading: Rect, shapes: Iterable[Shape]) -> list[str]:
    """The shapes that stand close to a heading, each no farther from those above it than it is high."""
    reached = [heading]
    found = []
    placed = [(s.rect, s.id) for s in shapes if s.rect and s.rect.y >= heading.y]
    for rect, id in sorted(placed, key=lambda entry: (entry[0].y, entry[0].x)):
        if any(above.grown(rect.height).overlaps(rect) for above in reached):
            reached.append(rect)
            found.append(id)
            if len(found) > _MOST:
                return []
    return found
