"""A block diagram of Mermaid: boxes in rows and within each other, joined by the arrows of flowcharts."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from mlsd_board.formats.mermaid.grid import Grid, Item, rects
from mlsd_board.formats.mermaid.scanning import Chain, Seen, chain_at, unquoted, words
from mlsd_board.formats.mermaid.statements import Cut, Statement
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Loose, Shape
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.formats.parsed.sheet import Sheet
from mlsd_board.model.ids import fresh_id

_SPAN = re.compile(r'("[^"]*")|(?<=[\w\])}>]):(\d{1,3})(?=\s|$)')
_OPENING = re.compile(r"block(?::(?P<name>[\w-]+))?\s*(?:\[(?P<title>.*)\])?")
_COLUMNS = re.compile(r"columns\s+(\d{1,3}|auto)\b")
_FAT_ARROW = re.compile(r"(?<![\w-])(?P<name>[\w-]+)<\[(?P<label>\"[^\"]*\"|[^\]]*)\]>\s*\([^()]*\)")
_PASSED_OVER = re.compile(r"(?:style|classDef|class)\s")
_SPACE = "space"


@dataclass(slots=True)
class _Blocks(Sheet):
    """`told` are fat arrows with words, by the names they have as blocks."""

    told: set[str] = field(default_factory=set)
    grid: Grid = field(default_factory=Grid)


def read(found: Cut, _direction: str) -> Diagram:
    """The diagram of the statements below the header."""
    sheet = _Blocks("block")
    for statement in found.statements:
        _take(statement, sheet)
        check_number(sheet.shapes, sheet.arrows)
    for name in sheet.groups:
        sheet.shapes.pop(name, None)
    places = rects(sheet.grid)
    diagram = sheet.diagram()
    return replace(
        diagram,
        direction="TB",
        shapes=tuple(replace(shape, rect=places.get(shape.id)) for shape in diagram.shapes),
        texts=tuple(replace(text, rect=places.get(text.id)) for text in diagram.texts),
    )


def _take(statement: Statement, sheet: _Blocks) -> None:
    line = statement.line
    text = _FAT_ARROW.sub(lambda found: _told(found, line, sheet), statement.text)
    text, spans = _without_spans(text)
    if opening := _OPENING.fullmatch(text):
        _open(opening, spans.get(len(text), 1), line, sheet)
    elif text == "end" and sheet.open:
        sheet.open.pop()
    elif columns := _COLUMNS.match(text):
        if columns[1].isdecimal() and int(columns[1]):
            sheet.grid.columns[sheet.home] = int(columns[1])
    elif not _PASSED_OVER.match(f"{text} "):
        place = 0
        while place < len(text):
            chain, place = chain_at(text, place)
            _take_chain(chain, spans.get(len(text[:place].rstrip()), 1), line, sheet)


def _without_spans(text: str) -> tuple[str, dict[int, int]]:
    """A text without the numbers of columns that blocks span, and those numbers by where they stood."""
    bare, spans, place = "", dict[int, int](), 0
    for found in _SPAN.finditer(text):
        bare += text[place : found.start()] + (found[1] or "")
        if found[2]:
            spans[len(bare)] = max(int(found[2]), 1)
        place = found.end()
    return (bare + text[place:]).strip(), spans


def _told(arrow: re.Match[str], line: int, sheet: _Blocks) -> str:
    """A fat arrow points somewhere without saying at what: only its words are kept, in its place."""
    label = words(unquoted(arrow["label"]))
    if not label:
        sheet.remarks.append(f"line {line}: an arrow that does not say what it joins was left out")
        return _SPACE
    sheet.told.add(arrow["name"])
    sheet.texts.append(Loose(arrow["name"], label, None, sheet.home, f"line {line}"))
    return arrow["name"]


def _open(opening: re.Match[str], span: int, line: int, sheet: _Blocks) -> None:
    name = opening["name"] or fresh_id("block", sheet.groups)
    sheet.grid.put(sheet.home, Item(name, span))
    sheet.grid.items.setdefault(name, [])
    sheet.begin(name, words(unquoted(opening["title"] or "")), f"line {line}")


def _take_chain(chain: Chain, span: int, line: int, sheet: _Blocks) -> None:
    where = f"line {line}"
    sheet.remarks += (f"{where}: {odd}" for odd in (*chain.odd, *filter(None, [chain.broken])))
    for seen in (seen for group in chain.groups for seen in group):
        _mention(seen, span, where, sheet)
    for (sources, targets), link in zip(pairwise(chain.groups), chain.links, strict=False):
        for source, target in product(sources, targets):
            label = words(link.label)
            id = f"L{len(sheet.arrows)}"
            sheet.arrows.append(Arrow(id, source.name, target.name, label, link.heads, link.style, where))


def _mention(seen: Seen, span: int, where: str, sheet: _Blocks) -> None:
    known = sheet.shapes.get(seen.name)
    if known is None and seen.name not in sheet.groups:
        sheet.grid.put(sheet.home, Item(seen.name if seen.name != _SPACE else "", span))
    if seen.name == _SPACE or seen.name in sheet.told:
        return
    if known is None or seen.label is not None:
        label = words(seen.label) if seen.label is not None else seen.name
        home = known.group if known else sheet.home
        sheet.shapes[seen.name] = Shape(
            seen.name, label, seen.outline, seen.icon, seen.hints, home, where=where
        )
