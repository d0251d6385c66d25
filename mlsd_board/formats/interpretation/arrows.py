"""What became of the arrows: connections with the kind they mean, two of them where there are two heads."""

from collections.abc import Collection, Mapping
from typing import Literal

from mlsd_board.catalog.library import Library
from mlsd_board.formats.extension import Extra
from mlsd_board.formats.interpretation.sheet import Names, same
from mlsd_board.formats.node_link.kinds import with_kinds
from mlsd_board.formats.parsed.diagram import Arrow, Diagram
from mlsd_board.formats.report import ArrowReport
from mlsd_board.model.elements import Connection, Frame, Node, Note, Record
from mlsd_board.model.ids import fresh_id

_LONGEST_LABEL = 300


def connections_of(
    diagram: Diagram, names: Names, boxes: Mapping[str, Record], library: Library
) -> tuple[dict[str, Record], list[ArrowReport]]:
    """The connections by id, and a line of the report for every arrow."""
    made: dict[str, Connection] = {}
    told: list[ArrowReport] = []
    settled: set[str] = set()
    taken = {*boxes, *names.arrows.values()}
    hidden = {extra.record.id for extra in diagram.extras}
    for arrow in diagram.arrows:
        ends = [names.of.get(end) if end is not None else None for end in (arrow.source, arrow.target)]
        if arrow.heads == "backward":
            ends.reverse()
        source, target = ends
        if arrow.style == "layout":
            told.append(_told(arrow, (), "layout_only", ends))
        elif source is None or target is None or not _is_box(boxes, source) or not _is_box(boxes, target):
            told.append(_told(arrow, (), "loose_end", ends))
        else:
            id = names.arrows[arrow.id]
            source, target = _unfolded(arrow, source, target, boxes, hidden)
            made[id] = _connection(id, source, target, arrow, arrow.extra)
            ids: tuple[str, ...] = (id,)
            if arrow.extra and isinstance(arrow.extra.record, Connection):
                settled.add(id)
            elif arrow.heads == "both" and source != target:
                back = fresh_id(f"{id}_back", taken)
                taken.add(back)
                made[back] = _connection(back, target, source, arrow, None)
                ids = (id, back)
            told.append(_told(arrow, ids, "two_connections" if len(ids) > 1 else "connection", ends))
    components = {id: r.component for id, r in boxes.items() if isinstance(r, Node)}
    typed = with_kinds((c for id, c in made.items() if id not in settled), components, library)
    return {id: typed.get(id, connection) for id, connection in made.items()}, told


def _unfolded(
    arrow: Arrow, source: str, target: str, boxes: Mapping[str, Record], hidden: Collection[str]
) -> tuple[str, str]:
    """The ends of an arrow of ours: at what is folded away where it is drawn at the collapsed frame."""
    own = arrow.extra.record if arrow.extra else None
    if not isinstance(own, Connection):
        return source, target
    pairs = ((source, own.source), (target, own.target))
    ends = [kept if kept in hidden and _folded(boxes.get(drawn)) else drawn for drawn, kept in pairs]
    return ends[0], ends[1]


def _folded(box: Record | None) -> bool:
    return isinstance(box, Frame) and box.collapsed


def _is_box(boxes: Mapping[str, Record], id: str) -> bool:
    return isinstance(boxes.get(id), Node | Frame | Note)


def _connection(id: str, source: str, target: str, arrow: Arrow, extra: Extra | None) -> Connection:
    if extra and isinstance(extra.record, Connection):
        own = extra.record
        label = own.label if same(arrow.label, extra.shown) else arrow.label
        return own.model_copy(update={"id": id, "source": source, "target": target, "label": label})
    return Connection(
        id=id, source=source, target=target, label=arrow.label.replace("\n", " ")[:_LONGEST_LABEL]
    )


def _told(
    arrow: Arrow,
    ids: tuple[str, ...],
    became: Literal["connection", "two_connections", "layout_only", "loose_end"],
    ends: list[str | None],
) -> ArrowReport:
    undirected = arrow.heads == "none" and became == "connection"
    return ArrowReport(ids, became, ends[0] or "", ends[1] or "", arrow.label, undirected, arrow.where)
