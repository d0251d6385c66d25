"""A component on the board: a rounded box in its group's hue, with icon, title and what kind of component it is."""

from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.icons import icon
from mlsd_board.drawing.pieces.outlines import box, polygon
from mlsd_board.drawing.pieces.titles import Title, fitted_title
from mlsd_board.drawing.pieces.typesetting import FACES, SMALL_SIZE, Line, block, block_height
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Group, Path, Primitive, Text
from mlsd_board.drawing.shapes.tag import spoken_tag, tag_strip
from mlsd_board.drawing.theme import Hue, Theme
from mlsd_board.layout.text import elide, line_height
from mlsd_board.model.elements import Node
from mlsd_board.model.geometry import Point, Rect

RADIUS = 10.0
_ICON = 20.0
_PAD, _TIGHT_PAD = 12.0, 7.0
_GAP = 10.0
_RIBBON = 10.0
_ROOMY = 128.0
"""From this width on a box has its full icon and its full margins."""


class _Face(NamedTuple):
    """What a node says of itself."""

    title: str
    subtitle: str
    known: bool
    hue: Hue


def node_group(node: Node, library: Library, theme: Theme) -> Group:
    """The box of one node."""
    face = _face(node, library, theme)
    space, title = _fitted(node, face)
    component = library.components.get(node.component)
    children: tuple[Primitive, ...] = (
        *_card(node.rect, face, theme, strong=node.deep_dive),
        *(icon(component.icon if component else None, space.icon, face.hue.accent) if space.icon else ()),
        *_words(face, title, space.words, theme),
        *(_ribbon(node.rect, face.hue) if node.deep_dive else ()),
        *tag_strip(node.tag, node.rect, theme),
    )
    return Group(node.id, "node", children, _spoken(node, face))


def node_tones(node: Node, library: Library, theme: Theme) -> tuple[str, str, str]:
    """The area and the outline of a node's box, and its title: all that is seen of it from afar."""
    face = _face(node, library, theme)
    return face.hue.fill, face.hue.accent if node.deep_dive else face.hue.stroke, face.title


def _fitted(node: Node, face: _Face) -> tuple["_Space", Title]:
    """The icon gives way where words would be broken in a narrow box."""
    spare = line_height(SMALL_SIZE) if face.subtitle else 0.0
    space = _space(node, with_icon=True)
    title = fitted_title(face.title, space.words, spare)
    if node.width < _ROOMY and not title.complete:
        space = _space(node, with_icon=False)
        title = fitted_title(face.title, space.words, spare)
    return space, title


class _Space(NamedTuple):
    """Where the icon and the words of a node go."""

    icon: Rect | None
    words: Rect


def _space(node: Node, *, with_icon: bool) -> _Space:
    """The margins shrink with the box."""
    rect = node.rect
    roomy = rect.width >= _ROOMY
    pad = _PAD if roomy else _TIGHT_PAD
    size = min(_ICON if roomy else 16.0, rect.height - 8.0)
    picture = Rect(rect.x + pad, rect.centre.y - size / 2, size, size) if with_icon and size >= 10 else None
    left = picture.right + (_GAP if roomy else 6.0) if picture else rect.x + pad
    right = rect.right - pad - (_RIBBON if node.deep_dive else 0.0)
    edge = min(6.0, rect.height / 8)
    words = Rect(left, rect.y + edge, max(right - left, 1.0), max(rect.height - 2 * edge, 1.0))
    return _Space(picture, words)


def _face(node: Node, library: Library, theme: Theme) -> _Face:
    kind = one_line(library.title(node.component))
    title = one_line(node.label) or kind
    hue = theme.hue(library.hue(node.component))
    return _Face(
        title, kind if title.casefold() != kind.casefold() else "", node.component in library.components, hue
    )


def _card(rect: Rect, face: _Face, theme: Theme, *, strong: bool) -> tuple[Path, ...]:
    shadow = (
        (Path(box(rect.moved(0, 1.5).grown(0.5), RADIUS + 0.5), fill=theme.shadow),) if theme.shadow else ()
    )
    stroke = face.hue.accent if strong else face.hue.stroke
    dash = () if face.known else (4.0, 4.0)
    line = 1.5 if strong else 1.25
    return (*shadow, Path(box(rect, RADIUS), face.hue.fill, stroke, line, dash))


def _words(face: _Face, title: Title, room: Rect, theme: Theme) -> tuple[Text, ...]:
    said = [Line(line, title.size, theme.ink, "semibold") for line in title.lines]
    if face.subtitle and block_height(said) + line_height(SMALL_SIZE) <= room.height + 4.0:
        short = elide(face.subtitle, SMALL_SIZE, FACES["regular"], room.width)
        said.append(Line(short, SMALL_SIZE, theme.muted))
    return block(said, room.x, room.centre.y - block_height(said) / 2)


def ribbon_place(rect: Rect) -> Rect:
    """Where the bookmark of a deep dive hangs."""
    return Rect(rect.right - _PAD - _RIBBON - 4.0, rect.y - 0.6, _RIBBON, min(15.0, rect.height * 0.6))


def _ribbon(rect: Rect, hue: Hue) -> tuple[Path, ...]:
    """The bookmark of a box that is to be discussed in detail."""
    left, top, width, tall = ribbon_place(rect)
    right, middle = left + width, left + width / 2
    corners = (
        Point(left, top),
        Point(right, top),
        Point(right, top + tall),
        Point(middle, top + tall - 4.0),
        Point(left, top + tall),
    )
    return (Path(polygon(corners), fill=hue.accent),)


def _spoken(node: Node, face: _Face) -> str:
    parts = [face.title, f"({face.subtitle})" if face.subtitle else ""]
    spoken = " ".join(part for part in parts if part)
    marks = [
        "" if face.known else "unknown component",
        "deep dive" if node.deep_dive else "",
        spoken_tag(node.tag),
        one_line(node.description),
        one_line(node.rationale),
    ]
    return " — ".join([spoken, *(mark for mark in marks if mark)])
