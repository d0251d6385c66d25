"""Tidy: where boxes and frames go when the program arranges a board; it places, others draw.

Graphviz says which boxes belong in one column and in which order; folding makes the picture fit a screen, and
levelling gives the places. Frames are arranged from the inside out: what is in a frame is laid out on its own,
then the frame is one box among its neighbours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from mlsd_board.layout.columns import Direction
from mlsd_board.layout.engine import Engine
from mlsd_board.layout.grid import up_to_grid
from mlsd_board.layout.judging import Link
from mlsd_board.layout.level import arranged
from mlsd_board.model.geometry import Point, Rect, Size

FRAME_PADDING = 24.0
_TITLE_GAP = 8.0
_EMPTY_FRAME = Size(168, 64)


@dataclass(frozen=True)
class TidyBox:
    """A box to place, and the frame it is in."""

    id: str
    size: Size
    frame: str | None = None


@dataclass(frozen=True)
class TidyEdge:
    """A connection; a `back` one closes a loop, so it points against the flow."""

    id: str
    source: str
    target: str
    label_size: Size | None = None
    back: bool = False


@dataclass(frozen=True)
class TidyFrame:
    """A frame to put around its boxes, with room for a title of this size at its top.

    A `folded` one takes up no more room than that among its neighbours.
    """

    id: str
    title_size: Size
    parent: str | None = None
    folded: Size | None = None


@dataclass(frozen=True)
class TidyResult:
    """The new places of boxes and frames, on the grid, the top-left of all at (0, 0)."""

    boxes: Mapping[str, Rect]
    frames: Mapping[str, Rect]


def tidy(
    boxes: Sequence[TidyBox],
    edges: Sequence[TidyEdge],
    frames: Sequence[TidyFrame] = (),
    *,
    direction: Direction = "LR",
    engine: Engine | None,
) -> TidyResult:
    """Places for all boxes and frames; edges to nowhere and from a box to itself are ignored."""
    homes = _homes(boxes, frames)
    members: dict[_Key | None, list[_Key]] = {}
    for key, home in homes.items():
        members.setdefault(home, []).append(key)
    links = _links(edges, homes)
    titles = {("frame", frame.id): frame.title_size for frame in frames}
    folded = {("frame", frame.id): frame.folded for frame in frames if frame.folded}
    whole = {("box", box.id): box.size for box in boxes}
    sizes = dict(whole)
    offsets: dict[_Key, Point] = {}
    inner_first = sorted(titles, key=lambda key: -_depth(key, homes))
    for frame in [*inner_first, None]:
        inside = members.get(frame, [])
        here = _numbered(inside, links.get(frame, []), partial(_within, homes, offsets, sizes))
        found = arranged([sizes[key] for key in inside], here, direction, engine)
        corners = {inside[number]: corner for number, corner in found.items()}
        if frame is not None:
            size, origin = _framed(inside, corners, sizes, titles[frame])
            whole[frame], sizes[frame] = size, folded.get(frame, size)
            corners = {key: Point(at.x + origin.x, at.y + origin.y) for key, at in corners.items()}
        offsets |= corners
    return _absolute([*reversed(inner_first), *(("box", box.id) for box in boxes)], homes, offsets, whole)


# "box" or "frame", and the id: a box and a frame may carry the same id.
_Key = tuple[str, str]
_Homes = Mapping[_Key, _Key | None]


class _KeyLink(NamedTuple):
    """An edge on one level: the items it joins there, its label, and the boxes it joins."""

    source: _Key
    target: _Key
    label: Size
    start: _Key
    end: _Key


def _homes(boxes: Sequence[TidyBox], frames: Sequence[TidyFrame]) -> dict[_Key, _Key | None]:
    """The frame each item is in; unknown frames, and frames inside themselves, count as none."""
    above = {frame.id: frame.parent for frame in frames}
    homes: dict[_Key, _Key | None] = {}
    for frame in frames:
        homes["frame", frame.id] = _home(None if _in_itself(frame.id, above) else frame.parent, above)
    for box in boxes:
        homes["box", box.id] = _home(box.frame, above)
    return homes


def _home(frame: str | None, known: Mapping[str, str | None]) -> _Key | None:
    return ("frame", frame) if frame is not None and frame in known else None


def _in_itself(frame: str, above: Mapping[str, str | None]) -> bool:
    seen: set[str | None] = set()
    parent = above[frame]
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = above.get(parent)
    return frame in seen


def _depth(key: _Key, homes: _Homes) -> int:
    return len(_upwards(key, homes))


def _upwards(key: _Key | None, homes: _Homes) -> list[_Key]:
    """An item, the frame it is in, the frame that is in, and so on."""
    chain: list[_Key] = []
    while key is not None:
        chain.append(key)
        key = homes[key]
    return chain


def _links(edges: Sequence[TidyEdge], homes: _Homes) -> dict[_Key | None, list[_KeyLink]]:
    """Each edge at the level where its ends are in different items, forward ones first, and inside an item further out."""
    found: dict[_Key | None, list[_KeyLink]] = {}
    for edge in sorted(edges, key=lambda edge: edge.back):
        ends = [("box", edge.source), ("box", edge.target)]
        if ends[0] == ends[1] or not all(end in homes for end in ends):
            continue
        source_at = {homes[key]: key for key in _upwards(ends[0], homes)}
        target = next(key for key in _upwards(ends[1], homes) if homes[key] in source_at)
        source = source_at[homes[target]]
        link = _KeyLink(source, target, edge.label_size or Size(0, 0), *ends)
        if edge.back:
            link = _KeyLink(target, source, link.label, *reversed(ends))
        found.setdefault(homes[target], []).append(link)
        for around in _upwards(homes[target], homes):
            found.setdefault(homes[around], []).append(link._replace(source=around, target=around))
    return found


def _numbered(
    inside: Sequence[_Key], links: Sequence[_KeyLink], within: Callable[[_Key, _Key], Rect]
) -> list[Link]:
    number_of = {key: number for number, key in enumerate(inside)}
    return [
        Link(number_of[source], number_of[target], label, within(source, start), within(target, end))
        for source, target, label, start, end in links
    ]


def _within(
    homes: _Homes, offsets: Mapping[_Key, Point], sizes: Mapping[_Key, Size], item: _Key, box: _Key
) -> Rect:
    """Where in an item lies a box; all over it if it does not show what is in it."""
    inside = [key for key in _upwards(box, homes) if key in offsets]
    x, y = sum(offsets[key].x for key in inside), sum(offsets[key].y for key in inside)
    place, whole = Rect(x, y, *sizes[box]), Rect(0, 0, *sizes[item])
    return place if whole.encloses(place) else whole


def _framed(
    inside: Sequence[_Key], corners: Mapping[_Key, Point], sizes: Mapping[_Key, Size], title: Size
) -> tuple[Size, Point]:
    """The size of a frame around its content, and where in it the content starts."""
    right = max((corners[key].x + sizes[key].width for key in inside), default=_EMPTY_FRAME.width)
    bottom = max((corners[key].y + sizes[key].height for key in inside), default=_EMPTY_FRAME.height)
    top = up_to_grid(FRAME_PADDING + (title.height + _TITLE_GAP if title.height > 0 else 0))
    width = max(right, title.width) + 2 * FRAME_PADDING
    return Size(up_to_grid(width), up_to_grid(top + bottom + FRAME_PADDING)), Point(FRAME_PADDING, top)


def _absolute(
    outer_first: Sequence[_Key], homes: _Homes, offsets: Mapping[_Key, Point], sizes: Mapping[_Key, Size]
) -> TidyResult:
    rects: dict[_Key, Rect] = {}
    for key in outer_first:
        home = homes[key]
        origin = rects[home] if home is not None else Rect(0, 0, 0, 0)
        rects[key] = Rect(origin.x + offsets[key].x, origin.y + offsets[key].y, *sizes[key])
    return TidyResult(
        boxes={id_: rect for (kind, id_), rect in rects.items() if kind == "box"},
        frames={id_: rect for (kind, id_), rect in rects.items() if kind == "frame"},
    )
