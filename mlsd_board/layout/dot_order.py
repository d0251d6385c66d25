"""Asking Graphviz in which column a box belongs and in which order the boxes of a column stand.

Only numbers reach Graphviz: boxes are n0, n1 … and carry no text.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from mlsd_board.layout.columns import Arrows, Columns
from mlsd_board.layout.engine import Engine, EngineFailedError, run
from mlsd_board.model.geometry import Size

_POINTS_PER_INCH = 72
# Graphviz takes sizes up to some thousand inches; beyond, only the order matters anyway.
_LARGEST_INCHES = 500.0


def free_columns(sizes: Sequence[Size], arrows: Arrows, engine: Engine) -> Columns:
    """Box numbers in columns, left to right and top to bottom, as Graphviz ranks them."""
    return _laid_out(_source(sizes, arrows, []), len(sizes), engine)


def ordered_columns(sizes: Sequence[Size], arrows: Arrows, columns: Columns, engine: Engine) -> Columns:
    """The same columns, each in the order that makes connections cross least."""
    place = {box: (k, i) for k, column in enumerate(columns) for i, box in enumerate(column)}
    # Against the given columns an arrow would make Graphviz break a cycle where it likes.
    forward = sorted({(a, b) if place[a] < place[b] else (b, a) for a, b in arrows})
    return _laid_out(_source(sizes, forward, columns), len(sizes), engine)


def _source(sizes: Sequence[Size], arrows: Arrows, columns: Columns) -> str:
    import graphviz

    graph = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "nodesep": "0.8", "ranksep": "1.5", "splines": "false"},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    for number, size in enumerate(sizes):
        graph.node(f"n{number}", width=_inches(size.width), height=_inches(size.height))
    for number, (a, b) in enumerate(arrows):
        graph.edge(f"n{a}", f"n{b}", id=f"e{number}")
    for column in columns:
        with graph.subgraph(graph_attr={"rank": "same"}) as same:
            for box in column:
                same.node(f"n{box}")
    for left, right in pairwise(columns):
        graph.edge(f"n{left[0]}", f"n{right[0]}", style="invis", weight="0")
    return str(graph.source)


def _inches(length: float) -> str:
    return f"{min(max(length / _POINTS_PER_INCH, 0.01), _LARGEST_INCHES):.4f}"


def _laid_out(source: str, count: int, engine: Engine) -> Columns:
    places = dict(_places(run(engine, source), engine))
    if sorted(places) != list(range(count)):
        raise EngineFailedError(
            f"Graphviz ({engine.path.name}) left boxes out of its answer. Try another engine."
        )
    columns: dict[int, list[int]] = {}
    for box in sorted(places, key=lambda box: (-places[box][1], box)):
        columns.setdefault(round(places[box][0]), []).append(box)
    return [columns[x] for x in sorted(columns)]


def _places(answer: bytes, engine: Engine) -> Iterator[tuple[int, tuple[float, float]]]:
    """Each box number with the middle of its box in points, y up."""
    try:
        objects: list[dict[str, Any]] = json.loads(answer).get("objects", [])
        for item in objects:
            if "pos" in item:
                x, y = (float(number) for number in item["pos"].split(","))
                yield int(item["name"].removeprefix("n")), (x, y)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineFailedError(
            f"Graphviz ({engine.path.name}) gave an answer that cannot be read: {error}. Try another engine."
        ) from error
