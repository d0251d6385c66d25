"""Reading a board from any known format, laid out if the file does not say where things go."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.formats import registry
from mlsd_board.formats.contract import Reading
from mlsd_board.formats.errors import FormatError, NewerFormatError, naming
from mlsd_board.formats.native import codec, safe_file
from mlsd_board.formats.report import ImportReport
from mlsd_board.model.design import Design
from mlsd_board.model.pages import page_design, pages_of
from mlsd_board.workspace.checking import unknown_components
from mlsd_board.workspace.folders import backups_folder
from mlsd_board.workspace.remembering import remembered
from mlsd_board.workspace.settings import Settings


class Opened(NamedTuple):
    """A design from a file, whether saving there keeps its format, and what the reader should know.

    `reports` account for what was in the diagrams of another tool, one for each page.
    """

    design: Design
    native: bool
    remarks: tuple[str, ...]
    reports: tuple[ImportReport, ...] = ()


def read_board(
    path: Path,
    library: Library,
    settings: Settings | None = None,
    *,
    arrange: bool = True,
    reading: Reading | None = None,
) -> Opened:
    """Read a board. Raises `FormatError` saying what is wrong, in which file and where, and what to do.

    Without `arrange`, boxes that the file does not place stay at the origin: the rules do not mind. `reading` says how
    diagrams of other tools are read; what the user has said of their boxes before is always asked.
    """
    known = replace(reading or Reading(), remembered=remembered())
    with naming(path), _leading_to_a_backup(path):
        imported = registry.read_board(path, library, known)
    design, remarks = imported.design, [*imported.remarks, *unknown_components(imported.design, library)]
    if imported.needs_layout and arrange:
        design, remark = _laid_out(design, settings or Settings())
        remarks += remark
    return Opened(design, path.name.endswith(codec.SUFFIX), tuple(remarks), imported.reports)


@contextmanager
def _leading_to_a_backup(path: Path) -> Iterator[None]:
    """Let what goes wrong with a board that was saved here before say where an earlier state of it is kept."""
    try:
        yield
    except NewerFormatError:
        raise  # nothing is lost
    except FormatError as error:
        with suppress(OSError):
            if kept := safe_file.backups(path, backups_folder()):
                error.advice = f"{error.advice} An earlier state of it is kept: {kept[-1]}.".lstrip()
        raise


def _laid_out(design: Design, settings: Settings) -> tuple[Design, list[str]]:
    # Read as needed: most boards say where their boxes go, and routing and Graphviz take a while to load.
    from mlsd_board.layout.engine import EngineError
    from mlsd_board.workspace.arranging import laid_out

    records, remarks = dict(design.records), []
    for page in pages_of(design):
        sheet = page_design(design, page.id)
        try:
            placed = laid_out(sheet, settings.engine)
        except EngineError as error:
            placed = laid_out(sheet, None)
            remarks.append(f"the boxes were only arranged roughly: {error}")
        records |= placed.records
    return Design(records), list(dict.fromkeys(remarks))
