"""PlantUML diagrams of components, deployments and C4 as neutral diagrams."""

import re
from dataclasses import dataclass, field, replace

from mlsd_board.formats import extension
from mlsd_board.formats.c4.macros import Macro, macro, relation
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Loose, Outline, Shape
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_length, check_number
from mlsd_board.formats.parsed.words import decoded, plain
from mlsd_board.formats.plantuml.lines import Line, Said, Source, sources
from mlsd_board.formats.plantuml.parts import Box, Link, bare, box, link
from mlsd_board.model.ids import fresh_id

_CREOLE = re.compile(
    r"\*\*|(?<!:)//|__|\"\"|~~|^[-=._]{2,}$|<[&$][^<>]+>|\$\w+IMG\([^()]*\)|<img:[^>]*>|<size:\d+>|<color:[^>]*>|<back:[^>]*>|</?(?:w|plain|color|size|font|back|b|i|u|s|code)>",
    re.MULTILINE,
)
_STEREOTYPE = re.compile(r"<<\s*([^<>]*?)\s*>>")
_PICTURE = re.compile(r"<[$&]([\w-]+)|\$(\w+)IMG\(")
_OTHER = re.compile(
    r"(?:participant|activate|deactivate|alt|opt|loop|par|start|stop|state|partition|clock|concise)\b|:.*;$|\[\*\]|==.*==$"
)
_COMPONENTS = re.compile(r"(?:component|node|package|rectangle|artifact)\b|\[[^*\]]+\]|.*\{$")


