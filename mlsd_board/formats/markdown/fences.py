"""Finds the fenced blocks of a Markdown text that hold diagrams, each with the line it begins in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from mlsd_board.formats.d2 import reader as d2
from mlsd_board.formats.dot_text import reader as dot_text
from mlsd_board.formats.eraser import reader as eraser
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.mermaid import reader as mermaid
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.parsed.limits import check_length
from mlsd_board.formats.parsed.words import decoded
from mlsd_board.formats.plantuml import reader as plantuml

_COLONS = re.compile(r"([ \t]*):::[ \t]*mermaid\s*", re.IGNORECASE)

_BEGIN = {
    "mermaid": re.compile(
        r"\s*(?:graph[ \t]+(?:TB|TD|BT|RL|LR)\b|flowchart[ \t]|C4(?:Context|Container|Component)\b|(?:architecture|block)-beta\b)"
    ),
    "plantuml": re.compile(r"\s*@startuml\b"),
    "dot": re.compile(r"\s*(?:strict\s+)?(?:di)?graph\b[^{;\n]*\{"),
}


class Fence(NamedTuple):
    """A fenced block: its language, what is in it, its first line, and the heading above it."""

    language: str
    text: str
    line: int
    heading: str


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagrams of boxes and arrows in a Markdown text. Raises `NoDiagramError` where there is none."""
    text, remark = decoded(data)
    check_length(text, ("\n",))
    found: list[Diagram] = []
    passed_over: list[str] = [remark] if remark else []
    for fence in fences(text):
        try:
            found += _titled(_READERS[fence.language](fence.text, fence.line), fence)
        except FormatError as error:
            passed_over.append(f"line {fence.line}: {error.what}; passed over")
    if not found:
        reason = f" ({'; '.join(passed_over)})" if passed_over else ""
        msg = f"there is no diagram of boxes and arrows in the text{reason}"
        advice = (
            "Diagrams stand in blocks that begin with ```mermaid, ```dot, ```plantuml, ```d2 or ```eraser."
        )
        raise NoDiagramError(msg, advice=advice)
    found[0] = replace(found[0], remarks=(*passed_over, *found[0].remarks))
    return tuple(found)


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks in languages of diagrams, in lists and quotations too."""
    from markdown_it import MarkdownIt

    heading = ""
    tokens = MarkdownIt("commonmark").parse(_with_usual_fences(text))
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and number + 1 < len(tokens):
            heading = tokens[number + 1].content
        elif token.type == "fence" and token.map:
            language = _language(token.info, token.content)
            if language in _READERS:
                yield Fence(language, token.content, token.map[0] + 2, heading)


def _language(info: str, text: str) -> str:
    """The language that stands at the fence; where none does, the one that the text begins as."""
    words = info.strip().lower().split()
    if words:
        return words[0].strip("{}.")
    return next((language for language, begins in _BEGIN.items() if begins.match(text)), "")


def _with_usual_fences(text: str) -> str:
    """Blocks between `::: mermaid` and `:::`, as wikis of Azure DevOps have them, fenced as everywhere else."""
    if ":::" not in text:
        return text
    indent: str | None = None
    lines = []
    for line in text.split("\n"):
        opening = _COLONS.fullmatch(line) if indent is None else None
        if opening:
            indent = opening.group(1)
            line = f"{indent}```mermaid"
        elif indent is not None and line.strip() == ":::":
            line, indent = f"{indent}```", None
        lines.append(line)
    return "\n".join(lines)


def _titled(diagrams: Sequence[Diagram], fence: Fence) -> list[Diagram]:
    where = f"line {fence.line}"
    return [replace(d, title=d.title or fence.heading, where=where) for d in diagrams]


def _mermaid(text: str, line: int) -> Sequence[Diagram]:
    return (mermaid.read(text, line),)


def _dot(text: str, line: int) -> Sequence[Diagram]:
    # Blank lines before it make the lines that are named those of the file.
    return dot_text.read(("\n" * (line - 1) + text).encode())


_READERS: Mapping[str, Callable[[str, int], Sequence[Diagram]]] = {
    "mermaid": _mermaid,
    "dot": _dot,
    "graphviz": _dot,
    "plantuml": plantuml.read_text,
    "puml": plantuml.read_text,
    "uml": plantuml.read_text,
    "d2": d2.read_text,
    "eraser": eraser.read_text,
}
