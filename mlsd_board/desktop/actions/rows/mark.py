"""The Mark menu: colour tags, deep dives, pins, what frames mean, swim lanes and the pen."""

from typing import get_args

from mlsd_board.desktop.actions.action import Action, Shell, board, boxes, menu, nodes, selected, verb
from mlsd_board.desktop.canvas import laning, marking
from mlsd_board.desktop.canvas.tools import nib
from mlsd_board.editing.commands.mean import Meaning
from mlsd_board.model.values import Tag

_MEANINGS: dict[Meaning, str] = {
    "online": "Online",
    "offline": "Offline",
    "edge": "Edge",
    "third_party": "Third party",
    "team": "Team",
    "group": "Nothing but a group",
}


def _tag(number: int, colour: Tag) -> Action:
    return Action(
        f"tag_{colour}",
        colour.capitalize(),
        verb(lambda view: marking.tag_selection(view, colour)),
        f"Alt+{number}",
        selected,
        context=True,
        checked=lambda s: selected(s) and marking.all_tagged(s.desk.view, colour),
        submenu="Colour tag",
        swatch=colour,
    )


def _mean(meaning: Meaning, title: str) -> Action:
    return Action(
        f"frame_{meaning}",
        title,
        verb(lambda view: marking.give_meaning(view, meaning)),
        "",
        boxes,
        context=True,
        checked=lambda s: board(s) and marking.all_mean(s.desk.view, meaning),
        submenu="Frame means",
    )


def _one_colour(shell: Shell) -> bool:
    return selected(shell) and marking.one_tag(shell.desk.view) is not None


def _pinnable(shell: Shell) -> bool:
    return selected(shell) and marking.note_and_other(shell.desk.view)[0] is not None


def _lane(shell: Shell) -> bool:
    return board(shell) and laning.in_lanes(shell.desk.view, ("lane",))


def _lanes(shell: Shell) -> bool:
    return board(shell) and laning.in_lanes(shell.desk.view)


def _deep(shell: Shell) -> bool:
    return board(shell) and marking.all_deep(shell.desk.view)


def _width(width: float, title: str) -> Action:
    return Action(
        f"pen_{title.lower()}",
        f"{title} pen",
        lambda s: nib.take(s.desk.view, width=width),
        "",
        board,
        checked=lambda s: board(s) and s.desk.view.pointer.nib.width == width,
        submenu="Pen",
    )


def _ink(colour: str) -> Action:
    return Action(
        f"pen_{colour}",
        "Pen in the colour of writing" if colour == "ink" else f"{colour.capitalize()} pen",
        lambda s: nib.take(s.desk.view, colour=colour),
        "",
        board,
        checked=lambda s: board(s) and s.desk.view.pointer.nib.colour == colour,
        submenu="Pen",
        swatch=colour,
    )


MARK = menu(
    "Mark",
    [
        *(_tag(number, colour) for number, colour in enumerate(get_args(Tag), 1)),
        Action(
            "tag_none",
            "No colour",
            verb(lambda view: marking.tag_selection(view, None)),
            "Alt+0",
            selected,
            context=True,
            submenu="Colour tag",
        ),
        Action(
            "tag_name",
            "Say what the colour stands for…",
            verb(marking.name_the_tag),
            "",
            _one_colour,
            context=True,
            submenu="Colour tag",
        ),
        Action(
            "deep_dive",
            "Deep dive",
            verb(marking.toggle_deep_dive),
            "Ctrl+J",
            nodes,
            context=True,
            checked=_deep,
        ),
        Action("pin", "Pin or unpin the note", verb(marking.toggle_pin), "Alt+N", _pinnable, context=True),
    ],
    [
        *(_mean(meaning, title) for meaning, title in _MEANINGS.items()),
        Action(
            "lanes_rows",
            "Lay lanes below one another",
            verb(lambda v: laning.lay_lanes(v, "rows")),
            "Ctrl+Alt+L",
            board,
            submenu="Swim lanes",
        ),
        Action(
            "lanes_columns",
            "Lay lanes side by side",
            verb(lambda v: laning.lay_lanes(v, "columns")),
            "",
            board,
            submenu="Swim lanes",
        ),
        Action(
            "lane_add",
            "Add a lane",
            verb(laning.one_more),
            "Ctrl+Alt+N",
            _lanes,
            context=True,
            submenu="Swim lanes",
        ),
        Action(
            "lane_back",
            "Move the lane up or left",
            verb(lambda v: laning.shift(v, -1)),
            "Ctrl+Alt+Up",
            _lane,
            context=True,
            submenu="Swim lanes",
        ),
        Action(
            "lane_on",
            "Move the lane down or right",
            verb(lambda v: laning.shift(v, 1)),
            "Ctrl+Alt+Down",
            _lane,
            context=True,
            submenu="Swim lanes",
        ),
    ],
    [
        *(_width(width, title) for title, width in nib.WIDTHS.items()),
        *(_ink(colour) for colour in nib.COLOURS),
    ],
)
