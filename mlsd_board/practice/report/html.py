"""The report as one HTML file: no script, no request, the board's picture once and every place a window onto it."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mlsd_board.drawing.primitives import Drawing
from mlsd_board.formats.svg_text import number, svg_text
from mlsd_board.model.geometry import Rect
from mlsd_board.practice.report.document import Document

if TYPE_CHECKING:
    from jinja2 import Template

_SIGNS = {"error": "✖", "warning": "▲", "info": "●"}
_MARKS = {"yes": "✔", "no": "✖", "open": "–", "": "•"}


def render(document: Document) -> str:
    """The text of the file; the same report always gives the same text."""
    return _template().render(
        report=document,
        picture=_picture(document.drawing),
        ground=document.drawing.background,
        box=_box,
        signs=_SIGNS,
        marks=_MARKS,
        kind=lambda block: type(block).__name__,
        whole=lambda view: view.crop == document.drawing.bounds,
        anchor=lambda title: re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-"),
        chart=_unique_ids(),
    )


def _picture(drawing: Drawing) -> str:
    """All of the board as one group, for windows to look at."""
    text = svg_text(drawing)
    head, _, rest = text.partition("<svg ")[2].partition(">")
    body = rest.rpartition("</svg>")[0]
    kept = re.sub(r'\b(?:xmlns|version|width|height|viewBox)="[^"]*"\s*', "", head)
    return f'<g id="board-picture" {kept}>{_without_titles(body)}</g>'


def _without_titles(body: str) -> str:
    return re.sub(r"<(title|desc)>[^<]*</\1>", "", body)


def _box(rect: Rect) -> str:
    return " ".join(number(value) for value in rect)


def _unique_ids() -> Any:
    """Charts name their parts alike; on one page each needs names of its own."""
    count = iter(range(1, 10_000))

    def made(svg: str) -> str:
        prefix = f"c{next(count)}-"
        named = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}\1"', svg)
        return re.sub(r'(href="|url\()#([^")]+)', rf"\1#{prefix}\2", named)

    return made


@cache
def _template() -> "Template":
    import jinja2

    surroundings = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("mlsd_board.practice.report").joinpath("report.html.j2").read_text(encoding="utf-8")
    return surroundings.from_string(source)
