"""Reads the diagrams in fenced blocks of Markdown."""

from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.markdown.fences import read

    return read(data)


IMPORTER = foreign(
    "md", "Diagrams in Markdown", (".md", ".markdown", ".mdx"), lambda _head: False, _read, by_name=True
)
