"""A board as one DOT file that `dot` lays out anew and `neato -n2` draws as it lies on the board.

Positions and sizes are points (1 scene unit = 1 point), y up as Graphviz wants it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import graphviz

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import Arrow, Scene, scene_of
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats import extension
from mlsd_board.formats.dot import look
from mlsd_board.formats.dot.places import Places
from mlsd_board.formats.dot.wording import label, quoted, safe_names, wrapped
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note, Record
from mlsd_board.model.geometry import bounds
from mlsd_board.model.ids import fresh_id

_MOST_LINES = {"node": 2, "note": 6}
_CROWDED = 1.75
"""Arrows for each box. Where there are more, `dot` may fail to rank frame by frame, and is told to rank all at once."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the parts of one source share. `places` is None where Graphviz places everything itself."""

    design: Design
    library: Library
    theme: Theme
    scene: Scene
    names: Mapping[str, str]
    anchors: Mapping[str, str]
    places: Places | None
    embed: bool


def dot_source(
    design: Design,
    library: Library,
    theme: Theme,
    *,
    placed: bool,
    newrank: bool = False,
    embed: bool = False,
) -> str:
    """The source; with `placed`, sizes, positions and routes as on the board. `newrank` ranks without clusters.

    With `embed` the records of the board come along, so that it can be opened again.
    """
    sheet = _sheet(design, library, theme, placed=placed, embed=embed)
    graph, node, edge = look.preamble(theme)
    if placed:
        graph["notranslate"] = "true"
    if newrank or (not placed and _is_crowded(sheet.scene)):
        graph["newrank"] = "true"
    if embed:
        graph |= _unseen(sheet)
    source = graphviz.Digraph(label(design.brief.title) or "board")
    source.attr("graph", _attributes=graph)
    source.attr("node", _attributes=node)
    source.attr("edge", _attributes=edge)
    _add_members(source, None, sheet)
    for arrow in sorted(sheet.scene.arrows.values(), key=lambda a: a.connection.id):
        ends = [sheet.anchors.get(end) or sheet.names[end] for end in _ends(arrow.connection)]
        source.edge(ends[0], ends[1], _attributes=_edge(arrow, sheet))
    return str(source.source)


def _sheet(design: Design, library: Library, theme: Theme, *, placed: bool, embed: bool) -> _Sheet:
    scene = scene_of(design)
    names = safe_names(scene.boxes)
    touched = {end for arrow in scene.arrows.values() for end in _ends(arrow.connection)}
    held = {design.boxes[id].frame for id in scene.boxes}
    taken = set(names.values())
    anchors: dict[str, str] = {}
    for id, frame in sorted(design.frames.items()):
        if id in scene.boxes and not frame.collapsed and (id in touched or id not in held):
            anchors[id] = fresh_id(f"{names[id]}_anchor", taken)
            taken.add(anchors[id])
    extent = bounds(scene.boxes.values())
    places = Places(extent, scene.boxes, routes(design)) if placed and extent else None
    return _Sheet(design, library, theme, scene, names, anchors, places, embed)


def _is_crowded(scene: Scene) -> bool:
    return len(scene.arrows) > _CROWDED * len(scene.boxes)


def _unseen(sheet: _Sheet) -> look.Attributes:
    """What is not drawn comes along with the graph: the brief, ink, what lies in collapsed frames."""
    seen = {*sheet.scene.boxes, *(id for arrow in sheet.scene.arrows.values() for id in arrow.stands_for)}
    others = [record for id, record in sorted(sheet.design.records.items()) if id not in seen]
    return {extension.KEY: extension.packed(extension.written_all(others))} if others else {}


def _own(record: Record, shown: Iterable[str], sheet: _Sheet) -> look.Attributes:
    if not sheet.embed:
        return {}
    return {extension.KEY: extension.packed(extension.written(record, "\n".join(shown)))}


def _ends(connection: Connection) -> tuple[str, str]:
    return connection.source, connection.target


def _add_members(source: graphviz.Digraph, frame: str | None, sheet: _Sheet) -> None:
    """The boxes that lie directly in a frame, and its frames with all they hold.

    They come from left to right as on the board: where arrows run in a ring, `dot` begins with what it meets first.
    """
    for id in sorted(sheet.scene.boxes, key=lambda id: (*sheet.scene.boxes[id].centre, id)):
        box = sheet.design.boxes[id]
        if box.frame != frame:
            continue
        if isinstance(box, Frame) and not box.collapsed:
            with source.subgraph(name=f"cluster_{sheet.names[id]}") as cluster:
                cluster.attr(_attributes=_cluster(box, sheet))
                if id in sheet.anchors:
                    cluster.node(sheet.anchors[id], _attributes=_anchor(id, sheet))
                _add_members(cluster, id, sheet)
        else:
            source.node(sheet.names[id], _attributes=_box(box, sheet))


