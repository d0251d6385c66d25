"""Verbs that mark what is selected: colour tags, deep dives, pins of notes, and what frames mean."""

from collections.abc import Iterator
from typing import get_args

from PySide6.QtWidgets import QInputDialog

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.add import add_note
from mlsd_board.editing.commands.group import group
from mlsd_board.editing.commands.mark_deep_dive import mark_deep_dive
from mlsd_board.editing.commands.mean import Meaning, mean
from mlsd_board.editing.commands.name_tag import name_tag
from mlsd_board.editing.commands.pin import pin
from mlsd_board.editing.commands.tag import tag
from mlsd_board.model.elements import Ink
from mlsd_board.model.geometry import Point
from mlsd_board.model.values import Tag


def tag_selection(view: Canvas, colour: Tag | None) -> None:
    """Tag what is selected; the colour it has already is taken away again."""
    off = colour is None or all_tagged(view, colour)
    with view.session.edit("Remove the tag" if off else f"Tag {colour}") as tx:
        tag(tx, view.selection, None if off else colour)


def name_the_tag(view: Canvas) -> None:
    """Ask what the colour of the selected elements stands for."""
    colour = one_tag(view)
    if colour is None:
        view.message.emit("Select elements of one colour first.")
        return
    words, given = QInputDialog.getText(
        view.viewport(),
        "Colour tag",
        f"What does {colour} stand for on this board?",
        text=view.session.design.brief.tag_names.get(colour, ""),
    )
    if given:
        with view.session.edit(f"Name {colour}") as tx:
            name_tag(tx, colour, words)


def one_tag(view: Canvas) -> Tag | None:
    """The one colour that all tagged elements of the selection have."""
    found = set(_tags(view)) & set(get_args(Tag))
    return found.pop() if len(found) == 1 else None


def all_tagged(view: Canvas, colour: Tag) -> bool:
    """Whether all that is selected has a colour."""
    return all(found == colour for found in _tags(view))


def _tags(view: Canvas) -> Iterator[str | None]:
    """The colours of what is selected."""
    records = (view.session.design.records.get(id) for id in view.selection)
    return (r.colour if isinstance(r, Ink) else getattr(r, "tag", None) for r in records)


def toggle_deep_dive(view: Canvas) -> None:
    """Mark the selected components as deep dives, or unmark them when all of them are marked."""
    chosen = [id for id in view.selection if id in view.session.design.nodes]
    on = not all_deep(view)
    with view.session.edit("Mark as a deep dive" if on else "Unmark the deep dive") as tx:
        mark_deep_dive(tx, chosen, on=on)
    view.message.emit("Marked as a deep dive." if on else "No deep dive any more.")


def all_deep(view: Canvas) -> bool:
    nodes = view.session.design.nodes
    chosen = [nodes[id] for id in view.selection if id in nodes]
    return bool(chosen) and all(node.deep_dive for node in chosen)


def toggle_pin(view: Canvas) -> None:
    """Pin the selected note to the other selected element; alone, take its pin away."""
    note, other = note_and_other(view)
    if note is None:
        view.message.emit("Select a note, and with Shift what it is about.")
        return
    with view.session.edit("Pin the note" if other else "Unpin the note") as tx:
        pin(tx, note, other)


def note_and_other(view: Canvas) -> tuple[str | None, str | None]:
    """Of the selection a note, and the one other element."""
    notes = [id for id in view.selection if id in view.session.design.notes]
    others = [id for id in view.selection if id not in notes[:1]]
    return (notes[0] if notes and len(others) < 2 else None, others[0] if others else None)


def note_selection(view: Canvas) -> None:
    """Stick a note to the one selected element, or into the middle of the view."""
    design = view.session.design
    about = view.selection[0] if len(view.selection) == 1 else ""
    if about in design.nodes or about in design.connections or about in design.frames:
        middle = view.board.extent_of({about}).center()
        stick_note(view, Point(middle.x(), middle.y()), about)
    else:
        stick_note(view, view.visible_rect().centre)


def stick_note(view: Canvas, at: Point, about: str | None = None) -> None:
    """Put a note there, or near by what it is about, and let it be written on."""
    with view.session.edit("Add a note") as tx:
        id = add_note(tx, at, about=about)
    view.select((id,))
    view.centre_on((id,), only_if_hidden=True)
    view.start_rename(id)


def all_mean(view: Canvas, meaning: Meaning) -> bool:
    """Whether there are frames selected and this is what all of them mean."""
    frames = view.session.design.frames
    zones = {frames[id].zone for id in view.selection if id in frames}
    return zones == {None if meaning == "group" else meaning}


def give_meaning(view: Canvas, meaning: Meaning) -> None:
    """Say what the selected frames stand for; boxes without a frame among them get one around them."""
    frames = [id for id in view.selection if id in view.session.design.frames]
    with view.session.edit(f"Frame: {meaning.replace('_', ' ')}") as tx:
        ids = frames or [group(tx, [id for id in view.selection if id in tx.design.boxes], title="")]
        mean(tx, ids, meaning)
    view.select(ids)
