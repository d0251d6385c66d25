"""The cells of one page as plain records: where they lie on the page, what they say, what their style says."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mlsd_board.formats import extension
from mlsd_board.formats.extension import Extra
from mlsd_board.formats.parsed.diagram import Outline
from mlsd_board.formats.parsed.words import plain
from mlsd_board.model.geometry import Point, Rect

_OBJECTS = ("UserObject", "object")
_FARTHEST = 500_000.0
_OUTLINES: tuple[tuple[str, Outline], ...] = (
    (r"mxgraph\.\w+\.group(?:Center)?\b|\bgrIcon=", "box"),
    (
        r"cylinder|datastore|database|disk|mxgraph\.flowchart\.(?:database|stored_data|direct_data)",
        "cylinder",
    ),
    (r"umlActor|actor|\buser\b|person|mxgraph\.(?:azure\.user|aws4\.users?\b)", "person"),
    (r"rhombus|decision", "diamond"),
    (r"\bdocument|\bnote\b|mxgraph\.flowchart\.(?:document|multi-document)", "document"),
    (r"\bcloud\b", "cloud"),
    (r"mxgraph\.\S*queue|mxgraph\.eip\.\S*channel|\bdelay\b", "queue"),
    (r"ellipse|doubleEllipse", "circle"),
    (
        r"\bimage\b|shape=image|mxgraph\.(?:aws|azure|gcp|cisco|office|ibm|mscae|alibaba|salesforce|weblogos)",
        "image",
    ),
    (r"folder", "folder"),
)
_NO_ICON = re.compile(
    r"^(?:mxgraph\.)?(?:flowchart|basic|bootstrap|general|arrows2?|infographic|mockup|dfd|uml|er|archimate3?|c4|"
    r"rack|electrical|floorplan|lean_mapping|android|ios7?|networks2?|aws4\.(?:resourceIcon|productIcon|group\w*))\b"
)
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_PLAIN_SHAPES = frozenset(
    [
        "rectangle",
        "ellipse",
        "rhombus",
        "image",
        "line",
        "label",
        "swimlane",
        "text",
        "actor",
        "cloud",
        "cylinder",
        "cylinder2",
        "cylinder3",
        "document",
        "note",
        "hexagon",
        "triangle",
        "process",
        "parallelogram",
        "trapezoid",
        "step",
        "card",
        "tape",
        "callout",
        "umlActor",
        "umlFrame",
        "umlBoundary",
        "table",
        "tableRow",
        "partialRectangle",
        "internalStorage",
        "cube",
        "datastore",
        "dataStorage",
        "delay",
        "display",
        "manualInput",
        "loopLimit",
        "offPageConnector",
        "or",
        "orEllipse",
        "xor",
        "sumEllipse",
        "lineEllipse",
        "curlyBracket",
        "crossbar",
        "corner",
        "tee",
        "flexArrow",
        "singleArrow",
        "doubleArrow",
        "link",
        "message",
        "mxgraph.arrows2.arrow",
        "folder",
        "component",
        "module",
        "lollipop",
        "requires",
    ]
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `rect` is where it lies on the page, for a vertex; `start` and `end` are free ends of an edge, which `bends`."""

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

    @property
    def where(self) -> str:
        return f"cell {self.id}"


def cells(model: Element) -> tuple[dict[str, Cell], tuple[Extra, ...], tuple[str, ...]]:
    """The visible cells of a page by id, the records that came along without a shape, and remarks."""
    found: dict[str, Cell] = {}
    extras: tuple[Extra, ...] = ()
    offsets: dict[str, Point] = {}
    hidden: set[str] = set()
    unseen: list[str] = []
    for id, wrapper, cell in _raw(model):
        ours = extension.read(wrapper.get(extension.KEY, ""))
        parent = cell.get("parent", "")
        if not parent and ours:
            extras = ours
        if cell.get("visible") == "0" or parent in hidden:
            hidden.add(id)
            unseen += [id] if cell.get("vertex") == "1" or cell.get("edge") == "1" else []
            continue
        made = _cell(id, wrapper, cell, offsets.get(parent, Point(0, 0)), ours[0] if ours else None)
        if made.kind == "vertex" and made.rect is None:
            unseen.append(id)
            continue
        if made.rect and made.kind == "vertex":
            offsets[id] = Point(made.rect.x, made.rect.y)
        found[id] = made
    places = ", ".join(f"cell {id}" for id in unseen[:5]) + (" …" if len(unseen) > 5 else "")
    return found, extras, (f"not shown in draw.io either, left out: {places}",) if unseen else ()


