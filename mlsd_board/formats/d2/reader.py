"""A D2 diagram as a neutral diagram: what holds boxes is a group, keys in dotted paths are containers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mlsd_board.formats import extension
from mlsd_board.formats.d2.syntax import Entry, parse, substituted
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Loose, Outline, Shape, Style
from mlsd_board.formats.parsed.limits import DEEPEST, check_length, check_number
from mlsd_board.formats.parsed.words import decoded, plain

_RESERVED = frozenset(
    [
        "label",
        "shape",
        "icon",
        "style",
        "near",
        "tooltip",
        "link",
        "width",
        "height",
        "direction",
        "constraint",
        "class",
        "classes",
        "vars",
        "grid-rows",
        "grid-columns",
        "grid-gap",
        "horizontal-gap",
        "vertical-gap",
        "source-arrowhead",
        "target-arrowhead",
        "layers",
        "scenarios",
        "steps",
        "top",
        "left",
        "desc",
    ]
)
_OUTLINES: Mapping[str, Outline] = {
    "cylinder": "cylinder",
    "stored_data": "cylinder",
    "circle": "circle",
    "oval": "round",
    "person": "person",
    "c4-person": "person",
    "diamond": "diamond",
    "queue": "queue",
    "cloud": "cloud",
    "page": "document",
    "document": "document",
    "image": "image",
    "package": "folder",
    "text": "",
}
_OURS = re.compile(r"^\s*#\s*mlsd:\s*(.*)$", re.MULTILINE)
_MARKDOWN = re.compile(r"^#+\s*|\*\*|`", re.MULTILINE)
_Path = tuple[str, ...]


@dataclass(slots=True)
class _Box:
    line: int
    label: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    holds: bool = False
    words: bool = False


@dataclass(slots=True)
class _Sheet:
    boxes: dict[_Path, _Box] = field(default_factory=dict)
    arrows: list[tuple[_Path, str, _Path, Entry]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    classes: dict[str, dict[str, str]] = field(default_factory=dict)
    direction: str = "TB"
    remarks: list[str] = field(default_factory=list)


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagram in a D2 file. Raises `FormatError`."""
    text, remark = decoded(data)
    return read_text(text, 1, (remark,) if remark else ())


def read_text(text: str, first_line: int = 1, remarks: tuple[str, ...] = ()) -> tuple[Diagram, ...]:
    """The diagram in a D2 text that begins in a line of its file."""
    check_length(text)
    entries, odd = parse("\n" * (first_line - 1) + text)
    sheet = _Sheet(remarks=[*remarks, *odd])
    for entry in entries:
        if entry.path[:1] == ("vars",):
            _variables(entry, (), sheet.known)
        elif entry.path[:1] == ("classes",):
            sheet.classes |= {e.path[0]: _facts(e.inner) for e in entry.inner if e.path}
    _take_all(entries, (), sheet)
    if not sheet.boxes:
        raise FormatError("there are no boxes in the diagram", where=f"line {first_line}")
    extras = [extra for line in _OURS.findall(text) for extra in extension.read(line)]
    return (_diagram(sheet, first_line, extras),)


def _variables(entry: Entry, prefix: _Path, known: dict[str, str]) -> None:
    for inner in entry.inner:
        name = (*prefix, *inner.path)
        known[".".join(name)] = inner.value
        _variables(inner, name, known)


def _facts(entries: Iterable[Entry]) -> dict[str, str]:
    return {".".join(e.path): e.value for e in entries if e.path}


def _take_all(entries: Iterable[Entry], inside: _Path, sheet: _Sheet) -> None:
    for entry in entries:
        if entry.edge:
            _join(entry, inside, sheet)
        elif entry.path and entry.path[0] in ("layers", "scenarios", "steps") and entry.opened:
            sheet.remarks.append(
                f"line {entry.line}: further boards under {entry.path[0]!r} were passed over"
            )
        elif entry.path and entry.path[0] in _RESERVED:
            _describe(entry, inside, sheet)
        elif entry.path and "*" not in "".join(entry.path):
            _place(entry, inside, sheet)
        check_number(sheet.boxes, sheet.arrows)


def _describe(entry: Entry, inside: _Path, sheet: _Sheet) -> None:
    name = ".".join(entry.path)
    if not inside:
        if name == "direction":
            sheet.direction = "LR" if entry.value in ("left", "right") else "TB"
        return
    box = sheet.boxes[inside]
    if name == "label":
        box.label = entry.value
    elif name == "desc" or (name == "tooltip" and not box.label):
        box.facts[name] = entry.value
    else:
        box.facts[name] = entry.value


