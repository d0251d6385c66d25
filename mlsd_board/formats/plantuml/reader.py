"""PlantUML diagrams of components, deployments and C4 as neutral diagrams."""

import re
from dataclasses import replace

from mlsd_board.formats import extension
from mlsd_board.formats.c4.macros import Macro, macro, relation
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Outline, Shape
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_length, check_number
from mlsd_board.formats.parsed.words import decoded
from mlsd_board.formats.plantuml.directives import Line
from mlsd_board.formats.plantuml.lines import Source, sources
from mlsd_board.formats.plantuml.parts import Box, Link, bare, box, link
from mlsd_board.formats.plantuml.sheet import Sheet, appended, words_of
from mlsd_board.model.counting import counted
from mlsd_board.model.ids import fresh_id

_NONE = Group("")
_PICTURE = re.compile(r"<[$&]([\w-]+)|\$(\w+)IMG\(")
_POINT = re.compile(r"[+\-#~*]\s*\S|\w+\s*:\s*\w|\w+\(.*\)|\|")
_MEMBER = re.compile(r"(\w[\w.]*)\s*:\s*(.+)")
_READ_THAT_WAY = re.compile(r"^<\s+|\s+>$")
_OTHER = re.compile(
    r"(?:participant|activate|deactivate|alt|opt|loop|par|start|stop|state|partition|clock|concise)\b|:.*;$|\[\*\]|==.*==$"
)
_COMPONENTS = re.compile(r"(?:component|node|package|rectangle|artifact)\b|\[[^*\]]+\]|.*\{$")


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
        raise NoDiagramError(f"this is a PlantUML {kind} diagram", advice="Diagrams of components are read.")
    others = {
        s.first: f"line {s.first}: a diagram of sequences, activities or states"
        for s in kinds
        if _is_other(s)
    }
    if len(others) == len(kinds):
        what = f"this is {next(iter(others.values())).partition(': ')[2]}"
        raise NoDiagramError(what, where=f"line {kinds[0].first}", advice="Diagrams of components are read.")
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
    sheet = Sheet(remarks=[*remarks, *source.remarks])
    for line in source.lines:
        _take(line, sheet)
        check_number(sheet.shapes, sheet.arrows)
    if sheet.open:
        sheet.remarks.append(f"{counted(len(sheet.open), 'container')} not closed: }} is missing")
    title = next((words_of(said.text) for said in source.said if said.kind == "title"), source.title)
    beside = [said for said in source.said if said.kind != "title" and said.text]
    texts = (*(sheet.note(number, said) for number, said in enumerate(beside)), *sheet.settle())
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


def _take(line: Line, sheet: Sheet) -> None:
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
    else:
        _take_words(text, number, sheet)


def _take_words(text: str, number: int, sheet: Sheet) -> None:
    """A line that draws nothing: a point of a list in a container, or a member of a class."""
    if sheet.group is not None and _POINT.match(text):
        sheet.words.setdefault(sheet.group, []).append(text)
    elif (member := _MEMBER.fullmatch(text)) and member[1] in sheet.shapes:
        sheet.shapes[member[1]] = appended(sheet.shapes[member[1]], member[2])
    elif re.search(r"\w", text):
        sheet.remarks.append(f"line {number}: not understood and left out: {text[:100]!r}")


def _write(text: str, sheet: Sheet) -> None:
    """A line of the words of a box that are written between brackets or braces."""
    name, lines, end = sheet.writing or ("", [], "")
    lines.append(text.removesuffix(end))
    if text.endswith(end):
        shape = sheet.shapes[name]
        # What stands in brackets is the label; members stand below it.
        label = words_of("\n".join(lines)) if end == "]" else appended(shape, "\n".join(lines)).label
        sheet.shapes[name] = replace(shape, label=label or shape.label)
        sheet.writing = None


def _open(name: str | None, number: int, sheet: Sheet) -> None:
    if len(sheet.open) >= DEEPEST:
        raise FormatError("containers are nested too deeply", where=f"line {number}", advice=TOO_DEEP)
    sheet.open.append(name)


def _place(made: Box, number: int, sheet: Sheet) -> None:
    if made.opens:
        name = _contain(made.name, made.label, number, sheet)
        sheet.contained[name] = made
        if made.closed:
            sheet.open.pop()
        return
    known = sheet.shapes.get(made.name)
    if made.name in sheet.groups and made.label == made.name:
        return
    if made.name in sheet.groups:
        made = made._replace(name=sheet.beside(made.name))
    group = known.group if known and known.group is not None else sheet.group
    label = words_of(made.label) or made.name
    icons = " ".join(named or shown for named, shown in _PICTURE.findall(made.label))
    shape = Shape(made.name, label, made.outline, icons, made.hints, group, None, f"line {number}")
    sheet.add(shape, number)
    sheet.labels.setdefault(made.label, made.name)
    if made.words_until:
        sheet.writing = (made.name, [], made.words_until)


def _contain(name: str, label: str, number: int, sheet: Sheet) -> str:
    name = name or fresh_id("container", sheet.groups)
    if sheet.groups.get(name, _NONE).title or sheet.is_told_apart(name, label):
        name = fresh_id(name, sheet.groups.keys() | sheet.shapes.keys())
    sheet.add(Group(name, words_of(label), sheet.group, None, f"line {number}"), number)
    _open(name, number, sheet)
    sheet.labels.setdefault(label, name)
    return name


def _call(called: Macro, number: int, sheet: Sheet) -> None:
    """A macro: of C4, or of an icon library, whose name says what it depicts."""
    given = called.arguments
    if found := relation(called):
        ends = (_end(found.source, number, sheet), _end(found.target, number, sheet))
        _draw(
            Arrow(_next(sheet), *ends, words_of(found.label), found.heads, "solid", f"line {number}"),
            number,
            sheet,
        )
    elif called.only_looks:
        pass
    elif called.opens and given:
        _contain(given[0], called.title, number, sheet)
    elif given and re.fullmatch(r"\w[\w.-]*", given[0]):
        icon = "" if called.is_c4_box else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", called.name)
        hints = ("external",) if called.is_external else ()
        label, more = words_of(called.label), words_of(called.more)
        where = f"line {number}"
        shape = Shape(given[0], label, called.outline, icon, hints, sheet.group, None, where, more=more)
        sheet.add(shape, number)
    else:
        sheet.remarks.append(f"line {number}: the macro {called.name} was passed over")


def _join(found: Link, number: int, sheet: Sheet) -> None:
    if found.alias:
        written = box(f"{found.target} as {found.alias}") or Box(found.alias, bare(found.target), "box")
        _place(written, number, sheet)
    ends = _end(found.source, number, sheet), _end(found.alias or found.target, number, sheet)
    label = _READ_THAT_WAY.sub("", words_of(found.label.strip('"')))
    _draw(Arrow(_next(sheet), *ends, label, found.heads, found.style, f"line {number}"), number, sheet)


def _next(sheet: Sheet) -> str:
    return f"L{len(sheet.arrows)}"


def _draw(arrow: Arrow, number: int, sheet: Sheet) -> None:
    sheet.arrows.append(arrow)
    sheet.linked.append((number, arrow.id))


def _end(written: str, number: int, sheet: Sheet) -> str:
    known = sheet.known(written)
    if known is not None:
        return known
    name = bare(written)
    outline: Outline = "person" if written.startswith(":") else "box"
    sheet.add(Shape(name, words_of(name), outline, "", (), sheet.group, None, f"line {number}"), number)
    return name
