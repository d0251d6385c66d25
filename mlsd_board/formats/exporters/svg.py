"""SVG: a plain, scalable picture that carries the board."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.picture import picture
from mlsd_board.model.design import Design


def _write(design: Design, options: ExportOptions) -> bytes:
    if options.renderer == "graphviz":
        # Read only when asked for: most exports never need the engine.
        from mlsd_board.formats.graphviz_render import render

        return render(design, options, "svg")
    return picture(design, options, embed=options.embed).encode("utf-8")


EXPORTER = Exporter(
    "svg", "SVG picture", (".svg",), _write, ("board", "graphviz"), carries=("board", "graphviz"), drawn=True
)
