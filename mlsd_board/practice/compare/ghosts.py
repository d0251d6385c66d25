"""What a reference has and one's own board lacks, as a change that would draw it: shown as ghosts, taken if wanted."""

from collections.abc import Collection
from statistics import fmean

from mlsd_board.catalog.library import Library
from mlsd_board.layout.snap import free_place
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.model.geometry import Rect
from mlsd_board.model.ids import fresh_id
from mlsd_board.practice.compare.compare import paired

_NEAREST = 3


def ghosts(mine: Design, reference: Design, library: Library, only: Collection[str] = ()) -> ChangeSet:
    """The boxes that are missing on one's own board (of the reference's, `only` these), joined to what is there."""
    met = {other: own for own, other in paired(mine, reference, library).all().items()}
    wanted = [n for n in reference.nodes.values() if n.id not in met and (not only or n.id in only)]
    records = dict(mine.records)
    names = dict(met)
    taken = [box.rect for box in (*mine.nodes.values(), *mine.notes.values())]
    for node in sorted(wanted, key=lambda n: (n.x, n.y, n.id)):
        spot = free_place(_beside(node, mine, reference, met), taken)
        taken.append(spot)
        id = names[node.id] = fresh_id(node.component, records)
        place = {"id": id, "x": spot.x, "y": spot.y, "frame": None, "locked": False}
        records[id] = node.model_copy(update=place)
    added = {node.id for node in wanted}
    for wire in reference.connections.values():
        if {wire.source, wire.target} & added and wire.source in names and wire.target in names:
            id = fresh_id("connection", records)
            ends = {"source": names[wire.source], "target": names[wire.target]}
            plain = {"waypoints": (), "source_side": None, "target_side": None}
            records[id] = wire.model_copy(update={"id": id, **ends, **plain})
    return mine.changes_to(Design(records))


def _beside(node: Node, mine: Design, reference: Design, met: dict[str, str]) -> Rect:
    """Where a box would lie on one's own board: as far from its neighbours there as it lies in the reference."""
    ends = {(w.source if w.target == node.id else w.target) for w in reference.connections_at([node.id])}
    known = [id for id in met if id in ends] or list(met)
    centre = node.rect.centre

    def distance(id: str) -> float:
        other = reference.nodes[id].rect.centre
        return abs(other.x - centre.x) + abs(other.y - centre.y)

    nearest = sorted(known, key=lambda id: (distance(id), id))[:_NEAREST]
    if not nearest:
        return node.rect
    dx = fmean(mine.nodes[met[id]].x - reference.nodes[id].x for id in nearest)
    dy = fmean(mine.nodes[met[id]].y - reference.nodes[id].y for id in nearest)
    return Rect(node.x + dx, node.y + dy, node.width, node.height)
