"""The cells of one page as plain records: where they lie on the page, what they say, what their style says."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mlsd_board.formats import extension
from mlsd_board.formats.extension import Extra
from mlsd_board.formats.parsed.limits import DEEPEST
from mlsd_board.formats.parsed.words import plain
from mlsd_board.model.geometry import Point, Rect

_OBJECTS = ("UserObject", "object")
_FARTHEST = 500_000.0
_PLACEHOLDER = re.compile(r"%([^%{}\s\"'=;]+)%")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `rect` is where it lies on the page, for a vertex; `start` and `end` are free ends of an edge, which `bends`.

    `at` is the box at whose edge a vertex sits; it lies in what that lies in.
    """

    id: str
    parent: str
    kind: str
    label: str
    style: Mapping[str, str]
    rect: Rect | None = None
    source: str | None = None
    target: str | None = None
    start: Point | None = None
    end: Point | None = None
    extra: Extra | None = None
    bends: tuple[Point, ...] = ()
    at: str | None = None

    @property
    def where(self) -> str:
        return f"cell {self.id}"


def cells(
    model: Element, known: Mapping[str, str]
) -> tuple[dict[str, Cell], tuple[Extra, ...], tuple[str, ...]]:
    """The visible cells of a page by id, the records that came along without a shape, and remarks.

    `known` is what placeholders stand for on this page.
    """
    found: dict[str, Cell] = {}
    extras: tuple[Extra, ...] = ()
    hidden: set[str] = set()
    unseen: list[str] = []
    raw = _raw(model)
    for id, (wrapper, cell) in raw.items():
        ours = extension.read(wrapper.get(extension.KEY, ""))
        parent = cell.get("parent", "")
        if not parent and ours:
            extras = ours
        if cell.get("visible") == "0" or parent in hidden:
            hidden.add(id)
            unseen += [id] if cell.get("vertex") == "1" or cell.get("edge") == "1" else []
            continue
        label = _label(id, raw, known)
        made = _cell(id, label, cell, found.get(parent), ours[0] if ours else None)
        if made.kind == "vertex" and made.rect is None:
            unseen.append(id)
        else:
            found[id] = made
    gone = {c.id for c in found.values() if c.kind == "edge" and hidden & {c.source, c.target}}
    unseen += [c.id for c in found.values() if {c.id, c.parent} & gone]
    places = ", ".join(f"cell {id}" for id in unseen[:5]) + (" …" if len(unseen) > 5 else "")
    left_out = set(unseen)
    shown = {id: cell for id, cell in found.items() if id not in left_out}
    return shown, extras, (f"not shown in draw.io either, left out: {places}",) if unseen else ()


def _raw(model: Element) -> dict[str, tuple[Element, Element]]:
    """Each cell under a name of its own, with the element that holds its label; parents before their children."""
    pairs: dict[str, tuple[Element, Element]] = {}
    root = next((child for child in model if child.tag == "root"), model)
    for number, element in enumerate(root):
        cell = next((c for c in element if c.tag == "mxCell"), None) if element.tag in _OBJECTS else element
        if cell is not None and cell.tag == "mxCell":
            id = element.get("id") or cell.get("id") or f"unnamed{number}"
            pairs[id if id not in pairs else f"{id} {number}"] = (element, cell)
    order: dict[str, None] = {}
    for name in pairs:
        chain = []
        place = name
        while place in pairs and place not in order and place not in chain:
            chain.append(place)
            place = pairs[place][1].get("parent", "")
        order |= dict.fromkeys(reversed(chain))
    return {name: pairs[name] for name in order}


def _cell(id: str, label: str, cell: Element, holder: Cell | None, extra: Extra | None) -> Cell:
    style = styled(cell.get("style", ""))
    kind = "edge" if cell.get("edge") == "1" else "vertex" if cell.get("vertex") == "1" else ""
    geometry = next((c for c in cell if c.tag == "mxGeometry"), None)
    box = holder.rect if holder and holder.kind == "vertex" else None
    offset = Point(box.x, box.y) if box else Point(0, 0)
    rect = start = end = None
    bends: tuple[Point, ...] = ()
    at = None
    if kind == "vertex" and geometry is not None:
        rect = _rect(geometry, offset, folded=cell.get("collapsed") == "1")
        if box and holder and geometry.get("relative") == "1":
            rect, at = _beside(geometry, box), holder.id
    elif kind == "edge":
        points = geometry if geometry is not None else ()
        named = {c.get("as"): c for c in points}
        start, end = (_point(named.get(name), offset) for name in ("sourcePoint", "targetPoint"))
        bends = tuple(p for c in named.get("points", ()) if (p := _point(c, offset)))
    ends = cell.get("source"), cell.get("target")
    parent = holder.parent if at and holder else cell.get("parent", "")
    text = "" if style.get("noLabel") == "1" else label
    return Cell(id, parent, kind, text, style, rect, *ends, start, end, extra, bends, at)


def _label(id: str, raw: Mapping[str, tuple[Element, Element]], known: Mapping[str, str]) -> str:
    """The words of a cell, with what its placeholders stand for: on itself, around it, on the page."""
    wrapper, cell = raw[id]
    text = wrapper.get("label") if wrapper is not cell else None
    text = text if text is not None else cell.get("value", "")
    if wrapper.get("placeholders") == "1":
        around = dict(known)
        place, chain = id, list[str]()
        while place in raw and place not in chain and len(chain) < DEEPEST:
            chain.append(place)
            place = raw[place][1].get("parent", "")
        for outer in reversed(chain):
            around |= raw[outer][0].attrib
        text = _PLACEHOLDER.sub(lambda found: around.get(found[1], found[0]), text)
    return plain(text)


def styled(text: str) -> dict[str, str]:
    """A style as a table; names without a value stand under themselves."""
    found: dict[str, str] = {}
    for part in text[:200_000].split(";"):
        name, _, value = part.partition("=")
        key = name.strip()
        if key and (key not in found or found[key] == key):
            found[key] = value.strip() or key
    return found


def _rect(geometry: Element, offset: Point, *, folded: bool) -> Rect:
    open_size = next(
        (c for c in geometry if c.tag == "mxRectangle" and c.get("as") == "alternateBounds"), geometry
    )
    sized = open_size if folded else geometry
    width, height = (max(_number(sized.get(side)), 1.0) for side in ("width", "height"))
    return Rect(_number(geometry.get("x")) + offset.x, _number(geometry.get("y")) + offset.y, width, height)


def _beside(geometry: Element, box: Rect) -> Rect:
    """Where something lies whose place is said in parts of the box that it sits at."""
    beside = next((c for c in geometry if c.tag == "mxPoint" and c.get("as") == "offset"), None)
    moved = _point(beside, Point(0, 0)) or Point(0, 0)
    x, y, width, height = (_number(geometry.get(name)) for name in ("x", "y", "width", "height"))
    corner = Point(box.x + x * box.width + moved.x, box.y + y * box.height + moved.y)
    return Rect(*corner, max(width, 1.0), max(height, 1.0))


def _point(point: Element | None, offset: Point) -> Point | None:
    if point is None or point.tag != "mxPoint":
        return None
    return Point(_number(point.get("x")) + offset.x, _number(point.get("y")) + offset.y)


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return min(max(value, -_FARTHEST), _FARTHEST) if math.isfinite(value) else 0.0
