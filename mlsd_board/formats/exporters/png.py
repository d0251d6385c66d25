"""PNG: the picture rasterised with the bundled font, so that every machine gives the same bytes.

Only where a board uses letters which that font lacks, such as Chinese or Hebrew, those of the system stand in.
"""

import re
import struct
from math import ceil, floor, isfinite

from mlsd_board.formats.contract import USUAL_SCALE, Exporter, ExportOptions
from mlsd_board.formats.embedding import board_payload, with_png_board
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.picture import picture
from mlsd_board.layout.text import FAMILY, beyond_the_font, font_files
from mlsd_board.model.design import Design
from mlsd_board.model.progress import begun

MAX_PIXELS = 100_000_000
MAX_SIDE = 32_000
"""Pixels along one side; larger pictures open in few programs."""
_SMALLEST_SCALE = 0.05
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def _write(design: Design, options: ExportOptions) -> bytes:
    if options.renderer == "graphviz":
        # Read only when asked for: most exports never need the engine.
        from mlsd_board.formats.graphviz_render import render

        return render(design, options, "png")
    svg = picture(design, options, embed=False)
    png = rasterised(svg, options.scale)
    return with_png_board(png, board_payload(options.book or design)) if options.embed else png


def rasterised(svg: str, scale: float | None) -> bytes:
    """The pixels of an SVG whose size is in px, `scale` pixels for each. Raises `FormatError` when too large.

    Without a scale it is the usual one, or the largest that fits.
    """
    # The rasteriser is a compiled library that nothing else needs.
    import resvg_py

    width, height = _pixels(svg, scale)
    begun(f"drawing {width:,} × {height:,} pixels")
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                width=width,
                height=height,
                skip_system_fonts=not beyond_the_font(svg),
                font_files=[str(path) for path in font_files()],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
            )
        )
    except ValueError as error:
        raise FormatError(
            f"the picture could not be rasterised: {error}", advice="Export it as SVG."
        ) from error


def _pixels(svg: str, wanted: float | None) -> tuple[int, int]:
    found = _SIZE.search(svg)
    if found is None:
        raise FormatError("the picture has no size in px", advice="Export it as SVG.")
    if wanted is not None and not (isfinite(wanted) and wanted > 0):
        raise FormatError(f"the scale must be a positive number, not {wanted:g}", advice="Use 1, 2 or 3.")
    width, height = float(found[1]), float(found[2])
    most = min((MAX_PIXELS / (width * height)) ** 0.5, MAX_SIDE / max(width, height))
    scale = wanted or min(USUAL_SCALE, max(most, _SMALLEST_SCALE))
    if scale > most:
        raise FormatError(
            f"the picture would be {width * scale:,.0f} × {height * scale:,.0f} pixels, which is too large",
            advice=_advice(most),
        )
    return max(1, ceil(width * scale)), max(1, ceil(height * scale))


def _advice(most: float) -> str:
    largest = floor(most * 100) / 100
    if largest >= _SMALLEST_SCALE:
        return f"Use a scale of at most {largest:g}, or export as SVG."
    return "The elements lie very far apart: tidy the board, or export as SVG."


def _told(png: bytes) -> str:
    """Whether a picture is as large as it may be, and so less sharp than usual."""
    width, height = struct.unpack(">II", png[16:24])
    if max(width, height) < MAX_SIDE - 1 and (width + 1) * (height + 1) < MAX_PIXELS:
        return ""
    return f"The picture is as large as one may be, {width:,} × {height:,} pixels, and less sharp than usual. An SVG has no such limit."


EXPORTER = Exporter(
    "png",
    "PNG picture",
    (".png",),
    _write,
    ("board", "graphviz"),
    carries=("board", "graphviz"),
    drawn=True,
    told=_told,
)
