"""The design document in Markdown, its picture in a file beside it, as code hosts show it."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.document.writing import markdown
from mlsd_board.formats.picture import picture
from mlsd_board.model.design import Design

_ENDING = "-board.svg"


def _write(design: Design, options: ExportOptions) -> bytes:
    return markdown(design, options, f"{options.stem}{_ENDING}").encode("utf-8", "replace")


def _picture(design: Design, options: ExportOptions) -> bytes:
    return picture(design, options, embed=options.embed).encode("utf-8") if design.nodes else b""


EXPORTER = Exporter(
    "design",
    "Design document in Markdown",
    (".md", ".markdown"),
    _write,
    beside={_ENDING: _picture},
    drawn=True,
)
