"""A D2 diagram as a neutral diagram: what holds boxes is a group, keys in dotted paths are containers."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from mlsd_board.formats import extension
from mlsd_board.formats.d2 import patterns
from mlsd_board.formats.d2.arrows import join, join_later
from mlsd_board.formats.d2.boards import Board, boards, opens_boards
from mlsd_board.formats.d2.keywords import ASIDE, OUTLINES, RESERVED, TABLES
from mlsd_board.formats.d2.sheet import Box, Path, Sheet, is_gone, mention, resolved
from mlsd_board.formats.d2.syntax import STAR, WISHES, Entry, parse, substituted
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Loose, Shape, Style
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_length, check_number
from mlsd_board.formats.parsed.words import decoded, plain

_OURS = re.compile(r"^\s*#\s*mlsd:\s*(.*)$", re.MULTILINE)
_MARKDOWN = re.compile(r"^#+\s*|\*\*|`", re.MULTILINE)
_LONGEST_WORDS = 280


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagram in a D2 file. Raises `FormatError`."""
    text, remark = decoded(data)
    return read_text(text, 1, (remark,) if remark else ())


def read_text(text: str, first_line: int = 1, remarks: tuple[str, ...] = ()) -> tuple[Diagram, ...]:
    """The diagram in a D2 text that begins in a line of its file, and its layers, scenarios and steps."""
    check_length(text, ("\n", ";"))
    entries, odd = parse("\n" * (first_line - 1) + text)
    extras = [extra for line in _OURS.findall(text) for extra in extension.read(line)]
    shown: list[Board] = []
    sequences: list[Board] = []
    for board in boards(entries, first_line):
        (sequences if _is_sequence(board) else shown).append(board)
    found = [_diagram(_sheet(board), board, extras if n == 0 else []) for n, board in enumerate(shown)]
    drawn = [d for d in found if d.shapes or d.groups or d.texts]
    if not drawn:
        where = f"line {first_line}"
        if sequences:
            raise NoDiagramError(
                "this is a diagram of sequences", where=where, advice="Diagrams of boxes are read."
            )
        raise FormatError("there are no boxes in the diagram", where=where, advice="Is it the right file?")
    passed_over = (f"line {board.line}: a diagram of sequences; passed over" for board in sequences)
    drawn[0] = replace(drawn[0], remarks=(*remarks, *odd, *passed_over, *drawn[0].remarks))
    return tuple(drawn)


def _is_sequence(board: Board) -> bool:
    return any(
        entry.path == ("shape",) and entry.value.lower() == "sequence_diagram" for entry in board.entries
    )


def _sheet(board: Board) -> Sheet:
    sheet = Sheet()
    for entry in board.entries:
        if entry.path[:1] == ("vars",):
            _variables(entry, (), sheet.known)
        elif entry.path[:1] == ("classes",):
            sheet.classes |= {e.path[0]: _facts(e.inner) for e in entry.inner if e.path}
    _take_all(board.entries, (), sheet)
    join_later(sheet)
    patterns.apply(sheet)
    return sheet


def _variables(entry: Entry, prefix: Path, known: dict[str, str]) -> None:
    for inner in entry.inner:
        name = (*prefix, *inner.path)
        known[".".join(name)] = inner.value
        _variables(inner, name, known)


def _facts(entries: Iterable[Entry]) -> dict[str, str]:
    return {(name := ".".join(e.path)): _fact(name, e.value) for e in entries if e.path}


def _fact(name: str, value: str) -> str:
    """What is said of a box or an arrow; capitals make no difference in names of shapes."""
    return value.lower() if name == "shape" else value


def _take_all(entries: Iterable[Entry], inside: Path, sheet: Sheet) -> None:
    for entry in entries:
        if entry.edge:
            join(entry, inside, sheet)
        elif opens_boards(entry):
            sheet.remarks.append(f"line {entry.line}: {entry.path[0]} inside {inside[-1]!r} were passed over")
        elif entry.path and entry.path[0] in RESERVED:
            _describe(entry, inside, sheet)
        elif STAR in "".join(entry.path):
            pattern = patterns.pattern_of(entry, inside)
            sheet.patterns += [pattern] if pattern else []
        elif entry.path and entry.path[0] not in WISHES:
            _place(entry, inside, sheet)
        check_number(sheet.boxes, sheet.arrows)


def _describe(entry: Entry, inside: Path, sheet: Sheet) -> None:
    name = ".".join(entry.path)
    if not inside:
        if name == "direction":
            sheet.direction = "LR" if entry.value in ("left", "right") else "TB"
        return
    box = sheet.boxes[inside]
    if name == "label":
        box.label = entry.value
    else:
        box.facts[name] = _fact(name, entry.value)


def _place(entry: Entry, inside: Path, sheet: Sheet) -> None:
    path = resolved(entry.path, inside, sheet)
    plain_path = tuple(part for part in path if part not in RESERVED)
    if len(plain_path) < len(path):
        # `box.style.fill: red` or `box.shape: cylinder` says something of a box.
        cut = next(n for n, part in enumerate(path) if part in RESERVED)
        if cut:
            mention(path[:cut], entry.line, sheet)
            _describe(Entry(entry.line, path[cut:], value=entry.value), path[:cut], sheet)
        return
    if entry.value == "null" and not entry.opened:
        sheet.gone.add(path)
        return
    if not path:
        sheet.remarks.append(f"line {entry.line}: _ leads out of the diagram and was passed over")
        return
    mention(path, entry.line, sheet)
    box = sheet.boxes[path]
    if entry.value or (entry.blank and entry.opened):
        box.label = entry.value
        box.words = bool(entry.block)
    if len(path) > DEEPEST:
        raise FormatError("containers are nested too deeply", where=f"line {entry.line}", advice=TOO_DEEP)
    _take_all(entry.inner, path, sheet)


