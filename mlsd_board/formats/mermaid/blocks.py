"""A block diagram of Mermaid: boxes in rows and within each other, joined by the arrows of flowcharts."""

import re
from dataclasses import replace
from itertools import pairwise, product

from mlsd_board.formats.mermaid.scanning import Chain, Seen, chain_at, unquoted, words
from mlsd_board.formats.mermaid.sheet import Sheet
from mlsd_board.formats.mermaid.statements import Cut, Statement
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Loose, Shape
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.model.ids import fresh_id

_WIDTH = re.compile(r'("[^"]*")|(?<=[\w\])}>]):\d+(?=\s|$)')
_OPENING = re.compile(r"block(?::(?P<name>[\w-]+))?\s*(?:\[(?P<title>.*)\])?")
_FAT_ARROW = re.compile(r"(?<![\w-])[\w-]+<\[(?P<label>\"[^\"]*\"|[^\]]*)\]>\s*\([^()]*\)")
_PASSED_OVER = re.compile(r"(?:columns|style|classDef|class)\s")
_SPACE = "space"


def read(found: Cut, _direction: str) -> Diagram:
    """The diagram of the statements below the header."""
    sheet = Sheet("block")
    for statement in found.statements:
        _take(statement, sheet)
        check_number(sheet.shapes, sheet.arrows)
    for name in sheet.groups:
        sheet.shapes.pop(name, None)
    return replace(sheet.diagram(), direction="TB")


def _take(statement: Statement, sheet: Sheet) -> None:
    text, line = _WIDTH.sub(lambda found: found.group(1) or "", statement.text), statement.line
    if opening := _OPENING.fullmatch(text):
        _open(opening, line, sheet)
    elif text == "end" and sheet.open:
        sheet.open.pop()
    elif not _PASSED_OVER.match(f"{text} "):
        text = _FAT_ARROW.sub(lambda found: _told(found, line, sheet), text).strip()
        place = 0
        while place < len(text):
            chain, place = chain_at(text, place)
            _take_chain(chain, line, sheet)


def _told(arrow: re.Match[str], line: int, sheet: Sheet) -> str:
    """A fat arrow points somewhere without saying at what: only its words are kept. It takes no room in its row."""
    label = words(unquoted(arrow["label"]))
    if label:
        sheet.texts.append(Loose(f"text{len(sheet.texts)}", label, None, sheet.home, f"line {line}"))
    else:
        sheet.remarks.append(f"line {line}: an arrow that does not say what it joins was left out")
    return " "


def _open(opening: re.Match[str], line: int, sheet: Sheet) -> None:
    name = opening["name"] or fresh_id("block", sheet.groups)
    sheet.begin(name, words(unquoted(opening["title"] or "")), f"line {line}")


def _take_chain(chain: Chain, line: int, sheet: Sheet) -> None:
    where = f"line {line}"
    sheet.remarks += (f"{where}: {odd}" for odd in (*chain.odd, *filter(None, [chain.broken])))
    for seen in (seen for group in chain.groups for seen in group if seen.name != _SPACE):
        _mention(seen, where, sheet)
    for (sources, targets), link in zip(pairwise(chain.groups), chain.links, strict=False):
        for source, target in product(sources, targets):
            label = words(link.label)
            id = f"L{len(sheet.arrows)}"
            sheet.arrows.append(Arrow(id, source.name, target.name, label, link.heads, link.style, where))


def _mention(seen: Seen, where: str, sheet: Sheet) -> None:
    known = sheet.shapes.get(seen.name)
    if known is None or (seen.label is not None and known.label == seen.name):
        label = words(seen.label) if seen.label is not None else seen.name
        home = known.group if known else sheet.home
        sheet.shapes[seen.name] = Shape(
            seen.name, label, seen.outline, seen.icon, seen.hints, home, where=where
        )
