"""Pictures laid out and drawn by Graphviz instead of the board, for `--renderer graphviz`."""

import re
from typing import Literal

from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import USUAL_SCALE, ExportOptions
from mlsd_board.formats.dot.source import dot_source
from mlsd_board.formats.embedding import board_payload, svg_metadata, with_png_board
from mlsd_board.formats.errors import FormatError
from mlsd_board.layout.engine import (
    Engine,
    EngineError,
    EngineFailedError,
    EngineMissingError,
    find_engine,
    run,
)
from mlsd_board.model.design import Design

_SVG_HEAD = re.compile(rb"<svg\b[^>]*>")
_DPI_AT_SCALE_1 = 96.0
_DPI_RANGE = (24.0, 600.0)


def render(design: Design, options: ExportOptions, format: Literal["svg", "png", "pdf"]) -> bytes:
    """The picture; the board travels in it where the options say so, but not in a PDF. Raises `FormatError`."""
    try:
        drawn = _drawn(design, options, format, find_engine("system" if format == "pdf" else options.engine))
    except EngineMissingError as error:
        if format != "pdf":
            raise _told(error) from error
        what = "only a Graphviz of the system writes PDF, and there is no program `dot` on the search path"
        raise FormatError(what, advice="Install Graphviz, or export without --renderer graphviz.") from error
    except EngineError as error:
        raise _told(error) from error
    if not options.embed or format == "pdf":
        return drawn
    payload = board_payload(options.book or design)
    return with_png_board(drawn, payload) if format == "png" else _with_metadata(drawn, payload)


def _told(error: EngineError) -> FormatError:
    what, _, advice = str(error).partition(". ")
    return FormatError(what.rstrip("."), advice=advice)


def _drawn(design: Design, options: ExportOptions, format: str, engine: Engine) -> bytes:
    dpi = min(max(_DPI_AT_SCALE_1 * (options.scale or USUAL_SCALE), _DPI_RANGE[0]), _DPI_RANGE[1])
    extra = [f"-Gdpi={dpi:g}"] if format == "png" else []
    theme = load_theme(options.theme)
    source = dot_source(design, options.library, theme, placed=False)
    try:
        return run(engine, source, format=format, extra=extra)
    except EngineFailedError as error:
        if "init_rank" not in f"{error} {error.detail}":
            raise
        # Clusters and cycles together can confuse the ranking of some versions; the newer ranking copes.
        source = dot_source(design, options.library, theme, placed=False, newrank=True)
        return run(engine, source, format=format, extra=extra)


def _with_metadata(svg: bytes, payload: str) -> bytes:
    head = _SVG_HEAD.search(svg)
    if head is None:
        raise FormatError("Graphviz printed no SVG", advice="Try another engine.")
    return svg[: head.end()] + b"\n" + svg_metadata(payload).encode("ascii") + svg[head.end() :]