def _diagram(sheet: Sheet, board: Board, extras: list[extension.Extra]) -> Diagram:
    at = {extra.at: extra for extra in extras if extra.at}
    shapes, groups, texts = [], [], []
    boxes = {path: box for path, box in sheet.boxes.items() if not is_gone(path, sheet)}
    drawn = [a for a in sheet.arrows if a[0] in boxes and a[2] in boxes]
    tables = _tables(boxes, sheet)
    touched = {end for source, _, target, _ in drawn for end in (source, target)}
    boxed = {path for path in boxes if path in touched or ".".join(path) in at}
    _take_in_words(boxes, boxed)
    for path, box in boxes.items():
        id, home = ".".join(path), ".".join(path[:-1]) or None
        facts = _with_class(box.facts, sheet)
        label = _words(box.label if box.label is not None else path[-1], sheet)
        where = f"line {box.line}"
        if path[:-1] in tables:
            continue
        if path in tables:
            label = "\n".join([label, *tables[path]])
            shapes.append(Shape(id, label, "box", "", (), home, None, where, at.get(id)))
        elif box.holds:
            groups.append(Group(id, label, home, None, where, at.get(id)))
        elif _is_text(box, facts) and path not in boxed:
            texts.append(Loose(id, label, None, home, where))
        else:
            picture = facts.get("icon", "").rpartition("/")[2].rpartition(".")[0]
            icon = re.sub(r"%2F|[^A-Za-z]+", " ", picture).strip()
            outline = OUTLINES.get(facts.get("shape", ""), "box")
            hints = (facts["class"],) if facts.get("class") else ()
            shapes.append(Shape(id, label, outline, icon, hints, home, None, where, at.get(id)))
    arrows = tuple(_arrow(n, *arrow, sheet, tables) for n, arrow in enumerate(drawn))
    return Diagram(
        tuple(shapes),
        tuple(groups),
        arrows,
        tuple(texts),
        board.name,
        "LR" if sheet.direction == "LR" else "TB",
        f"line {board.line}",
        tuple(sheet.remarks),
        tuple(extra for extra in extras if not extra.at),
    )


def _is_text(box: Box, facts: Mapping[str, str]) -> bool:
    """Words without a box; what stands at a place of the picture rather than in the flow is a heading or a remark."""
    aside = facts.get("near", "") in ASIDE and "shape" not in facts
    return box.words or aside or facts.get("shape") == "text"


def _tables(boxes: Mapping[Path, Box], sheet: Sheet) -> dict[Path, list[str]]:
    """The tables and classes, with their columns and members in words."""
    shapes = {path: _with_class(box.facts, sheet).get("shape") for path, box in boxes.items()}
    rows: dict[Path, list[str]] = {path: [] for path, shape in shapes.items() if shape in TABLES}
    for path, box in boxes.items():
        if path[:-1] in rows:
            rows[path[:-1]].append(_words(f"{path[-1]}: {box.label}" if box.label else path[-1], sheet))
    return rows


def _take_in_words(boxes: dict[Path, Box], boxed: Container[Path]) -> None:
    """What holds nothing but words is a box all the same: they are its further lines."""
    inner: dict[Path, list[Path]] = {}
    for path in boxes:
        inner.setdefault(path[:-1], []).append(path)
    for path in [path for path in boxes if path in inner]:
        box, held = boxes[path], [boxes[p] for p in inner[path]]
        lines = [box.label or path[-1], *(b.label or "" for b in held)]
        only = all(b.words and not b.holds and p not in boxed for p, b in zip(inner[path], held, strict=True))
        if only and sum(map(len, lines)) <= _LONGEST_WORDS:
            boxes[path] = replace(box, label="\n".join(lines), holds=False)
            for p in inner[path]:
                del boxes[p]


def _with_class(facts: dict[str, str], sheet: Sheet) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in facts.get("class", "").split(";"):
        found |= sheet.classes.get(name.strip(), {})
    return {**found, **facts}


def _arrow(
    number: int,
    source: Path,
    sign: str,
    target: Path,
    entry: Entry,
    sheet: Sheet,
    tables: Container[Path],
) -> Arrow:
    facts = _with_class(_facts(entry.inner), sheet)
    deeper = {f"{e.path[0]}.{k}": v for e in entry.inner if e.path for k, v in _facts(e.inner).items()}
    said = (
        facts.get("source-arrowhead", ""),
        entry.value or facts.get("label", ""),
        facts.get("target-arrowhead", ""),
    )
    label = "\n".join(_words(text, sheet) for text in said if text.strip("*"))
    source, target = (end[:-1] if end[:-1] in tables else end for end in (source, target))
    pointed = sign.startswith("<"), sign.endswith(">")
    heads: Heads = (
        "both" if all(pointed) else "backward" if pointed[0] else "forward" if pointed[1] else "none"
    )
    looks = {**facts, **deeper}
    style: Style = "dashed" if "style.stroke-dash" in looks else "solid"
    if looks.get("style.opacity") in ("0", "0.0"):
        style = "layout"
    return Arrow(f"L{number}", ".".join(source), ".".join(target), label, heads, style, f"line {entry.line}")


def _words(text: str, sheet: Sheet) -> str:
    filled = substituted(text, sheet.known).replace("\\n", "\n")
    return plain(_MARKDOWN.sub("", re.sub(r"\\(.)", r"\1", filled)))
