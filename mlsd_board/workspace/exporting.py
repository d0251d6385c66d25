"""Writing a board to another format, in one place for both shells."""

from pathlib import Path

from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.model.design import Design


def export(design: Design, path: Path, options: ExportOptions, format: str | None = None) -> None:
    """Write `design` to `path`; the format follows the file's name unless given. Raises `FormatError`."""
    exporter = registry.exporter_for(format or path)
    if options.renderer not in exporter.renderers:
        able = ", ".join(e.id for e in registry.exporters().values() if options.renderer in e.renderers)
        msg = f"{exporter.title} is not drawn by the {options.renderer!r} renderer"
        raise FormatError(msg, advice=f"It draws {able}.")
    safe_file.write(path, exporter.write(design, options))
