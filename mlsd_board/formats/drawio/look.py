"""How boxes and arrows look in draw.io: the board's theme as style strings."""

from collections.abc import Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.shapes.frame import frame_hue
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.elements import Connection, Frame
from mlsd_board.model.geometry import Point, Rect

TITLE_HEIGHT = 24


def style(facts: Mapping[str, object], *flags: str) -> str:
    """A style string: flags first, then `name=value`, each with a semicolon after it."""
    return "".join(f"{part};" for part in (*flags, *(f"{name}={value}" for name, value in facts.items())))


def box_style(component: str, library: Library, theme: Theme) -> str:
    """Stores are drums, people and their applications more rounded, all the rest rounded boxes in the group's hue."""
    hue = theme.hue(library.hue(component))
    outline = library.outline(component)
    shape: dict[str, object] = {"rounded": 1, "arcSize": 40 if outline == "oval" else 14}
    if outline == "drum":
        shape = {"shape": "cylinder3", "boundedLbl": 1, "backgroundOutline": 1, "size": 8}
    words = {"whiteSpace": "wrap", "html": 1, "fontSize": 13, "fontColor": theme.ink}
    paint = {"fillColor": hue.fill, "strokeColor": hue.stroke, "strokeWidth": 1.25}
    return style({**shape, **words, **paint, **({} if component in library.components else {"dashed": 1})})


def frame_style(frame: Frame, theme: Theme) -> str:
    """A container with its title above, beside the sign that folds it; a boundary is dashed and empty."""
    hue = frame_hue(frame, theme)
    bounded = frame.role == "boundary"
    body = "none" if bounded else hue.fill
    paint = {"fillColor": body, "swimlaneFillColor": body, "strokeColor": hue.stroke, "fontColor": hue.accent}
    title = {"startSize": TITLE_HEIGHT, "align": "left", "spacingLeft": 20, "fontSize": 11, "fontStyle": 1}
    shape = {"rounded": 1, "arcSize": 6, "html": 1, "container": 1, "collapsible": 1, "dashed": int(bounded)}
    return style({**shape, "swimlaneLine": 0, **title, **paint}, "swimlane")


def note_style(theme: Theme) -> str:
    tones = theme.note
    paint = {"fillColor": tones.fill, "strokeColor": tones.stroke, "fontColor": tones.text}
    words = {"align": "left", "verticalAlign": "top", "spacing": 8, "fontSize": 12}
    return style(
        {
            "shape": "note",
            "size": 12,
            "backgroundOutline": 1,
            "whiteSpace": "wrap",
            "html": 1,
            **words,
            **paint,
        }
    )


def line_style(connection: Connection, theme: Theme) -> dict[str, object]:
    """The stroke of a kind: colour, width, pattern and head. A double line would have no head here, so it is a thick one."""
    line = theme.line(connection.kind)
    facts: dict[str, object] = {"edgeStyle": "orthogonalEdgeStyle", "rounded": 1, "html": 1, "fontSize": 11}
    facts |= {"strokeColor": line.colour, "fontColor": line.colour, "strokeWidth": line.width}
    facts |= {
        "labelBackgroundColor": theme.background,
        "endArrow": "block",
        "endFill": int(not line.hollow),
        "endSize": 5,
    }
    if line.dash:
        pattern = " ".join(f"{max(length / line.width, 1):.2g}" for length in line.dash)
        facts |= {"dashed": 1, "dashPattern": pattern}
    return facts


def port(name: str, at: Point, box: Rect) -> dict[str, object]:
    """Where a line leaves (`exit`) or enters (`entry`) a box, as shares of its sides."""
    x, y = (at.x - box.x) / box.width, (at.y - box.y) / box.height
    return {
        f"{name}X": f"{min(max(x, 0), 1):.4g}",
        f"{name}Y": f"{min(max(y, 0), 1):.4g}",
        f"{name}Dx": 0,
        f"{name}Dy": 0,
    }
