"""The words of D2 that are no names of boxes, and the shapes that say something about what is meant."""

from collections.abc import Mapping

from mlsd_board.formats.parsed.diagram import Outline

RESERVED = frozenset(
    [
        "label",
        "shape",
        "icon",
        "style",
        "near",
        "tooltip",
        "link",
        "width",
        "height",
        "direction",
        "constraint",
        "class",
        "classes",
        "vars",
        "grid-rows",
        "grid-columns",
        "grid-gap",
        "horizontal-gap",
        "vertical-gap",
        "source-arrowhead",
        "target-arrowhead",
        "layers",
        "scenarios",
        "steps",
        "top",
        "left",
        "desc",
    ]
)
OUTLINES: Mapping[str, Outline] = {
    "cylinder": "cylinder",
    "stored_data": "cylinder",
    "circle": "circle",
    "oval": "round",
    "person": "person",
    "c4-person": "person",
    "diamond": "diamond",
    "queue": "queue",
    "cloud": "cloud",
    "page": "document",
    "document": "document",
    "image": "image",
    "package": "folder",
    "text": "",
}
TABLES = ("sql_table", "class")
ASIDE = (
    *("top-left", "top-center", "top-right"),
    *("center-left", "center-right"),
    *("bottom-left", "bottom-center", "bottom-right"),
)
