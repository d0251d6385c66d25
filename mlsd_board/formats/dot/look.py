"""How boxes and arrows look in Graphviz: the board's theme in the words of DOT."""

from typing import TypeAlias

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.shapes.frame import frame_hue
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.elements import Frame
from mlsd_board.model.kind import Kind

Attributes: TypeAlias = dict[str, str]
FONT = "Arial"
FONT_SIZE = 11.0
_SHAPES = {"drum": "cylinder", "oval": "ellipse"}
ARROW_LENGTH = 7.0
"""Points from the tip of an arrow to its line: Graphviz's 10 times the arrow size used here."""


def preamble(theme: Theme) -> tuple[Attributes, Attributes, Attributes]:
    """What holds for the graph, for every node and for every edge."""
    graph = {
        "rankdir": "LR",
        "splines": "spline",
        "compound": "true",
        "nodesep": "0.35",
        "ranksep": "0.6",
        "pad": "0.3",
        "bgcolor": theme.background,
        "fontname": FONT,
        "outputorder": "nodesfirst",
    }
    node = {"fontname": FONT, "fontsize": "11", "margin": "0.16,0.09", "penwidth": "1.2"}
    edge = {"fontname": FONT, "fontsize": "9", "arrowsize": "0.7"}
    return graph, {**node, "fontcolor": theme.ink}, edge


def component_look(component: str, library: Library, theme: Theme) -> Attributes:
    """Stores are drums, people and their applications ovals, all the rest rounded boxes; hues are the group's."""
    hue = theme.hue(library.hue(component))
    colours = {"fillcolor": hue.fill, "color": hue.stroke}
    shape = _SHAPES.get(library.outline(component))
    if shape:
        return {"shape": shape, "style": "filled", **colours}
    return {
        "shape": "box",
        "style": "filled,rounded" if component in library.components else "filled,rounded,dashed",
        **colours,
    }


def frame_look(frame: Frame, theme: Theme) -> Attributes:
    """An open frame; a boundary is dashed and empty."""
    hue = frame_hue(frame, theme)
    area = {"style": "rounded,dashed"} if frame.role == "boundary" else {"style": "filled,rounded"}
    label = {"labelloc": "t", "labeljust": "l", "fontsize": "11", "fontname": FONT, "fontcolor": hue.accent}
    return {**area, "color": hue.stroke, "fillcolor": hue.fill, **label}


def group_look(frame: Frame, theme: Theme) -> Attributes:
    """A collapsed group."""
    hue = frame_hue(frame, theme)
    return {"shape": "folder", "style": "filled", "fillcolor": hue.fill, "color": hue.stroke}


def note_look(theme: Theme) -> Attributes:
    tones = theme.note
    colours = {"fillcolor": tones.fill, "color": tones.stroke, "fontcolor": tones.text}
    return {"shape": "note", "style": "filled", **colours}


def line_look(kind: Kind | None, theme: Theme) -> Attributes:
    """Each kind has its own colour and pattern, as far as Graphviz has patterns."""
    line = theme.line(kind)
    look = {"color": line.colour, "fontcolor": line.colour, "penwidth": f"{max(line.width * 0.7, 0.8):.2g}"}
    if line.double:
        look |= {"color": f"{line.colour}:{line.colour}", "penwidth": "1"}
    if line.dash:
        look["style"] = "dashed" if line.dash[0] > 2 else "dotted"
    return look | ({"arrowhead": "empty"} if line.hollow else {})
