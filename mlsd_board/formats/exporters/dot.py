"""DOT: the board as Graphviz source, for `dot` to lay out anew or for `neato -n2` to draw as it is."""

from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.model.design import Design


def _write(design: Design, options: ExportOptions) -> bytes:
    # The library that writes DOT is slow to import, and only this format needs it.
    from mlsd_board.formats.dot.source import dot_source

    placed = options.renderer == "board"
    theme = load_theme(options.theme)
    return dot_source(design, options.library, theme, placed=placed, embed=options.embed).encode("utf-8")


EXPORTER = Exporter(
    "dot",
    "Graphviz DOT",
    (".dot", ".gv"),
    _write,
    ("board", "graphviz"),
    omits=("kinds", "attributes", "details", "ink", "brief", "set aside"),
    carries=("board", "graphviz"),
)
