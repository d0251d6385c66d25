"""Reads the diagrams in fenced blocks of Markdown, also where such a block was saved under the name of a diagram."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram

_FENCE = re.compile(
    rb"^[ \t]*(?:```+|~~~+|:::)[ \t]*\{?\.?(?:mermaid|dot|graphviz|plantuml|puml|uml|d2|eraser)\b",
    re.MULTILINE | re.IGNORECASE,
)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.markdown.fences import read

    return read(data)


IMPORTER = foreign(
    "md",
    "Diagrams in Markdown",
    (".md", ".markdown", ".mdx"),
    lambda head: bool(_FENCE.search(head)),
    _read,
    by_name=True,
)
