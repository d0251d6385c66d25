"""Actions that may take a while: they work beside the window, and change a board only if it is still the same."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from mlsd_board.desktop.actions.action import Shell, act
from mlsd_board.desktop.canvas import pasteboard, pasting, verbs
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.jobs import Job, Token
from mlsd_board.desktop.proposing import propose
from mlsd_board.editing.commands.move import place
from mlsd_board.editing.transaction import EditError
from mlsd_board.formats.errors import FormatError
from mlsd_board.layout.columns import Direction
from mlsd_board.layout.engine import EngineError
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Rect
from mlsd_board.validation.report import Report
from mlsd_board.workspace.arranging import places
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.fixing import fix_all_safe


class _Begun(NamedTuple):
    """The board a job was begun on."""

    desk: Desk
    revision: int


def tidy(shell: Shell, direction: Direction = "LR") -> None:
    """Show the selected boxes with what lies in them, or all there are, laid out afresh; the user decides."""
    desk = shell.desk
    design, engine = desk.session.design, shell.settings.engine
    loose = {**design.nodes, **design.notes}.keys()
    chosen = [id for id in design.with_members(desk.view.selection) if id in design.boxes]
    only = chosen if 1 < len(loose & chosen) < len(loose) else []
    begun = _begun(desk)

    def done(found: dict[str, Rect]) -> None:
        if _still(shell, begun, "Tidy"):
            propose(desk, "Tidy", lambda tx: place(tx, found), fit=not only, animate=shell.settings.animate)

    shell.jobs.start(
        Job(
            "Tidying…",
            lambda _: places(design, engine, direction, only),
            done,
            (EngineError,),
            lambda error: dialogs.show_error(shell.window, "The board cannot be tidied", error),
        )
    )


def fix_all(shell: Shell) -> None:
    """Apply every safe fix as one step of undo."""
    desk = shell.desk
    session, before = desk.session, desk.session.design
    library, rules = session.library, session.rules
    profile, phase = session.profile, session.phase
    begun = _begun(desk)

    def work(token: Token) -> tuple[Design, int]:
        def check(design: Design) -> Report:
            token.check()
            return check_design(design, library, rules=rules, profile=profile, phase=phase)

        after, done = fix_all_safe(before, library, check)
        return after, len(done)

    def done(result: tuple[Design, int]) -> None:
        after, number = result
        if not _still(shell, begun, "Fix all safe"):
            return
        if not number:
            desk.said.emit("There is nothing that can be fixed safely.")
        elif desk.commit("Fix all safe", before.changes_to(after), desk.view.sight()):
            desk.view.zoom_fit()
            desk.said.emit(f"{number} fix{'es' if number > 1 else ''} applied. Ctrl+Z takes all of it back.")

    shell.jobs.start(Job("Fixing all that is safe…", work, done))


def paste(shell: Shell, at: QPointF | None = None) -> None:
    """Put in what the clipboard holds, around a place if there is one; much of it is read and named anew beside the window."""
    view, session = shell.desk.view, shell.desk.session
    try:
        clip = pasteboard.held()
    except FormatError as error:
        pasting.refuse(view, error)
        return
    if not clip.much:
        act(shell, lambda: verbs.paste(view, at))
        return
    begun, aim = _begun(shell.desk), pasting.aim(view, at)
    design, library = session.design, session.library

    def done(found: pasting.Pasted) -> None:
        if _still(shell, begun, "Paste"):
            pasting.put_in(view, found)

    shell.jobs.start(
        Job(
            "Pasting…",
            lambda _: pasting.pasted(clip, design, library, aim),
            done,
            (FormatError, EditError),
            lambda error: shell.desk and pasting.refuse(shell.desk.view, error),
        )
    )


def _begun(desk: Desk) -> _Begun:
    return _Begun(desk, desk.session.revision)


def _still(shell: Shell, begun: _Begun, words: str) -> bool:
    """Whether the board is the one the job was begun on; if not, that is said."""
    same = shell.desk is begun.desk and begun.desk.session.revision == begun.revision
    if not same:
        shell.status.say(f"{words} was dropped: the board has changed meanwhile. Start it again.")
    return same
