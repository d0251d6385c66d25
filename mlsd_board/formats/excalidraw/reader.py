"""An Excalidraw scene as a neutral diagram."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mlsd_board.formats import extension
from mlsd_board.formats.canvas.compose import compose
from mlsd_board.formats.canvas.pieces import Piece, Wire, heads_of
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.excalidraw.unpacking import scene
from mlsd_board.formats.parsed.diagram import Diagram, Heads, Outline
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.formats.parsed.words import plain
from mlsd_board.model.counting import counted
from mlsd_board.model.elements import Ink
from mlsd_board.model.geometry import Point, Rect

_OUTLINES: Mapping[str, Outline] = {
    "rectangle": "box",
    "ellipse": "circle",
    "diamond": "diamond",
    "image": "image",
    "frame": "box",
    "magicframe": "box",
    "embeddable": "box",
    "iframe": "box",
}
_PAGES = ("embeddable", "iframe")
_POINTING = ("arrow", "triangle", "triangle_outline")
_STROKES = ("line", "freedraw", "draw")
_FARTHEST = 500_000.0
_Element = dict[str, Any]


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagram in an Excalidraw file, or the items of a library. Raises `FormatError`."""
    found, remarks = scene(data)
    if isinstance(items := found.get("libraryItems", found.get("library")), list):
        return tuple(_diagram(*_item(item), remarks) for item in items)
    elements, state = found.get("elements"), found.get("appState")
    if not isinstance(elements, list):
        raise FormatError(
            "the scene has no list of elements", where="elements", advice="Is it an Excalidraw file?"
        )
    title = str(state.get("name") or "") if isinstance(state, dict) else ""
    return (_diagram(elements, title, remarks),)


def _item(item: object) -> tuple[list[Any], str]:
    """The elements of an item of a library and its name; in old libraries an item is a list."""
    if isinstance(item, dict):
        elements = item.get("elements")
        return elements if isinstance(elements, list) else [], str(item.get("name") or "")
    return item if isinstance(item, list) else [], ""


def _diagram(elements: list[Any], title: str, remarks: tuple[str, ...]) -> Diagram:
    seen = {
        str(e["id"]): e for e in elements if isinstance(e, dict) and e.get("id") and not e.get("isDeleted")
    }
    words = _bound_words(seen)
    pieces = [p for e in seen.values() if not _ink(e) and (p := _piece(e, seen, words))]
    check_number(pieces, [e for e in seen.values() if e.get("type") == "arrow"])
    ids = {p.id for p in pieces}
    wires = [w for e in seen.values() if not _ink(e) and (w := _wire(e, seen, words, ids))]
    drawn = {w.id for w in wires}
    strokes = sum(e.get("type") in _STROKES and id not in drawn and not _ink(e) for id, e in seen.items())
    if strokes:
        remarks = (*remarks, f"{counted(strokes, 'line')} taken for strokes of pictures, not for arrows")
    extras = tuple(
        x for e in seen.values() for x in (*extension.read(_custom(e).get(extension.BOARD_KEY)), *_ink(e))
    )
    return replace(compose(pieces, wires, title=title, remarks=remarks), extras=extras)


def _ink(element: _Element) -> tuple[extension.Extra, ...]:
    """A stroke of ours, which is no part of the diagram."""
    return tuple(x for x in extension.read(_custom(element).get(extension.KEY)) if isinstance(x.record, Ink))


def _custom(element: _Element) -> _Element:
    found = element.get("customData")
    return found if isinstance(found, dict) else {}


def _bound_words(seen: Mapping[str, _Element]) -> dict[str, str]:
    """What the texts say that are bound to a box or an arrow, by the id of that."""
    words: dict[str, list[str]] = {}
    for element in seen.values():
        holder = _holder(element, seen)
        if element.get("type") == "text" and holder:
            words.setdefault(holder, []).append(_text(element))
    return {id: "\n".join(texts) for id, texts in words.items()}


def _holder(element: _Element, seen: Mapping[str, _Element]) -> str:
    """The box or arrow that a text is bound to."""
    id = element.get("containerId")
    return id if isinstance(id, str) and id in seen and seen[id].get("type") != "text" else ""


def _text(element: _Element) -> str:
    said = element.get("originalText") or element.get("text") or ""
    return plain(str(said).replace("\\n", "\n"), markup=False)


