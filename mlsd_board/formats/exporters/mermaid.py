"""Mermaid: the board as a flowchart, which code hosts draw where it stands in Markdown. Mermaid places the boxes itself."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.shapes.label import spoken_kind
from mlsd_board.drawing.theme import Theme, load_theme
from mlsd_board.formats import captions, extension
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.mermaid import look
from mlsd_board.formats.mermaid.wording import quoted, safe_names
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Node, Record
from mlsd_board.model.geometry import bounds

_MOST_ACROSS = 12


@dataclass(frozen=True, slots=True)
class _Chart:
    """What the parts of one flowchart share."""

    design: Design
    library: Library
    theme: Theme
    names: Mapping[str, str]


def _write(design: Design, options: ExportOptions) -> bytes:
    chart = _Chart(design, options.library, load_theme(options.theme), safe_names(design.boxes))
    drawn = [c for _, c in sorted(design.connections.items()) if not _about_its_own_frame(c, design)]
    lines = [
        *_title(design),
        f"flowchart {_direction(design)}",
        *_members(chart, None, "  "),
        *(f"  {_arrow(chart, connection)}" for connection in drawn),
        *_styles(chart, drawn),
        *(_comments(chart, drawn) if options.embed else ()),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


EXPORTER = Exporter(
    "mermaid",
    "Mermaid flowchart",
    (".mmd", ".mermaid"),
    _write,
    omits=("places", "kinds", "attributes", "details", "within", "folding", "ink", "brief", "set aside"),
    carries=("board",),
)


def _title(design: Design) -> list[str]:
    title = one_line(design.brief.title)
    # Front matter is YAML, in which JSON's quoting holds too.
    return ["---", f"title: {json.dumps(title, ensure_ascii=False)}", "---"] if title else []


def _direction(design: Design) -> str:
    """A page of text is narrow: what is high, and what is large, is drawn from top to bottom."""
    around = bounds(box.rect for box in design.boxes.values())
    high = around is not None and around.height > around.width * 1.2
    return "TB" if high or len(design.nodes) > _MOST_ACROSS else "LR"


def _members(chart: _Chart, frame: str | None, indent: str) -> Iterator[str]:
    design = chart.design
    # Frames first: Mermaid begins with what it meets first, and what lies outside mostly joins them.
    order = sorted(design.boxes.values(), key=lambda box: (not isinstance(box, Frame), box.x, box.y, box.id))
    for box in order:
        if (box.frame if box.frame in design.frames else None) != frame:
            continue
        if isinstance(box, Frame):
            yield f"{indent}subgraph {chart.names[box.id]}[{quoted(captions.caption(box, chart.library))}]"
            yield from _members(chart, box.id, indent + "  ")
            yield f"{indent}end"
        else:
            yield f"{indent}{chart.names[box.id]}{_box(chart, box)}"


def _box(chart: _Chart, box: Box) -> str:
    left, right = look.shape(box.component, chart.library) if isinstance(box, Node) else look.NOTE
    name = look.hue_name(box.component, chart.library) if isinstance(box, Node) else "note"
    return f"{left}{quoted(captions.caption(box, chart.library))}{right}:::{name}"


def _arrow(chart: _Chart, connection: Connection) -> str:
    source, target = chart.names[connection.source], chart.names[connection.target]
    words = captions.words(connection)
    return f"{source} {look.link(connection.kind)}{f'|{quoted(words)}|' if words else ''} {target}"


def _styles(chart: _Chart, drawn: Sequence[Connection]) -> Iterator[str]:
    hues = {look.hue_name(node.component, chart.library) for node in chart.design.nodes.values()}
    for name in sorted(hues):
        yield f"  classDef {name} {look.class_style(chart.theme.hue(name), chart.theme)}"
    if chart.design.notes:
        yield f"  classDef note {look.note_style(chart.theme)}"
    for id, frame in sorted(chart.design.frames.items()):
        yield f"  style {chart.names[id]} {look.frame_style(frame, chart.theme)}"
    kinds = sorted({spoken_kind(c) for c in drawn})
    for kind in kinds:
        alike = [(number, c) for number, c in enumerate(drawn) if spoken_kind(c) == kind]
        numbers = ",".join(str(number) for number, _ in alike)
        yield f"  linkStyle {numbers} {look.link_style(alike[0][1].kind, chart.theme)}"


def _comments(chart: _Chart, drawn: Sequence[Connection]) -> Iterator[str]:
    """What Mermaid has no words for: components, kinds, places, the brief, ink."""
    library, names = chart.library, chart.names
    for id, box in sorted(chart.design.boxes.items()):
        yield f"  %% mlsd: {extension.written(box, captions.caption(box, library), names[id])}"
    for number, connection in enumerate(drawn):
        yield f"  %% mlsd: {extension.written(connection, captions.words(connection), f'L{number}')}"
    shaped = {*chart.design.boxes, *(c.id for c in drawn)}
    others: list[Record] = [r for id, r in sorted(chart.design.records.items()) if id not in shaped]
    if others:
        yield f"  %% mlsd: {extension.written_all(others)}"


def _about_its_own_frame(connection: Connection, design: Design) -> bool:
    """An arrow between a frame and something inside it: Mermaid refuses a chart with such an arrow."""
    return any(
        connection.source in design.with_members([connection.target])
        or connection.target in design.with_members([connection.source])
        for end in (connection.source, connection.target)
        if end in design.frames
    )
