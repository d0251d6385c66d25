"""A DOT graph as a neutral diagram: clusters are groups, invisible edges only hold things apart."""

import html
import math
import re
from collections.abc import Mapping
from typing import Literal

from mlsd_board.formats import extension
from mlsd_board.formats.dot_text.statements import DotNode, Facts, Scope, Sheet, read_body
from mlsd_board.formats.dot_text.tokens import tokens
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Outline, Shape, Style
from mlsd_board.formats.parsed.limits import check_length, check_number
from mlsd_board.formats.parsed.words import decoded, plain
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

_OUTLINES: Mapping[str, Outline] = {
    "cylinder": "cylinder",
    "ellipse": "round",
    "oval": "round",
    "circle": "circle",
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
_RECORD_PORT = re.compile(r"<[^<>]*>")


def read(data: bytes) -> tuple[Diagram, ...]:
    """The graphs in a DOT file. Raises `FormatError`."""
    text, remark = decoded(data)
    check_length(text)
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
    if first.text.lower() == "strict":
        first = sheet.take()
    if first.kind != "name" or first.text.lower() not in ("graph", "digraph"):
        raise FormatError(
            f"`digraph` or `graph` was expected, not {first.text[:40]!r}", where=f"line {first.line}"
        )
    fresh = Sheet(sheet.tokens, sheet.place, directed=first.text.lower() == "digraph")
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
    anchors = {id for id, n in sheet.nodes.items() if _is_anchor(n)}
    inside = {id: sheet.nodes[id].group for id in anchors}
    shown = {id: node for id, node in sheet.nodes.items() if id not in anchors}
    folded = {id: n for id, n in shown.items() if isinstance(getattr(_extra(n.facts), "record", None), Frame)}
    shapes = tuple(_shape(id, node) for id, node in shown.items() if id not in folded)
    groups = tuple(_group(id, *facts) for id, facts in sheet.groups.items())
    groups += tuple(_group(id, node.facts, node.group, node.line) for id, node in folded.items())
    arrows = tuple(_arrow(number, edge, sheet, inside) for number, edge in enumerate(sheet.edges))
    title = _words(sheet.graph.get("label", ("", False)), name)
    extras = extension.read(sheet.graph.get(extension.KEY, ("", False))[0])
    direction: Literal["LR", "TB"] = (
        "LR" if sheet.graph.get("rankdir", ("TB", False))[0] in ("LR", "RL") else "TB"
    )
    return Diagram(shapes, groups, arrows, (), title, direction, f"line {line}", remarks, extras)


def _is_anchor(node: DotNode) -> bool:
    """An invisible point in a cluster, which edges end at that mean the cluster."""
    return (
        "invis" in node.facts.get("style", ("", False))[0]
        and node.facts.get("shape", ("", False))[0] == "point"
    )


def _shape(id: str, node: DotNode) -> Shape:
    facts = node.facts
    label = _words(facts.get("label", (id, False)), id)
    shape = facts.get("shape", ("ellipse", False))[0]
    if "record" in shape.lower():
        label = plain(
            re.sub(
                r"[{}|]", "\n", _RECORD_PORT.sub("", facts.get("label", (id, False))[0].replace("\\n", "\n"))
            )
        )
    icon = facts.get("image", ("", False))[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    where, extra = f"line {node.line}", _extra(facts)
    outline = _OUTLINES.get(shape, "box")
    # What we wrote carries its place itself.
    rect = _placed(facts) if extra is None else None
    return Shape(id, label, outline, icon, (), node.group, rect, where, extra)


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
    title = _words(facts.get("label", ("", False)), "")
    return Group(id, title, parent, None, f"line {line}", _extra(facts))


def _arrow(
    number: int, edge: tuple[str, str, Facts, int], sheet: Sheet, anchors: Mapping[str, str | None]
) -> Arrow:
    source, target, facts, line = edge
    tail, head = (facts.get(name, ("", False))[0] for name in ("ltail", "lhead"))
    source = tail if tail in sheet.groups else anchors.get(source) or source
    target = head if head in sheet.groups else anchors.get(target) or target
    label = _words(facts.get("label", facts.get("xlabel", ("", False))), "")
    style: Style = "solid"
    looks = facts.get("style", ("", False))[0]
    if "invis" in looks:
        style = "layout"
    elif "dashed" in looks or "dotted" in looks:
        style = "dashed"
    way = facts.get("dir", ("forward" if sheet.directed else "none", False))[0]
    heads: Heads = (
        "both" if way == "both" else "backward" if way == "back" else "none" if way == "none" else "forward"
    )
    return Arrow(f"e{number}", source, target, label, heads, style, f"line {line}", _extra(facts))


def _words(value: tuple[str, bool], name: str) -> str:
    text, is_html = value
    if is_html:
        return plain(text)

    def spelled(found: re.Match[str]) -> str:
        return {"N": name, "G": "", "n": "\n", "l": "\n", "r": "\n"}.get(found.group(1), found.group(1))

    return plain(html.unescape(re.sub(r"\\(.)", spelled, text, flags=re.DOTALL)), markup=False)


def _extra(facts: Facts) -> extension.Extra | None:
    ours = facts.get(extension.KEY)
    found = extension.read(ours[0]) if ours else ()
    return found[0] if found else None
