"""A diagram in the language of Eraser as a neutral diagram: `A [icon: x]` is a box, `A { … }` a group, `A > B, C: words` arrows."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import NamedTuple

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Heads, Loose, Outline, Shape, Style
from mlsd_board.formats.parsed.limits import check_length, check_number
from mlsd_board.formats.parsed.sheet import Sheet
from mlsd_board.formats.parsed.words import decoded, plain

_QUOTED = r'"[^"\n]*"'
_MARK = re.compile(
    r"^[ \t]*(?:\"[^\"\n]*\"|[^\s\[\]{}|#:\"/-][^\[\]{}|:\"\n]{0,100}?)[ \t]?\[[ \t]{0,9}(?:icon|color|label|shape)[ \t]{0,9}:",
    re.MULTILINE,
)
_OTHERS = re.compile(r"\s*(?:graph|flowchart|digraph|strict|architecture|block|@start|%%|---|```)")
_SETTING = re.compile(r"(title|direction|colorMode|styleMode|typeface)\b\s*:?\s+(.*)")
_COMMENT = re.compile(rf"({_QUOTED})|(?:^|(?<= ))//.*|^#.*")
_FACTS = re.compile(rf"\[((?:{_QUOTED}|[^\[\]\"])*)\]$")
_FACT = re.compile(r"(\w+)\s*:\s*(?:\"([^\"]*)\"|([^,\"]*))")
_LINK = re.compile(rf"({_QUOTED})| ?(<?-{{0,20}}>|<-{{0,20}}) ?| (--?) ")
_COLON = re.compile(rf"({_QUOTED})|:")
_COMMA = re.compile(rf"({_QUOTED})|,")
_OUTLINES: Mapping[str, Outline] = {
    "cylinder": "cylinder",
    "diamond": "diamond",
    "document": "document",
    "oval": "round",
    "ellipse": "round",
    "circle": "circle",
}
_SHOWN: Mapping[str, Outline] = {
    "database": "cylinder",
    "user": "person",
    "users": "person",
    "cloud": "cloud",
}
_ANYTHING = re.compile(
    r"(?:activity|alert|bell|book|box|chart|check|clipboard|clock|code|cog|cpu|download|edit|eye|file|filter|flag|folder|git|"
    r"globe|grid|hash|help|home|info|key|layers|link|list|lock|log|mail|map|message|monitor|package|phone|play|refresh|"
    r"repeat|save|search|send|server|settings|shield|shuffle|sliders|star|sun|table|tag|target|terminal|tool|upload|video|"
    r"wifi|zap)(?:-(?!lab|hub)[a-z]+)*"
)
"""Icons that may stand for anything, and say less than the words beside them."""


class _Said(NamedTuple):
    """A line without what stands in its brackets, and that by name."""

    text: str
    facts: Mapping[str, str]
    line: int

    @property
    def where(self) -> str:
        return f"line {self.line}"


def is_eraser(text: str) -> bool:
    """Whether a text looks like this language: it has no mark of its own, and other languages share its braces."""
    return not _OTHERS.match(text) and len(_MARK.findall(text)) > 1


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagram in a file. Raises `FormatError`."""
    text, remark = decoded(data)
    return read_text(text, 1, (remark,) if remark else ())


def read_text(text: str, first_line: int = 1, remarks: tuple[str, ...] = ()) -> tuple[Diagram, ...]:
    """The diagram in a text that begins in a line of its file. Raises `FormatError`."""
    check_length(text, ("\n",))
    sheet = Sheet("group", remarks=list(remarks))
    for number, line in enumerate(text.split("\n"), first_line):
        for part in _parts(_COMMENT.sub(lambda found: found[1] or "", " ".join(line.split())).strip()):
            _take(part, number, sheet)
        check_number(sheet.shapes, sheet.arrows)
    for name in sheet.groups:
        sheet.shapes.pop(name, None)
    if not (sheet.shapes or sheet.groups):
        where = f"line {first_line}"
        raise FormatError("there are no boxes in the diagram", where=where, advice="Is it the right file?")
    return (sheet.diagram(),)


def _parts(line: str) -> Iterator[str]:
    """A line up to a brace that opens, and closing braces apart."""
    start = 0
    for found in re.finditer(rf"{_QUOTED}|\[[^\[\]]*\]|[{{}}]", line):
        if found.group() in "{}":
            end = found.end() if found.group() == "{" else found.start()
            yield from filter(None, [line[start:end].strip()])
            yield from ("}",) if found.group() == "}" else ()
            start = found.end()
    yield from filter(None, [line[start:].strip()])