def _cluster(frame: Frame, sheet: _Sheet) -> look.Attributes:
    title = frame.title or (frame.zone or "").replace("_", " ").capitalize()
    lines = wrapped(title, look.FONT_SIZE, max(frame.width - 20, 60), 1)
    where = sheet.places.cluster(frame.id, "".join(lines)) if sheet.places else {}
    own = _own(frame, lines, sheet)
    return {"label": quoted(lines), **look.frame_look(frame, sheet.theme), **where, **own}


def _anchor(frame: str, sheet: _Sheet) -> look.Attributes:
    """An arrow of Graphviz needs a node to end at: an invisible one stands for the frame."""
    where = sheet.places.anchor(frame) if sheet.places else {}
    return {"shape": "point", "style": "invis", "width": "0.01", "label": "", **where}


def _box(box: Node | Frame | Note, sheet: _Sheet) -> look.Attributes:
    where = sheet.places.box(box.id) if sheet.places else {}
    size = look.FONT_SIZE
    if isinstance(box, Note):
        lines = wrapped(box.text, size, box.width - 20, _MOST_LINES["note"])
        return {
            "label": quoted(lines),
            "tooltip": label(box.text),
            **look.note_look(sheet.theme),
            **where,
            **_own(box, lines, sheet),
        }
    if isinstance(box, Frame):
        lines = wrapped(box.title or box.role.capitalize(), size, box.width - 20, 2)
        lines.append(f"({sheet.scene.members(box.id)} inside)")
        own = _own(box, lines, sheet)
        return {"label": quoted(lines), **look.group_look(box, sheet.theme), **where, **own}
    kind = sheet.library.title(box.component)
    title = box.label or kind
    lines = wrapped(title, size, max(box.width * 0.75, 60), _MOST_LINES["node"])
    lines += wrapped(kind, size, box.width, 1) if title.casefold() != kind.casefold() else []
    said = (title, kind if kind != title else "", box.description, box.rationale)
    spoken = " — ".join(filter(None, said))
    shape = look.component_look(box.component, sheet.library, sheet.theme)
    return {"label": quoted(lines), "tooltip": label(spoken), **shape, **where, **_own(box, lines, sheet)}


def _edge(arrow: Arrow, sheet: _Sheet) -> look.Attributes:
    connection = arrow.connection
    kind = connection.kind.value if connection.kind else "untyped"
    words = wrapped(connection.label or kind, 9, 150, 1)
    if len(arrow.stands_for) > 1:
        words = [f"{' '.join(words)} ×{len(arrow.stands_for)}"]
    spoken = ", ".join(part for part in (connection.label, kind, connection.mode or "") if part)
    where = sheet.places.edge(connection.id) if sheet.places else {}
    return {
        "label": quoted(words),
        "tooltip": label(spoken),
        **look.line_look(connection.kind, sheet.theme),
        **dict(_borders(connection, sheet)),
        **where,
        **_own_arrows(arrow, words, sheet),
    }


def _own_arrows(arrow: Arrow, words: Iterable[str], sheet: _Sheet) -> look.Attributes:
    """The record of an arrow; of a bundle all that it stands for, which tells readers that it is none itself."""
    known = sheet.design.connections
    if len(arrow.stands_for) == 1:
        return _own(known[arrow.connection.id], words, sheet)
    bundled = extension.written_all(known[id] for id in sorted(arrow.stands_for))
    return {extension.KEY: extension.packed(bundled)} if sheet.embed else {}


def _borders(connection: Connection, sheet: _Sheet) -> Iterator[tuple[str, str]]:
    """Lets an arrow end at the border of a frame, unless its other end lies inside."""
    for name, end, other in (
        ("ltail", connection.source, connection.target),
        ("lhead", connection.target, connection.source),
    ):
        if end in sheet.anchors and not _lies_in(other, end, sheet.design):
            yield name, f"cluster_{sheet.names[end]}"


def _lies_in(box: str, frame: str, design: Design) -> bool:
    """Whether a box is the frame or lies in it, at any depth."""
    seen: set[str] = set()
    place: str | None = box
    while place is not None and place not in seen:
        if place == frame:
            return True
        seen.add(place)
        place = design.boxes[place].frame
    return False
