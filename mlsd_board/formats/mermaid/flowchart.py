"""A Mermaid flowchart as a neutral diagram."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from mlsd_board.formats import extension
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mermaid.scanning import Chain, Seen, scan, unquoted, words
from mlsd_board.formats.mermaid.statements import Cut, Statement, continued
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Outline, Shape
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_number
from mlsd_board.layout.columns import Direction
from mlsd_board.model.ids import fresh_id

_ICON = re.compile(r"\bfa[bsrldk]?:fa-([\w-]+)")
_PICTURE = re.compile(r"<img\b[^<>]*\bsrc\s*=\s*['\"]?([^'\"\s<>]+)", re.IGNORECASE)
_SUBGRAPH = re.compile(r"subgraph(?:\s+(.*))?$", re.DOTALL)
_NAMED = re.compile(r"(\"[^\"]*\"|[^\s\[\]\"][^\[\]\"]*?)\s*\[(.*)\]\s*(?::::[\w,-]+)?$", re.DOTALL)
_UNSEEN = re.compile(
    r"opacity\s*:\s*0(?:\.0*)?(?![.\d])|stroke\s*:\s*(?:none|transparent)|stroke-width\s*:\s*0(?:px)?\b"
)
_STRAY = re.compile(r"^[\s\"',`]+|(?<=[\])}])[\s\"',`]+$")
_PASSED_OVER = re.compile(r"(?:style|classDef|click|direction)\b")


@dataclass(slots=True)
class _Box:
    """A node while the text is being read."""

    label: str | None = None
    outline: Outline = ""
    icon: str = ""
    hints: list[str] = field(default_factory=list)
    group: str | None = None
    line: int = 0


@dataclass(slots=True)
class _Sheet:
    """What has been read so far. `open` are the subgraphs that are not closed, each with the nodes mentioned in it.

    `links` are names of arrows, which may be described like boxes.
    """

    boxes: dict[str, _Box] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    open: list[tuple[str, dict[str, None]]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    links: set[str] = field(default_factory=set)


def read(found: Cut, direction: str) -> Diagram:
    """The diagram of the statements below the header, which names the direction."""
    sheet = _Sheet()
    for statement in continued(found.statements):
        _take(statement, sheet)
        check_number(sheet.boxes, sheet.arrows)
    for name, _ in reversed(sheet.open):
        sheet.remarks.append(f"{sheet.groups[name].where}: the subgraph {name!r} is not closed")
        _settle(sheet)
    return _diagram(sheet, found.ours, "LR" if direction.upper() in ("LR", "RL", ">", "<") else "TB")


def _take(statement: Statement, sheet: _Sheet) -> None:
    text, line = statement
    word = text.split(maxsplit=1)[0] if text.split() else ""
    if word == "subgraph":
        _open(text, line, sheet)
    elif text == "end":
        if sheet.open:
            _settle(sheet)
        else:
            sheet.remarks.append(f"line {line}: `end` closes nothing")
    elif word == "class":
        _classed(text, sheet)
    elif word == "linkStyle":
        _styled_link(text, sheet)
    elif not (_PASSED_OVER.match(text) and scan(text).broken) and not re.fullmatch(r"direction\s+\w+", text):
        _take_chain(scan(text), statement, sheet)


def _open(text: str, line: int, sheet: _Sheet) -> None:
    found = _SUBGRAPH.match(text)
    said = (found.group(1) or "").strip() if found else ""
    named = _NAMED.match(said)
    name, title = (named.group(1).strip('"'), named.group(2)) if named else (said.strip('"'), said)
    name = name or f"subgraph{len(sheet.groups) + 1}"
    if name in sheet.groups:
        name = fresh_id(name, sheet.groups)
    if len(sheet.open) >= DEEPEST:
        raise FormatError("subgraphs are nested too deeply", where=f"line {line}", advice=TOO_DEEP)
    parent = sheet.open[-1][0] if sheet.open else None
    sheet.groups[name] = Group(name, _words(unquoted(title)), parent, None, f"line {line}")
    sheet.open.append((name, {}))


def _settle(sheet: _Sheet) -> None:
    """Close the innermost subgraph: what is mentioned in it and lies in none yet belongs to it."""
    name, members = sheet.open.pop()
    for member in members:
        box = sheet.boxes.get(member)
        if box and box.group is None and member != name:
            box.group = name


def _classed(text: str, sheet: _Sheet) -> None:
    parts = text.split()
    for name in "".join(parts[1:-1]).split(","):
        if name in sheet.boxes:
            sheet.boxes[name].hints.append(parts[-1])


def _styled_link(text: str, sheet: _Sheet) -> None:
    _, _, rest = text.partition(" ")
    numbers, _, style = rest.strip().partition(" ")
    if _UNSEEN.search(style):
        sheet.unseen |= {int(n) for n in numbers.split(",") if n.strip().isdecimal() and len(n) < 9}


def _take_chain(chain: Chain, statement: Statement, sheet: _Sheet) -> None:
    where = f"line {statement.line}"
    if chain.broken and not chain.links and (parts := _apart(statement)):
        for part in parts:
            _take(part, sheet)
        return
    sheet.remarks += (f"{where}: {odd}" for odd in chain.odd)
    if chain.broken:
        shown = " ".join(statement.text.split())
        kept = chain.links or any(seen.label for group in chain.groups for seen in group)
        left_out = "the rest of the line was left out" if kept else f"left out: {shown[:120]}"
        sheet.remarks.append(f"{where}: {chain.broken}; {left_out}")
        if not kept:
            return
    for seen in (seen for group in chain.groups for seen in group if seen.name not in sheet.links):
        _mention(seen, statement.line, sheet)
    for number, link in enumerate(chain.links):
        sheet.links |= {link.name} - {""}
        label = _words(link.label)
        for source, target in product(chain.groups[number], chain.groups[number + 1]):
            id = f"L{len(sheet.arrows)}"
            sheet.arrows.append(Arrow(id, source.name, target.name, label, link.heads, link.style, where))
            check_number((), sheet.arrows)


def _apart(statement: Statement) -> list[Statement]:
    """The lines of a statement that makes no sense as a whole; of one line, what follows marks that have strayed there."""
    text, line = statement
    if "\n" in text:
        return [Statement(part.strip(), line + n) for n, part in enumerate(text.split("\n")) if part.strip()]
    rest = _STRAY.sub("", text)
    return [Statement(rest, line)] if rest and rest != text else []


def _mention(seen: Seen, line: int, sheet: _Sheet) -> None:
    box = sheet.boxes.setdefault(seen.name, _Box(line=line))
    for _, members in sheet.open[-1:]:
        members[seen.name] = None
    if seen.label is not None:
        box.label, box.outline, box.line = seen.label, seen.outline, line
    box.icon = box.icon or seen.icon
    box.hints += seen.hints


def _diagram(sheet: _Sheet, ours: list[str], direction: Direction) -> Diagram:
    extras = [extra for line in ours for extra in extension.read(line)]
    at = {extra.at: extra for extra in extras if extra.at}
    shapes = tuple(
        Shape(
            name,
            _words(box.label) if box.label is not None else name,
            box.outline,
            " ".join(filter(None, [box.icon, *_ICON.findall(box.label or ""), *_pictures(box.label or "")])),
            tuple(box.hints),
            box.group,
            None,
            f"line {box.line}",
            at.get(name),
        )
        for name, box in sheet.boxes.items()
        if name not in sheet.groups
    )
    arrows = tuple(_arrow(a, number, sheet.unseen, at) for number, a in enumerate(sheet.arrows))
    groups = tuple(_group(g, sheet, at) for g in sheet.groups.values())
    loose = tuple(extra for extra in extras if not extra.at)
    return Diagram(shapes, groups, arrows, direction=direction, remarks=tuple(sheet.remarks), extras=loose)


def _arrow(arrow: Arrow, number: int, unseen: set[int], at: dict[str, extension.Extra]) -> Arrow:
    style = "layout" if number in unseen else arrow.style
    return Arrow(
        arrow.id, arrow.source, arrow.target, arrow.label, arrow.heads, style, arrow.where, at.get(arrow.id)
    )


def _group(group: Group, sheet: _Sheet, at: dict[str, extension.Extra]) -> Group:
    # A subgraph mentioned as a member of another one lies in it.
    box = sheet.boxes.get(group.id)
    inside = box.group if box and box.group != group.id else None
    parent = group.group if group.group is not None else inside
    if parent is not None and _lies_in(parent, group.id, sheet.groups):
        parent = group.group
    return Group(group.id, group.title, parent, None, group.where, at.get(group.id))


def _lies_in(inner: str, outer: str, groups: dict[str, Group]) -> bool:
    place: str | None = inner
    while place is not None:
        if place == outer:
            return True
        place = groups[place].group
    return False


def _pictures(label: str) -> Iterator[str]:
    """What the pictures in a label show, from the names of their files."""
    for address in _PICTURE.findall(label):
        yield re.sub(r"[^A-Za-z0-9]+", " ", address.rpartition("/")[2].rpartition(".")[0]).strip()


def _words(text: str) -> str:
    return words(_ICON.sub("", text))