def _take(text: str, line: int, sheet: Sheet) -> None:
    setting = _SETTING.fullmatch(text)
    if text == "}":
        if sheet.open:
            sheet.open.pop()
        else:
            sheet.remarks.append(f"line {line}: }} closes nothing")
    elif setting and not text.endswith("{"):
        sheet.title = _words(setting[2]) if setting[1] == "title" else sheet.title
    elif text.endswith("{"):
        said = _said(text[:-1].rstrip(), line)
        name = _bare(said.text) or f"group {line}"
        sheet.begin(name, _words(said.facts.get("label", name)), said.where)
    elif sheet.open[-1:] == ["legend"]:
        sheet.texts.append(Loose(f"legend {line}", _words(text), None, "legend", f"line {line}"))
    else:
        _box_or_arrows(_said(text, line), sheet)


def _said(text: str, line: int) -> _Said:
    found = _FACTS.search(text)
    facts = {
        m[1]: (m[2] if m[2] is not None else m[3]).strip() for m in _FACT.finditer(found[1] if found else "")
    }
    return _Said(text[: found.start()].strip() if found else text.strip(), facts, line)


def _box_or_arrows(said: _Said, sheet: Sheet) -> None:
    joined, label = _halves(said.text)
    ends, signs = _chain(joined)
    if not all(ends) or (label and not signs):
        sheet.remarks.append(f"{said.where}: not understood and left out: {said.text[:100]!r}")
    elif not signs:
        _place(_bare(joined), said, sheet)
    else:
        names = [[_bare(name) for name in _split(end, _COMMA)] for end in ends]
        for name in (name for end in names for name in end if name):
            if name not in sheet.shapes and name not in sheet.groups:
                sheet.shapes[name] = Shape(name, _words(name), "box", "", (), sheet.home, where=said.where)
        for sign, (sources, targets) in zip(signs, pairwise(names), strict=True):
            _join(sign, sources, targets, _words(label or said.facts.get("label", "")), said, sheet)


def _place(name: str, said: _Said, sheet: Sheet) -> None:
    if name in sheet.groups:
        return
    icon = said.facts.get("icon", "").lower()
    outline = _OUTLINES.get(said.facts.get("shape", "")) or _SHOWN.get(icon, "box")
    icon = "" if icon in _SHOWN or _ANYTHING.fullmatch(icon) else re.sub(r"[^a-z0-9]+", " ", icon).strip()
    label = _words(said.facts.get("label", name)) or name
    sheet.shapes[name] = Shape(name, label, outline, icon, (), sheet.home, where=said.where)


def _join(sign: str, sources: list[str], targets: list[str], label: str, said: _Said, sheet: Sheet) -> None:
    heads: Heads = "none"
    if "<" in sign or ">" in sign:
        heads = "both" if "<" in sign and ">" in sign else "backward" if "<" in sign else "forward"
    style: Style = "dashed" if "--" in sign else "solid"
    for source, target in product(filter(None, sources), filter(None, targets)):
        id = f"L{len(sheet.arrows)}"
        sheet.arrows.append(Arrow(id, source, target, label, heads, style, said.where))
        check_number((), sheet.arrows)


def _halves(text: str) -> tuple[str, str]:
    """What is joined, and the words behind the colon."""
    parts = _split(text, _COLON)
    return parts[0], _bare(text[len(parts[0]) + 1 :]) if len(parts) > 1 else ""


def _chain(text: str) -> tuple[list[str], list[str]]:
    """The ends of arrows, and the signs between them."""
    ends, signs, start = [], [], 0
    for found in _LINK.finditer(text):
        if found[1] is None:
            ends.append(text[start : found.start()].strip())
            signs.append(found[2] or found[3])
            start = found.end()
    return [*ends, text[start:].strip()], signs


def _split(text: str, sign: re.Pattern[str]) -> list[str]:
    """The parts of a text between signs that stand outside quotation marks."""
    parts, start = [], 0
    for found in sign.finditer(text):
        if found[1] is None:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _bare(name: str) -> str:
    return name.strip().strip('"').strip()


def _words(text: str) -> str:
    return plain(_bare(text).replace("\\n", "\n"))
