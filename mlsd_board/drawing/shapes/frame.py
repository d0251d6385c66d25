"""A frame around boxes: a tinted zone, a dashed boundary or a plain group; a collapsed group is a small stack."""

from mlsd_board.drawing.pieces.colours import over
from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import (
    FACES,
    LABEL_SIZE,
    SMALL_SIZE,
    TITLE_SIZE,
    Line,
    block,
    block_height,
)
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Group, Path, Primitive
from mlsd_board.drawing.shapes.lane import lane_area, lane_title, lane_words
from mlsd_board.drawing.shapes.tag import spoken_tag, tag_strip
from mlsd_board.drawing.theme import NO_HUE, Hue, Theme
from mlsd_board.layout.text import elide, line_height, text_width
from mlsd_board.model.counting import counted
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

RADIUS = 12.0
TAG_ON_FRAME = 40.0
TAB_HEIGHT = 24.0
TINT, TAB_TINT = "99", "59"
"""The opacity of a frame's area and of its tab, as the last two digits of a colour."""
_TAB_PAD = 11.0
_ZONES = {"online": "green", "offline": "indigo", "edge": "cyan", "third_party": "orange", "team": "violet"}
_ZONE_TITLES = {
    "online": "Online",
    "offline": "Offline",
    "edge": "Edge",
    "third_party": "Third party",
    "team": "Team",
}
_ROLES = {
    "zone": "Zone",
    "boundary": "Boundary",
    "group": "Group",
    "lanes": "Swim lanes",
    "lane": "Lane",
}


def frame_group(frame: Frame, theme: Theme, *, members: int = 0) -> Group:
    """The area of an open frame, or the stack of a collapsed one; `members` is how many boxes that hides."""
    title = frame_title(frame)
    if frame.collapsed:
        inside = counted(members, "box", "boxes")
        return Group(frame.id, "frame", _stack(frame, title, inside, theme), f"{title} — collapsed, {inside}")
    spoken = " — ".join(
        part for part in (f"{title} ({_ROLES[frame.role].lower()})", spoken_tag(frame.tag)) if part
    )
    hue, bounded = frame_hue(frame, theme), frame.role == "boundary"
    if _is_lane(frame):
        return Group(frame.id, "frame", lane_area(frame, hue, theme, (TINT, TAB_TINT)), spoken)
    dash = (7.0, 5.0) if bounded else ()
    area = Path(box(frame.rect, RADIUS), frame_fill(frame, theme), hue.stroke, 1.5 if bounded else 1.0, dash)
    return Group(frame.id, "frame", (area,), spoken)


def frame_tab_group(frame: Frame, theme: Theme, ground: str) -> Group | None:
    """The title of an open frame, which lies above the lines that cross the frame; `ground` is what it covers."""
    tab = frame_tab(frame)
    if tab is None:
        return None
    hue = frame_hue(frame, theme)
    strip = tag_strip(frame.tag, frame.rect, theme, longest=TAG_ON_FRAME)
    if _is_lane(frame):
        words = lane_title(frame, frame_title(frame), hue, theme, ground, TAB_TINT)
        return Group(f"{frame.id}.tab", "label", (*words, *strip))
    shape = box(tab, (RADIUS, 0.0, RADIUS - 2, 0.0))
    text = elide(frame_words(frame), LABEL_SIZE, FACES["semibold"], tab.width - 2 * _TAB_PAD + 0.01)
    top = tab.centre.y - line_height(LABEL_SIZE) / 2
    said = block([Line(text, LABEL_SIZE, hue.accent, "semibold")], frame.x + _TAB_PAD, top)
    return Group(f"{frame.id}.tab", "label", (Path(shape, tab_fill(hue, ground)), *said, *strip))


def frame_tab(frame: Frame) -> Rect | None:
    """Where the title of an open frame lies; None for a frame too small to carry one."""
    room = frame.width - 2 * _TAB_PAD - RADIUS
    if frame.collapsed or frame.height < 2 * TAB_HEIGHT or room < 2 * LABEL_SIZE:
        return None
    if _is_lane(frame):
        return lane_words(frame, frame_title(frame))[1]
    text = elide(frame_words(frame), LABEL_SIZE, FACES["semibold"], room)
    width = text_width(text, LABEL_SIZE, FACES["semibold"]) + 2 * _TAB_PAD
    return Rect(frame.x, frame.y, width, TAB_HEIGHT)


def tab_fill(hue: Hue, ground: str) -> str:
    """What a title lies upon."""
    return over(f"{hue.stroke}{TAB_TINT}", ground)


def frame_fill(frame: Frame, theme: Theme) -> str:
    """The translucent tint of a frame; a boundary has none, and a pool is plain."""
    if frame.role == "lanes":
        return theme.surface
    return "" if frame.role == "boundary" else f"{frame_hue(frame, theme).fill}{TINT}"


def frame_title(frame: Frame) -> str:
    """What is written on the frame: its title, else its zone, else its role."""
    return one_line(frame.title) or _ZONE_TITLES.get(frame.zone or "", "") or _ROLES[frame.role]


def frame_words(frame: Frame) -> str:
    """The title, and after one that does not say so what the frame means."""
    title, zone = frame_title(frame), _ZONE_TITLES.get(frame.zone or "", "")
    return title if zone.casefold() in title.casefold() else f"{title} · {zone.lower()}"


def _is_lane(frame: Frame) -> bool:
    return frame.role in ("lanes", "lane")


def frame_hue(frame: Frame, theme: Theme) -> Hue:
    """The tones of a frame, which follow its zone."""
    return theme.hue(_ZONES.get(frame.zone or "", NO_HUE))


def _stack(frame: Frame, title: str, inside: str, theme: Theme) -> tuple[Primitive, ...]:
    """Three cards behind one another say: there is more in here."""
    rect, hue = frame.shown_rect, frame_hue(frame, theme)
    step = min(4.0, rect.height / 12)
    front = Rect(rect.x, rect.y + 2 * step, rect.width - 2 * step, rect.height - 2 * step)
    cards = [Path(box(front.moved(n * step, -n * step), 10.0), hue.fill, hue.stroke, 1.25) for n in (2, 1, 0)]
    room = front.width - 24.0
    lines = [
        Line(elide(title, TITLE_SIZE, FACES["semibold"], room), TITLE_SIZE, theme.ink, "semibold"),
        Line(elide(inside, SMALL_SIZE, FACES["regular"], room), SMALL_SIZE, theme.muted),
    ]
    strip = tag_strip(frame.tag, front, theme)
    return (*cards, *strip, *block(lines, front.x + 12.0, front.centre.y - block_height(lines) / 2))