def _piece(element: _Element, seen: Mapping[str, _Element], words: Mapping[str, str]) -> Piece | None:
    kind, id = element.get("type"), str(element["id"])
    bunch = _bunch(element)
    if kind in ("line", "freedraw", "draw") and bunch and not _joins(element):
        kind = "rectangle"  # a stroke of a picture put together from several
    elif kind == "text" and _holder(element, seen):
        return None
    elif kind in ("line", "freedraw", "draw") and _closed(element):
        kind = "rectangle"
    elif kind not in _OUTLINES and kind != "text":
        return None
    ours = extension.read(_custom(element).get(extension.KEY))
    frame = element.get("frameId")
    label = _text(element) if kind == "text" else words.get(id, "")
    if kind in ("frame", "magicframe"):
        label = plain(str(element.get("name") or ""), markup=False)
    elif kind in _PAGES:
        label = label or plain(str(element.get("link") or ""), markup=False)
    return Piece(
        id,
        _rect(element),
        label,
        "" if kind == "text" else _OUTLINES[str(kind)],
        "",
        text=kind == "text",
        inside=frame if isinstance(frame, str) and frame in seen else None,
        container=kind in ("frame", "magicframe"),
        bunch=bunch,
        where=f"element {id}",
        extra=ours[0] if ours else None,
    )


def _bunch(element: _Element) -> str:
    groups = element.get("groupIds")
    return str(groups[-1]) if isinstance(groups, list) and groups else ""


def _joins(element: _Element) -> bool:
    return any(isinstance(element.get(end), dict) for end in ("startBinding", "endBinding"))


def _closed(element: _Element) -> bool:
    points = _points(element)
    return len(points) > 3 and math.dist(points[0], points[-1]) < 0.15 * max(*_size(element), 1.0)


def _wire(
    element: _Element, seen: Mapping[str, _Element], words: Mapping[str, str], pieces: set[str]
) -> Wire | None:
    kind, id = element.get("type"), str(element["id"])
    if kind not in ("arrow", "line") or id in pieces:
        return None
    points = _points(element)
    if len(points) < 2 or (kind == "line" and math.dist(points[0], points[-1]) < 12 and not _joins(element)):
        return None
    ours = extension.read(_custom(element).get(extension.KEY))
    return Wire(
        id,
        _end(element, "startBinding", seen),
        _end(element, "endBinding", seen),
        points[0],
        points[-1],
        words.get(id, ""),
        _heads(element),
        "dashed" if element.get("strokeStyle") in ("dashed", "dotted") else "solid",
        f"element {id}",
        ours[0] if ours else None,
        tuple(points[1:-1]),
    )


def _end(element: _Element, name: str, seen: Mapping[str, _Element]) -> str | None:
    binding = element.get(name)
    id = binding.get("elementId") if isinstance(binding, dict) else None
    if not isinstance(id, str) or id not in seen:
        return None
    return _holder(seen[id], seen) or id


def _heads(element: _Element) -> Heads:
    usual = "arrow" if element.get("type") == "arrow" else None
    ends = element.get("startArrowhead"), element.get("endArrowhead", usual)
    tail, head = (str(end or "") for end in ends)
    return heads_of(tail, head, _POINTING)


def _points(element: _Element) -> list[Point]:
    x, y = (_number(element.get(axis)) for axis in "xy")
    raw = element.get("points")
    pairs = [p for p in raw if isinstance(p, list) and len(p) >= 2] if isinstance(raw, list) else []
    return [Point(x + _number(p[0]), y + _number(p[1])) for p in pairs]


def _rect(element: _Element) -> Rect:
    if element.get("points"):
        points = _points(element)
        if points:
            left, top = min(p.x for p in points), min(p.y for p in points)
            return Rect(left, top, max(p.x for p in points) - left + 1, max(p.y for p in points) - top + 1)
    width, height = _size(element)
    return Rect(_number(element.get("x")), _number(element.get("y")), max(width, 1.0), max(height, 1.0))


def _size(element: _Element) -> tuple[float, float]:
    return abs(_number(element.get("width"))), abs(_number(element.get("height")))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return min(max(float(value), -_FARTHEST), _FARTHEST)
