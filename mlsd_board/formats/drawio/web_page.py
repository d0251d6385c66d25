"""The diagrams in a web page: draw.io's viewer finds each in an attribute of the place where it is to be shown."""

import html
import json
import re

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import check_length

_FIRST_TAG = re.compile(rb"<(!doctype\s+\w+|[a-z][\w:]*)", re.IGNORECASE)
_OF_PAGES = (b"!doctype html", b"html", b"head", b"body", b"meta", b"div")
_VIEWER = re.compile(rb"data-mxgraph\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DIAGRAM = re.compile(r'"xml"\s*:\s*("(?:[^"\\]|\\.)*")')


def is_web_page(data: bytes) -> bool:
    """Whether a file is HTML rather than a drawing."""
    first = _FIRST_TAG.search(data[:4000])
    return first is not None and b" ".join(first[1].lower().split()) in _OF_PAGES


def diagrams(data: bytes) -> list[str]:
    """The files that a page shows. Raises `FormatError` where it holds none itself."""
    check_length(data, (b"<",))
    found = []
    for viewer in _VIEWER.finditer(data):
        said = html.unescape((viewer[1] or viewer[2] or b"").decode("utf-8", "replace"))
        found += [_spelled_out(xml[1]) for xml in _DIAGRAM.finditer(said)]
    if not found:
        advice = "Pages that only name a draw.io file do not hold it; open the file itself."
        raise FormatError("there is no draw.io diagram inside this page", advice=advice)
    return found


def _spelled_out(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except json.JSONDecodeError as error:
        advice = "Export it from draw.io again."
        raise FormatError("the diagram inside the page is damaged", advice=advice) from error
