"""A design as the SVG text of its picture, the board inside if asked for: what all picture formats start from."""

from dataclasses import replace

from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.looks import look_of
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.shapes.legend import tags_used
from mlsd_board.drawing.sketch import sketched
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.embedding import board_payload, svg_metadata
from mlsd_board.formats.svg_text import svg_text
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design


def picture(design: Design, options: ExportOptions, *, embed: bool) -> str:
    """The picture as on the screen, in the look of the options."""
    drawing = drawing_of(design, options)
    metadata = svg_metadata(board_payload(options.book or design)) if embed else ""
    return svg_text(drawing, title=title_of(design), description=_described(design), metadata=metadata)


def title_of(design: Design) -> str:
    """What a picture of the design is called."""
    return one_line(design.brief.title) or "ML system design"


def drawing_of(design: Design, options: ExportOptions) -> Drawing:
    """The drawing of a design as the options want it: what every picture is made from."""
    look = look_of(options.theme, options.lines)
    figures = options.figures(design) if options.figures else None
    drawing = compose(
        design,
        options.library,
        load_theme(look.theme),
        style=look.lines,
        figures=figures,
        legend=options.legend and _worth_a_key(design),
    )
    drawing = sketched(drawing) if look.sketched else drawing
    return replace(drawing, background="") if options.transparent else drawing


def _worth_a_key(design: Design) -> bool:
    """Whether there are arrows of several kinds, or colours that stand for something."""
    kinds = {arrow.kind for arrow in design.connections.values()}
    return len(kinds) > 1 or bool(tags_used(design).keys() & design.brief.tag_names.keys())


def _described(design: Design) -> str:
    counts = [
        counted(len(design.nodes), "component"),
        counted(len(design.connections), "connection"),
        *([counted(len(design.frames), "frame")] if design.frames else ()),
        *([counted(len(design.notes), "note")] if design.notes else ()),
    ]
    said = one_line(design.brief.restatement or design.brief.prompt)
    return f"{said} ({', '.join(counts)})" if said else ", ".join(counts)
