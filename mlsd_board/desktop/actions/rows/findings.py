"""The Findings menu: going through them, the ways out, what is said of them, and how loud all of it is."""

from mlsd_board.desktop.actions import doing, lengthy
from mlsd_board.desktop.actions.action import Action, Shell, board, menu
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.fixing import safely_fixable

MODES = "How loud"


def _can_fix(shell: Shell) -> bool:
    """Asked after every edit, when the findings are not there yet: the rules do not run for the sake of a button."""
    if not board(shell) or shell.desk.mode is not Mode.REVIEW:
        return False
    session = shell.desk.session
    return bool(safely_fixable(session.report)) if session.checked else shell.menus.offered("fix_all")


def _told(shell: Shell) -> bool:
    return board(shell) and shell.desk.mode is not Mode.EXAM


def _panel(id: str, title: str, key: str) -> Action:
    return Action(id, title, lambda s: getattr(s.desk_panels.problems, id)(), key, _told)


def _mode(mode: Mode, key: str) -> Action:
    return Action(
        f"mode_{mode.value}",
        f"{mode.heading}: {mode.summary[:1].lower()}{mode.summary[1:-1]}",
        lambda s: s.judging.choose_mode(mode),
        key,
        board,
        checked=lambda s: board(s) and s.desk.mode is mode,
        submenu=MODES,
    )


def _phase(phase: Phase | None) -> Action:
    title = (
        f"Due in phase {phase.value[1:]}: {phase.heading}" if phase else "Due: everything, the design is done"
    )
    return Action(
        f"phase_{phase.value.lower() if phase else 'all'}",
        title,
        lambda s: s.desk.set_phase(phase),
        "",
        board,
        checked=lambda s: board(s) and s.desk.session.phase == phase,
        submenu=MODES,
    )


FINDINGS = menu(
    "Findings",
    [
        Action("next_problem", "Next finding", lambda s: doing.step_problem(s, 1), "F8", board),
        Action(
            "previous_problem", "Previous finding", lambda s: doing.step_problem(s, -1), "Shift+F8", board
        ),
        Action("problem_here", "Next finding of the selection", doing.problem_here, "F7", _told),
    ],
    [
        Action(
            "ways_out",
            "Ways out…",
            lambda s: s.judging.offer_ways_out(),
            "Ctrl+.",
            _told,
            context=True,
            also="Alt+Return",
        ),
        Action("fix_all", "Fix all safe", lengthy.fix_all, "Ctrl+Shift+F", _can_fix, "fix", "Fix all safe"),
        _panel("set_aside", "Set aside…", "Ctrl+Shift+X"),
        _panel("take_back", "Let it count again", "Ctrl+Shift+B"),
    ],
    [
        _panel("explain", "Explain", "Shift+F1"),
        _panel("next_hint", "Next hint", "Ctrl+H"),
        _panel("copy_as_text", "Copy as text", "Ctrl+Alt+C"),
    ],
    [
        *(_mode(mode, f"Ctrl+Alt+{number}") for number, mode in enumerate(Mode, 1)),
        *(_phase(phase) for phase in (None, *Phase)),
        Action("rules", "Rules and severities…", lambda s: s.judging.show_rules(), "Ctrl+Alt+R", board),
    ],
)
