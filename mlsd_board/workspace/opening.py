"""Reading a board from any known format, laid out if the file does not say where things go."""

from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.formats import registry
from mlsd_board.formats.native import codec
from mlsd_board.layout.engine import EngineError
from mlsd_board.model.design import Design
from mlsd_board.workspace.arranging import laid_out
from mlsd_board.workspace.checking import unknown_components
from mlsd_board.workspace.settings import Settings


class Opened(NamedTuple):
    """A design from a file, whether saving there keeps its format, and what the reader should know."""

    design: Design
    native: bool
    remarks: tuple[str, ...]


def read_board(path: Path, library: Library, settings: Settings | None = None) -> Opened:
    """Read a board. Raises `FormatError` saying what is wrong, where, and what to do."""
    imported = registry.read_board(path, library)
    remarks = [*imported.remarks, *unknown_components(imported.design, library)]
    design = imported.design
    if imported.needs_layout:
        try:
            design = laid_out(design, (settings or Settings()).engine)
        except EngineError as error:
            remarks.append(f"the boxes could not be laid out: {error}")
    return Opened(design, path.name.endswith(codec.SUFFIX), tuple(remarks))
