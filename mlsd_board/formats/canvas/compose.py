"""The diagram that the pieces and wires of a canvas make."""

from collections.abc import Iterable, Mapping

from mlsd_board.formats.canvas.branches import follow_branches
from mlsd_board.formats.canvas.captions import caption, explain_boxes, free_headings
from mlsd_board.formats.canvas.groups import (
    find_groups,
    join_bunches,
    parents_of,
    take_away_background,
)
from mlsd_board.formats.canvas.pieces import Canvas, Piece, Wire, is_step, usual_size
from mlsd_board.formats.canvas.texts import label_wires, put_texts_into_boxes
from mlsd_board.formats.canvas.titles import title_groups
from mlsd_board.formats.canvas.wires import attach
from mlsd_board.formats.canvas.wordless import follow_dots, take_away_grounds, take_away_shadows
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Loose, Shape


def compose(
    pieces: Iterable[Piece],
    wires: Iterable[Wire],
    *,
    title: str = "",
    remarks: Iterable[str] = (),
    where: str = "",
) -> Diagram:
    """The diagram that the pieces and wires make."""
    canvas = Canvas({p.id: p for p in pieces}, list(wires), list(remarks))
    canvas.scale = usual_size(canvas)
    join_bunches(canvas)
    take_away_shadows(canvas)
    take_away_grounds(canvas)
    put_texts_into_boxes(canvas)
    parents = parents_of(canvas)
    find_groups(canvas, parents)
    take_away_background(canvas, parents)
    title_groups(canvas, parents)
    caption(canvas)
    free_headings(canvas)
    attach(canvas)
    follow_dots(canvas)
    follow_branches(canvas)
    explain_boxes(canvas)
    label_wires(canvas)
    _drop_ornaments(canvas)
    return _diagram(canvas, parents, title, where)


def _drop_ornaments(canvas: Canvas) -> None:
    """Boxes and pictures that say nothing, hold nothing and that no arrow touches are told of and left out."""
    touched = {end for w in canvas.wires for end in (w.source, w.target)}
    bare = [
        p
        for p in canvas.pieces.values()
        if not p.label
        and not p.icon
        and p.id not in touched
        and p.id not in canvas.groups
        and p.extra is None
    ]
    for piece in bare:
        del canvas.pieces[piece.id]
    if bare:
        what = "shape without words" if len(bare) == 1 else "shapes without words"
        places = ", ".join(p.where for p in bare[:5]) + (" …" if len(bare) > 5 else "")
        canvas.remarks.append(f"{len(bare)} {what} that nothing is joined to, left out: {places}")


def _is_number(piece: Piece) -> bool:
    """Whether a shape only says in which order to read the drawing."""
    return is_step(piece) and piece.label.isdecimal() and not piece.icon


def _diagram(canvas: Canvas, parents: Mapping[str, str | None], title: str, where: str) -> Diagram:
    def home(id: str) -> str | None:
        place = canvas.now(parents.get(id))
        while place is not None and place not in canvas.groups:
            place = canvas.now(parents.get(place))
        return place

    touched = {end for w in canvas.wires for end in (w.source, w.target)}
    shapes, groups, texts = [], [], []
    for p in canvas.pieces.values():
        if p.id in canvas.groups:
            groups.append(Group(p.id, p.label, home(p.id), p.rect, p.where, p.extra))
        elif (p.text or _is_number(p)) and p.id not in touched and p.extra is None:
            about = canvas.about.get(p.id)
            texts.append(Loose(p.id, p.label, p.rect, home(p.id), p.where, about=about))
        else:
            shapes.append(Shape(p.id, p.label, p.outline, p.icon, (), home(p.id), p.rect, p.where, p.extra))
    arrows = tuple(
        Arrow(w.id, w.source, w.target, w.label, w.heads, w.style, w.where, w.extra) for w in canvas.wires
    )
    return Diagram(
        tuple(shapes), tuple(groups), arrows, tuple(texts), title, "LR", where, tuple(canvas.remarks)
    )
