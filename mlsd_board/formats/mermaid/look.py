"""How boxes and arrows look in Mermaid: the board's theme in the words of flowcharts."""

from collections.abc import Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.shapes.frame import frame_hue
from mlsd_board.drawing.theme import NO_HUE, Hue, Theme
from mlsd_board.model.elements import Frame
from mlsd_board.model.kind import Kind

_SHAPES: Mapping[str, tuple[str, str]] = {
    "drum": ("[(", ")]"),
    "oval": ("([", "])"),
    "queue": ("[[", "]]"),
    "box": ("[", "]"),
    "note": (">", "]"),
}
_LINKS: Mapping[Kind | None, str] = {
    None: "-.->",
    Kind.FEATURES: "==>",
    Kind.MODEL: "==>",
    Kind.LABELS: "-.->",
    Kind.EVENTS: "-.->",
    Kind.METRICS: "-.->",
    Kind.CONTROL: "-.->",
}
NOTE = _SHAPES["note"]


def shape(component: str, library: Library) -> tuple[str, str]:
    """The brackets of a component's box: drums for stores, ovals for people and their applications."""
    return _SHAPES[library.outline(component)]


def hue_name(component: str, library: Library) -> str:
    """The hue of a component's group, which is also the name of its class."""
    return library.hue(component) or NO_HUE


def link(kind: Kind | None) -> str:
    """The arrow of a kind: full, thick or dotted."""
    return _LINKS.get(kind, "-->")


def class_style(hue: Hue, theme: Theme) -> str:
    return f"fill:{hue.fill},stroke:{hue.stroke},color:{theme.ink}"


def note_style(theme: Theme) -> str:
    return f"fill:{theme.note.fill},stroke:{theme.note.stroke},color:{theme.note.text}"


def link_style(kind: Kind | None, theme: Theme) -> str:
    colour = theme.line(kind).colour
    return f"stroke:{colour},color:{colour}"


def frame_style(frame: Frame, theme: Theme) -> str:
    """An open frame; a boundary is dashed and empty."""
    hue = frame_hue(frame, theme)
    edge = f"stroke:{hue.stroke},color:{hue.accent}"
    return f"fill:none,{edge},stroke-dasharray:5 4" if frame.role == "boundary" else f"fill:{hue.fill},{edge}"
