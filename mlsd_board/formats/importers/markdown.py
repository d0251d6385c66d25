"""Reads the diagrams in fenced blocks of Markdown."""

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.markdown.fences import read

IMPORTER = foreign(
    "md", "Diagrams in Markdown", (".md", ".markdown", ".mdx"), lambda _head: False, read, by_name=True
)