@dataclass(slots=True)
class _Sheet:
    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    open: list[str | None] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    writing: tuple[str, list[str]] | None = None

    @property
    def group(self) -> str | None:
        return next((name for name in reversed(self.open) if name is not None), None)


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagrams in a PlantUML file. Raises `FormatError`."""
    text, remark = decoded(data)
    return read_text(text, 1, (remark,) if remark else ())


def read_text(text: str, first_line: int = 1, remarks: tuple[str, ...] = ()) -> tuple[Diagram, ...]:
    """The diagrams in a PlantUML text that begins in a line of its file."""
    check_length(text, ("\n",))
    found = sources(text, first_line)
    kinds = [source for source in found if source.kind in ("uml", "c4")]
    if not kinds:
        kind = found[0].kind if found else "nothing"
        raise FormatError(f"this is a PlantUML {kind} diagram", advice="Diagrams of components are read.")
    others = {
        s.first: f"line {s.first}: a diagram of sequences, activities or states"
        for s in kinds
        if _is_other(s)
    }
    if len(others) == len(kinds):
        what = f"this is {next(iter(others.values())).partition(': ')[2]}"
        raise FormatError(what, where=f"line {kinds[0].first}", advice="Diagrams of components are read.")
    remarks += tuple(f"{other}; passed over" for other in others.values())
    diagrams = tuple(_diagram(source, remarks) for source in kinds if source.first not in others)
    if not any(d.shapes or d.groups for d in diagrams):
        raise FormatError(
            "there are no boxes in the diagram",
            where=f"line {kinds[0].first}",
            advice="Is it the right file?",
        )
    return diagrams


def _is_other(source: Source) -> bool:
    """Whether a diagram is of a sort that has no boxes and arrows in our sense, though it looks much the same."""
    texts = [line.text for line in source.lines]
    return any(_OTHER.match(t) for t in texts) and not any(_COMPONENTS.match(t) for t in texts)


def _diagram(source: Source, remarks: tuple[str, ...]) -> Diagram:
    sheet = _Sheet(remarks=[*remarks, *source.remarks])
    for line in source.lines:
        _take(line, sheet)
        check_number(sheet.shapes, sheet.arrows)
    if sheet.open:
        sheet.remarks.append(f"a container is not closed: {len(sheet.open)} times }} is missing")
    title = next((_words(said.text) for said in source.said if said.kind == "title"), source.title)
    noted = {said.alias: said for said in source.said if said.alias in sheet.shapes}
    for name, said in noted.items():
        sheet.shapes[name] = replace(sheet.shapes[name], label=_words(said.text), outline="document")
    texts = tuple(
        _said(number, said)
        for number, said in enumerate(source.said)
        if said.kind != "title" and said.text and said.alias not in noted
    )
    extras = [extra for line in source.ours for extra in extension.read(line)]
    at = {extra.at: extra for extra in extras if extra.at}
    return Diagram(
        tuple(replace(s, extra=at.get(s.id)) for s in sheet.shapes.values()),
        tuple(replace(g, extra=at.get(g.id)) for g in sheet.groups.values()),
        tuple(sheet.arrows),
        texts,
        title,
        "LR",
        f"line {source.first}",
        tuple(sheet.remarks),
        tuple(extra for extra in extras if not extra.at),
    )


def _said(number: int, said: Said) -> Loose:
    return Loose(f"text{number}", _words(said.text), None, None, f"line {said.number}")


def _take(line: Line, sheet: _Sheet) -> None:
    text, number = line
    if sheet.writing:
        _write(text, sheet)
    elif text == "}":
        if sheet.open:
            sheet.open.pop()
        else:
            sheet.remarks.append(f"line {number}: }} closes nothing")
    elif text in ("{", "together {"):
        _open(None, number, sheet)
    elif found := link(text):
        _join(found, number, sheet)
    elif called := macro(text):
        _call(called, number, sheet)
    elif made := box(text):
        _place(made, number, sheet)
    elif not _inside_class(text):
        sheet.remarks.append(f"line {number}: not understood and left out: {text[:100]!r}")


def _inside_class(text: str) -> bool:
    """Members of a class, separators and the like: nothing that stands for a box."""
    return bool(re.match(r"[+\-#~*]\s*\S|--|==|\.\.|\w+\s*:\s*\w|\w+\(.*\)|\|", text)) or not re.search(
        r"\w", text
    )


def _write(text: str, sheet: _Sheet) -> None:
    """A line of the words of a box that are written between brackets."""
    name, lines = sheet.writing or ("", [])
    lines.append(text.removesuffix("]"))
    if text.endswith("]"):
        old = sheet.shapes[name]
        label = _words("\n".join(lines)) or old.label
        sheet.shapes[name] = replace(old, label=label)
        sheet.writing = None


def _open(name: str | None, number: int, sheet: _Sheet) -> None:
    if len(sheet.open) >= DEEPEST:
        raise FormatError("containers are nested too deeply", where=f"line {number}", advice=TOO_DEEP)
    sheet.open.append(name)


def _place(made: Box, number: int, sheet: _Sheet) -> None:
    if made.opens:
        _contain(made.name, made.label, number, sheet)
        if made.closed:
            sheet.open.pop()
        return
    known = sheet.shapes.get(made.name)
    if made.name in sheet.groups:
        return
    group = known.group if known and known.group is not None else sheet.group
    label = _words(made.label) or made.name
    icons = " ".join(named or shown for named, shown in _PICTURE.findall(made.label))
    sheet.shapes[made.name] = Shape(
        made.name, label, made.outline, icons, made.hints, group, None, f"line {number}"
    )
    sheet.labels.setdefault(made.label, made.name)
    if made.text:
        sheet.writing = (made.name, [])


def _contain(name: str, label: str, number: int, sheet: _Sheet) -> None:
    name = name or fresh_id("container", sheet.groups)
    if name in sheet.groups and sheet.groups[name].title:
        name = fresh_id(name, sheet.groups)
    sheet.shapes.pop(name, None)
    sheet.groups[name] = Group(name, _words(label), sheet.group, None, f"line {number}")
    _open(name, number, sheet)
    sheet.labels.setdefault(label, name)


def _call(called: Macro, number: int, sheet: _Sheet) -> None:
    """A macro: of C4, or of an icon library, whose name says what it depicts."""
    given = called.arguments
    if found := relation(called):
        ends = (_end(found.source, number, sheet), _end(found.target, number, sheet))
        id, label = f"L{len(sheet.arrows)}", _words(found.label)
        sheet.arrows.append(Arrow(id, *ends, label, found.heads, "solid", f"line {number}"))
    elif called.only_looks:
        pass
    elif called.opens and given:
        _contain(given[0], called.title, number, sheet)
    elif given and re.fullmatch(r"\w[\w.-]*", given[0]):
        icon = "" if called.is_c4_box else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", called.name)
        hints = ("external",) if called.is_external else ()
        label = _words("\n".join(called.words))
        sheet.shapes[given[0]] = Shape(
            given[0], label, called.outline, icon, hints, sheet.group, None, f"line {number}"
        )
    else:
        sheet.remarks.append(f"line {number}: the macro {called.name} was passed over")


def _join(found: Link, number: int, sheet: _Sheet) -> None:
    ends = _end(found.source, number, sheet), _end(found.target, number, sheet)
    label = _words(found.label.strip('"'))
    id = f"L{len(sheet.arrows)}"
    sheet.arrows.append(Arrow(id, *ends, label, found.heads, found.style, f"line {number}"))


def _end(written: str, number: int, sheet: _Sheet) -> str:
    name = bare(written)
    name = sheet.labels.get(name, name) if name not in sheet.shapes and name not in sheet.groups else name
    if name not in sheet.shapes and name not in sheet.groups:
        outline: Outline = "person" if written.startswith(":") else "box"
        sheet.shapes[name] = Shape(name, _words(name), outline, "", (), sheet.group, None, f"line {number}")
    return name


def _words(text: str) -> str:
    broken = text.replace("\\n", "\n").replace("\\l", "\n").replace("\\r", "\n").replace("%n()", "\n")
    return plain(_CREOLE.sub("", _STEREOTYPE.sub(r"\1", broken)))