def _place(entry: Entry, inside: _Path, sheet: _Sheet) -> None:
    path = _resolved(entry.path, inside)
    plain_path = tuple(part for part in path if part not in _RESERVED)
    if len(plain_path) < len(path):
        # `box.style.fill: red` or `box.shape: cylinder` says something of a box.
        cut = next(n for n, part in enumerate(path) if part in _RESERVED)
        if cut:
            _mention(path[:cut], entry.line, sheet)
            _describe(Entry(entry.line, path[cut:], value=entry.value), path[:cut], sheet)
        return
    _mention(path, entry.line, sheet)
    box = sheet.boxes[path]
    if entry.value:
        box.label = entry.value
        box.words = bool(entry.block)
    if len(path) > DEEPEST:
        raise FormatError("containers are nested too deeply", where=f"line {entry.line}")
    _take_all(entry.inner, path, sheet)


def _resolved(path: _Path, inside: _Path) -> _Path:
    while path[:1] == ("_",):
        path, inside = path[1:], inside[:-1]
    return (*inside, *path)


def _mention(path: _Path, line: int, sheet: _Sheet) -> None:
    for length in range(1, len(path) + 1):
        box = sheet.boxes.setdefault(path[:length], _Box(line))
        box.holds = box.holds or length < len(path)


def _join(entry: Entry, inside: _Path, sheet: _Sheet) -> None:
    paths = [p for p in entry.edge[::2] if isinstance(p, tuple)]
    signs = [s for s in entry.edge[1::2] if isinstance(s, str)]
    ends = [_resolved(tuple(p for p in path if p not in _RESERVED), inside) for path in paths]
    for end in ends:
        if end:
            _mention(end, entry.line, sheet)
    for source, sign, target in zip(ends, signs, ends[1:], strict=False):
        if source and target:
            sheet.arrows.append((source, sign, target, entry))


def _diagram(sheet: _Sheet, first_line: int, extras: list[extension.Extra]) -> Diagram:
    at = {extra.at: extra for extra in extras if extra.at}
    shapes, groups, texts = [], [], []
    for path, box in sheet.boxes.items():
        id, home = ".".join(path), ".".join(path[:-1]) or None
        facts = _with_class(box.facts, sheet)
        label = _words(box.label if box.label is not None else path[-1], sheet)
        where = f"line {box.line}"
        if box.holds:
            groups.append(Group(id, label, home, None, where, at.get(id)))
        elif (box.words or facts.get("shape") == "text") and not _touched(path, sheet) and id not in at:
            texts.append(Loose(id, label, None, home, where))
        else:
            icon = re.sub(
                r"%2F|[^A-Za-z]+", " ", facts.get("icon", "").rsplit("/", 1)[-1].rsplit(".", 1)[0]
            ).strip()
            outline = _OUTLINES.get(facts.get("shape", ""), "box")
            hints = (facts["class"],) if facts.get("class") else ()
            shapes.append(Shape(id, label, outline, icon, hints, home, None, where, at.get(id)))
    arrows = tuple(_arrow(n, *arrow, sheet) for n, arrow in enumerate(sheet.arrows))
    return Diagram(
        tuple(shapes),
        tuple(groups),
        arrows,
        tuple(texts),
        "",
        "LR" if sheet.direction == "LR" else "TB",
        f"line {first_line}",
        tuple(sheet.remarks),
        tuple(extra for extra in extras if not extra.at),
    )


def _with_class(facts: dict[str, str], sheet: _Sheet) -> dict[str, str]:
    return {**sheet.classes.get(facts.get("class", ""), {}), **facts}


def _touched(path: _Path, sheet: _Sheet) -> bool:
    return any(path in (source, target) for source, _, target, _ in sheet.arrows)


def _arrow(number: int, source: _Path, sign: str, target: _Path, entry: Entry, sheet: _Sheet) -> Arrow:
    facts = _with_class(_facts(entry.inner), sheet)
    deeper = {f"{e.path[0]}.{k}": v for e in entry.inner if e.path for k, v in _facts(e.inner).items()}
    label = _words(entry.value or facts.get("label", ""), sheet)
    pointed = sign.startswith("<"), sign.endswith(">")
    heads: Heads = (
        "both" if all(pointed) else "backward" if pointed[0] else "forward" if pointed[1] else "none"
    )
    looks = {**facts, **deeper}
    style: Style = "dashed" if "style.stroke-dash" in looks else "solid"
    if looks.get("style.opacity") in ("0", "0.0"):
        style = "layout"
    return Arrow(f"L{number}", ".".join(source), ".".join(target), label, heads, style, f"line {entry.line}")


def _words(text: str, sheet: _Sheet) -> str:
    filled = substituted(text, sheet.known).replace("\\n", "\n")
    return plain(_MARKDOWN.sub("", re.sub(r"\\(.)", r"\1", filled)))
