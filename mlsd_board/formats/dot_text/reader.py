"""A DOT graph as a neutral diagram: clusters are groups, invisible edges only hold things apart."""

import html
import math
import re
from collections.abc import Mapping

from mlsd_board.formats import extension
from mlsd_board.formats.dot_text.statements import DotNode, Facts, Scope, Sheet, read_body
from mlsd_board.formats.dot_text.tokens import tokens
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Outline, Shape, Style
from mlsd_board.formats.parsed.limits import check_length, check_number
from mlsd_board.formats.parsed.words import decoded, plain
from mlsd_board.layout.columns import Direction
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

_OUTLINES: Mapping[str, Outline] = {
    "cylinder": "cylinder",
    "ellipse": "round",
    "oval": "round",
    "circle": "circle",
    "point": "circle",
    "doublecircle": "circle",
    "diamond": "diamond",
    "Mdiamond": "diamond",
    "note": "document",
    "folder": "folder",
    "tab": "folder",
    "plaintext": "",
    "plain": "",
    "none": "",
    "cds": "queue",
}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_IN_RECORD = re.compile(r"\\(.)|[{}|]|<[^<>]*>", re.DOTALL)
_PICTURE = re.compile(r"<IMG\b[^>]*\bSRC\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_BREAKS = dict.fromkeys("nlr", "\n")
_NOTHING = ("", False)


def read(data: bytes) -> tuple[Diagram, ...]:
    """The graphs in a DOT file. Raises `FormatError`."""
    text, remark = decoded(data)
    check_length(text, ("\n", ";"))
    sheet = Sheet(list(tokens(text)))
    found = []
    while sheet.place < len(sheet.tokens):
        found.append(_graph(sheet, remark))
    if not found:
        raise FormatError("there is no graph in the file", advice="DOT begins with `digraph` or `graph`.")
    return tuple(found)


def _graph(sheet: Sheet, remark: str) -> Diagram:
    first = sheet.take()
    line = first.line
    strict = first.text.lower() == "strict"
    if strict:
        first = sheet.take()
    if first.kind != "name" or first.text.lower() not in ("graph", "digraph"):
        raise FormatError(
            f"`digraph` or `graph` was expected, not {first.text[:40]!r}", where=f"line {first.line}"
        )
    fresh = Sheet(sheet.tokens, sheet.place, directed=first.text.lower() == "digraph", strict=strict)
    name = ""
    while fresh.look() != "{":
        name = fresh.take().text
    fresh.take()
    fresh.scopes.append(Scope(None))
    read_body(fresh)
    sheet.place = fresh.place
    check_number(fresh.nodes, fresh.edges)
    return _diagram(fresh, name, line, (remark,) if remark else ())


def _diagram(sheet: Sheet, name: str, line: int, remarks: tuple[str, ...]) -> Diagram:
    # Edges that end at an invisible node in a cluster mean the cluster.
    inside = {id: node.group for id, node in sheet.nodes.items() if "invis" in _said(node.facts, "style")}
    shown = {id: node for id, node in sheet.nodes.items() if id not in inside}
    unseen = [id for id in inside if _said(sheet.nodes[id].facts, "shape") != "point"]
    if unseen:
        remarks += (f"invisible and left out: {', '.join(unseen[:20])}{' …' if len(unseen) > 20 else ''}",)
    folded = {id: n for id, n in shown.items() if isinstance(getattr(_extra(n.facts), "record", None), Frame)}
    shapes = tuple(_shape(id, node) for id, node in shown.items() if id not in folded)
    groups = tuple(_group(id, *facts) for id, facts in sheet.groups.items())
    groups += tuple(_group(id, node.facts, node.group, node.line) for id, node in folded.items())
    edges = [(edge, _extras(edge[2])) for edge in sheet.edges]
    arrows = tuple(
        _arrow(number, edge, found, sheet, inside)
        for number, (edge, found) in enumerate(edges)
        if len(found) < 2
    )
    bundled = (extra for _, found in edges if len(found) > 1 for extra in found)
    title = _words(sheet.graph.get("label", _NOTHING), {"G": name})
    extras = (*_extras(sheet.graph), *bundled)
    direction: Direction = "LR" if _said(sheet.graph, "rankdir") in ("LR", "RL") else "TB"
    return Diagram(shapes, groups, arrows, (), title, direction, f"line {line}", remarks, extras)


def _shape(id: str, node: DotNode) -> Shape:
    facts = node.facts
    value, shape = facts.get("label", (r"\N", False)), _said(facts, "shape") or "ellipse"
    words = [
        _fields(value[0], id) if "record" in shape.lower() and not value[1] else _words(value, {"N": id})
    ]
    words.append(_words(facts.get("xlabel", _NOTHING), {"N": id}))
    picture = _PICTURE.search(value[0]) if value[1] else None
    icon = (picture.group(1) if picture else _said(facts, "image")).rpartition("/")[2].rpartition(".")[0]
    where, extra = f"line {node.line}", _extra(facts)
    # What we wrote carries its place itself.
    rect = _placed(facts) if extra is None else None
    label = "\n".join(filter(None, words))
    return Shape(id, label, _OUTLINES.get(shape, "box"), icon, (), node.group, rect, where, extra)


def _said(facts: Facts, name: str) -> str:
    return facts.get(name, _NOTHING)[0]


def _placed(facts: Facts) -> Rect | None:
    """Where a laid-out file puts a node: `pos` is its middle in points, y up; sizes are inches."""
    try:
        x, y = (float(part) for part in facts["pos"][0].rstrip("!").split(",")[:2])
        width, height = (72 * float(facts.get(side, ("0.75", False))[0]) for side in ("width", "height"))
    except (KeyError, ValueError):
        return None
    numbers = (x, y, width, height)
    if not all(math.isfinite(n) and abs(n) < 100_000 for n in numbers) or min(width, height) <= 0:
        return None
    return Rect(x - width / 2, -y - height / 2, width, height)


def _group(id: str, facts: Facts, parent: str | None, line: int) -> Group:
    title = _words(facts.get("label", _NOTHING), {"G": id})
    return Group(id, title, parent, None, f"line {line}", _extra(facts))


def _arrow(
    number: int,
    edge: tuple[str, str, Facts, int],
    ours: tuple[extension.Extra, ...],
    sheet: Sheet,
    anchors: Mapping[str, str | None],
) -> Arrow:
    source, target, facts, line = edge
    tail, head = (_said(facts, name) for name in ("ltail", "lhead"))
    names = {"E": f"{source}{'->' if sheet.directed else '--'}{target}", "T": source, "H": target}
    labels = (
        _words(facts.get(name, _NOTHING), names) for name in ("taillabel", "label", "xlabel", "headlabel")
    )
    label = "\n".join(filter(None, labels))
    source = tail if tail in sheet.groups else anchors.get(source) or source
    target = head if head in sheet.groups else anchors.get(target) or target
    style: Style = "solid"
    looks = _said(facts, "style")
    if "invis" in looks:
        style = "layout"
    elif "dashed" in looks or "dotted" in looks:
        style = "dashed"
    way = _said(facts, "dir") or ("forward" if sheet.directed else "none")
    heads: Heads = (
        "both" if way == "both" else "backward" if way == "back" else "none" if way == "none" else "forward"
    )
    return Arrow(f"e{number}", source, target, label, heads, style, f"line {line}", *ours[:1])


def _words(value: tuple[str, bool], names: Mapping[str, str]) -> str:
    """A label in plain words; `names` are what escapes such as N stand for."""
    text, is_html = value
    if is_html:
        return plain(text)
    spelled = _ESCAPE.sub(lambda found: (_BREAKS | {**names}).get(found.group(1), found.group(1)), text)
    return plain(html.unescape(spelled), markup=False)


def _fields(text: str, name: str) -> str:
    """The fields of a record, one below the other, without the names of its ports."""

    def spelled(found: re.Match[str]) -> str:
        letter = found.group(1)
        if letter is None:
            return "" if found.group().startswith("<") else "\n"
        return name if letter == "N" else _BREAKS.get(letter, letter)

    return plain(html.unescape(_IN_RECORD.sub(spelled, text)), markup=False)


def _extra(facts: Facts) -> extension.Extra | None:
    return next(iter(_extras(facts)), None)


def _extras(facts: Facts) -> tuple[extension.Extra, ...]:
    """The record of ours that came along; several with an edge that stands for a bundle of them."""
    ours = facts.get(extension.KEY)
    return extension.read(ours[0]) if ours else ()
