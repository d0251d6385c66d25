"""What the styles of draw.io draw: the shape of a cell, and what its picture shows in words."""

import re
from collections.abc import Mapping

from mlsd_board.formats.parsed.diagram import Outline

_OUTLINES: tuple[tuple[str, Outline], ...] = (
    (r"mxgraph\.\w+\.group(?:Center)?\b|\bgrIcon=", "box"),
    (
        r"cylinder|datastore|database|disk|mxgraph\.flowchart\.(?:database|stored_data|direct_data)",
        "cylinder",
    ),
    (r"umlActor|actor|\buser\b|person|mxgraph\.(?:azure\.user|aws4\.users?\b)", "person"),
    (r"rhombus|decision", "diamond"),
    (r"\bdocument|\bnote\b|mxgraph\.flowchart\.(?:document|multi-document)", "document"),
    (r"\bcloud\b", "cloud"),
    (r"mxgraph\.\S*queue|mxgraph\.eip\.\S*channel|\bdelay\b", "queue"),
    (r"ellipse|doubleEllipse", "circle"),
    (
        r"\bimage\b|shape=image|mxgraph\.(?:aws|azure|gcp|cisco|office|ibm|mscae|alibaba|salesforce|weblogos)",
        "image",
    ),
    (r"folder", "folder"),
)
_NO_ICON = re.compile(
    r"^(?:mxgraph\.)?(?:flowchart|basic|bootstrap|general|arrows2?|infographic|mockup|dfd|uml|er|archimate3?|c4|"
    r"rack|electrical|floorplan|lean_mapping|android|ios7?|networks2?|aws4\.(?:resourceIcon|productIcon|group\w*))\b"
)
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_PLAIN_SHAPES = frozenset(
    [
        "rectangle",
        "ellipse",
        "rhombus",
        "image",
        "line",
        "label",
        "swimlane",
        "text",
        "actor",
        "cloud",
        "cylinder",
        "cylinder2",
        "cylinder3",
        "document",
        "note",
        "hexagon",
        "triangle",
        "process",
        "parallelogram",
        "trapezoid",
        "step",
        "card",
        "tape",
        "callout",
        "umlActor",
        "umlFrame",
        "umlBoundary",
        "table",
        "tableRow",
        "partialRectangle",
        "internalStorage",
        "cube",
        "datastore",
        "dataStorage",
        "delay",
        "display",
        "manualInput",
        "loopLimit",
        "offPageConnector",
        "or",
        "orEllipse",
        "xor",
        "sumEllipse",
        "lineEllipse",
        "curlyBracket",
        "crossbar",
        "corner",
        "tee",
        "flexArrow",
        "singleArrow",
        "doubleArrow",
        "link",
        "message",
        "mxgraph.arrows2.arrow",
        "folder",
        "component",
        "module",
        "lollipop",
        "requires",
    ]
)


def outline(style: Mapping[str, str]) -> Outline:
    """The shape a style draws, as far as it says something about what is meant."""
    words = " ".join(
        (style.get("shape", ""), style.get("resIcon", ""), style.get("grIcon", ""), *_bare(style))
    )
    return next((found for pattern, found in _OUTLINES if re.search(pattern, words)), "box")


def icon(style: Mapping[str, str]) -> str:
    """What the picture of a cell shows, in words, from the names of shapes and picture files."""
    drawn = [style[key] for key in ("resIcon", "prIcon", "grIcon") if key in style]
    # A shape that frames an icon says nothing itself.
    names = [n for n in drawn or [style.get("shape", "")] if n not in _PLAIN_SHAPES and not _NO_ICON.match(n)]
    picture = style.get("image", "")
    if picture and not picture.startswith("data:"):
        names += [part.rsplit(".", 1)[0] for part in picture.split("/") if not _COLOUR.fullmatch(part)][-1:]
    words = (re.sub(r"[^A-Za-z0-9]+", " ", name.rsplit(".", 1)[-1]) for name in names)
    return " ".join(dict.fromkeys(w.strip() for w in words if w.strip()))


def _bare(style: Mapping[str, str]) -> list[str]:
    return [name for name, value in style.items() if name == value]
