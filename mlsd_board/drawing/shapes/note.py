"""A sticky note: paper with a folded corner and the words that fit on it."""

from mlsd_board.drawing.pieces.outlines import box, polygon
from mlsd_board.drawing.pieces.typesetting import FACES, TEXT_SIZE, Line, block
from mlsd_board.drawing.pieces.wording import lines, one_line
from mlsd_board.drawing.primitives import Command, Group, Path, Primitive
from mlsd_board.drawing.shapes.tag import spoken_tag, tag_strip
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.text import line_height, wrap
from mlsd_board.model.elements import Note
from mlsd_board.model.geometry import Point, Rect

_PAD = 10.0
_FOLD = 14.0
_RADIUS = 3.0


def note_group(note: Note, theme: Theme) -> Group:
    """The note; text that does not fit ends in an ellipsis."""
    rect = note.rect
    fold = min(_FOLD, rect.width / 3, rect.height / 3)
    tones = theme.note
    corner = polygon(
        [
            Point(rect.right - fold, rect.bottom),
            Point(rect.right - fold, rect.bottom - fold),
            Point(rect.right, rect.bottom - fold),
        ]
    )
    paper: list[Primitive] = []
    if theme.shadow:
        paper.append(Path(_paper(rect.moved(0, 1.5).grown(0.5), fold), fill=theme.shadow))
    paper.append(Path(_paper(rect, fold), tones.fill, tones.stroke, 1.0))
    paper.append(Path(corner, tones.fold, tones.stroke, 1.0))
    return Group(
        note.id, "note", (*paper, *_words(note, theme), *tag_strip(note.tag, rect, theme)), _spoken(note)
    )


def _spoken(note: Note) -> str:
    return " — ".join(part for part in (f"Note: {one_line(note.text)}", spoken_tag(note.tag)) if part)


def _paper(rect: Rect, fold: float) -> tuple[Command, ...]:
    whole = box(rect, (_RADIUS, _RADIUS, 0.0, _RADIUS))
    cut: tuple[Command, ...] = (("L", rect.right, rect.bottom - fold), ("L", rect.right - fold, rect.bottom))
    return tuple(piece for c in whole for piece in (cut if c == ("L", rect.right, rect.bottom) else (c,)))


def _words(note: Note, theme: Theme) -> tuple[Primitive, ...]:
    room = note.rect.grown(-min(_PAD, note.width / 8, note.height / 8))
    count = int(room.height / line_height(TEXT_SIZE))
    if count < 1 or room.width < TEXT_SIZE:
        return ()
    found = wrap(lines(note.text), TEXT_SIZE, FACES["regular"], room.width, count)
    return block([Line(line, TEXT_SIZE, theme.note.text) for line in found], room.x, room.y)