def _raw(model: Element) -> list[tuple[str, Element, Element]]:
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
    return [(name, *pairs[name]) for name in order]


def _cell(id: str, wrapper: Element, cell: Element, offset: Point, extra: Extra | None) -> Cell:
    style = styled(cell.get("style", ""))
    label = _label(wrapper, cell, style)
    kind = "edge" if cell.get("edge") == "1" else "vertex" if cell.get("vertex") == "1" else ""
    geometry = next((c for c in cell if c.tag == "mxGeometry"), None)
    rect = start = end = None
    bends: tuple[Point, ...] = ()
    if kind == "vertex" and geometry is not None:
        rect = _rect(geometry, offset, folded=cell.get("collapsed") == "1")
    elif kind == "edge":
        points = geometry if geometry is not None else ()
        named = {c.get("as"): c for c in points}
        start, end = (_point(named.get(name), offset) for name in ("sourcePoint", "targetPoint"))
        bends = tuple(p for c in named.get("points", ()) if (p := _point(c, offset)))
    return Cell(
        id,
        cell.get("parent", ""),
        kind,
        label,
        style,
        rect,
        cell.get("source"),
        cell.get("target"),
        start,
        end,
        extra,
        bends,
    )


def _label(wrapper: Element, cell: Element, style: Mapping[str, str]) -> str:
    text = wrapper.get("label") if wrapper is not cell else None
    text = text if text is not None else cell.get("value", "")
    if wrapper is not cell and wrapper.get("placeholders") == "1":
        text = re.sub(r"%(\w+)%", lambda m: wrapper.get(m.group(1), m.group(0)), text)
    if style.get("noLabel") == "1":
        return ""
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


def outline(style: Mapping[str, str]) -> Outline:
    """The shape a style draws, as far as it says something about what is meant."""
    words = " ".join(
        (style.get("shape", ""), style.get("resIcon", ""), style.get("grIcon", ""), *_bare(style))
    )
    return next((found for pattern, found in _OUTLINES if re.search(pattern, words)), "box")


def icon(style: Mapping[str, str]) -> str:
    """What the picture of a cell shows, in words, from the names of shapes and picture files."""
    drawn = [style[key] for key in ("resIcon", "prIcon", "grIcon") if key in style]
    # A shape that frames an icon says nothing itself.
    names = [n for n in drawn or [style.get("shape", "")] if n not in _PLAIN_SHAPES and not _NO_ICON.match(n)]
    picture = style.get("image", "")
    if picture and not picture.startswith("data:"):
        names += [part.rsplit(".", 1)[0] for part in picture.split("/") if not _COLOUR.fullmatch(part)][-1:]
    words = (re.sub(r"[^A-Za-z0-9]+", " ", name.rsplit(".", 1)[-1]) for name in names)
    return " ".join(dict.fromkeys(w.strip() for w in words if w.strip()))


def _bare(style: Mapping[str, str]) -> list[str]:
    return [name for name, value in style.items() if name == value]


def _rect(geometry: Element, offset: Point, *, folded: bool) -> Rect:
    open_size = next(
        (c for c in geometry if c.tag == "mxRectangle" and c.get("as") == "alternateBounds"), geometry
    )
    sized = open_size if folded else geometry
    width, height = (max(_number(sized.get(side)), 1.0) for side in ("width", "height"))
    return Rect(_number(geometry.get("x")) + offset.x, _number(geometry.get("y")) + offset.y, width, height)


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
