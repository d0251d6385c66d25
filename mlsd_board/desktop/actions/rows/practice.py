"""The Practice menu: an attempt from beginning to end, and what is left of it."""

from collections.abc import Callable

from mlsd_board.desktop.actions.action import Action, Shell, always, board, menu
from mlsd_board.desktop.practice import choosing
from mlsd_board.desktop.practice.asking import answer_cards
from mlsd_board.practice.cards import waiting


def _running(shell: Shell) -> bool:
    return board(shell) and shell.practising.running is not None


def _asked(shell: Shell) -> bool:
    return board(shell) and bool(shell.desk.session.design.brief.problem) and not _running(shell)


def _tried(shell: Shell) -> bool:
    return board(shell) and shell.desk.session.design.brief.attempt is not None


def _drawn(shell: Shell) -> bool:
    return board(shell) and bool(shell.desk.session.design.nodes) and not _running(shell)


def _free(shell: Shell) -> bool:
    """Whether no attempt runs, so that another may begin."""
    return not _running(shell)


def _asked_by_card(shell: Shell) -> bool:
    return _running(shell) and bool(waiting(shell.practising.running.attempt.log))


def _do(id: str, title: str, run: Callable[[Shell], object], key: str = "") -> Action:
    return Action(f"practice_{id}", title, run, key, _running)


def _step(shell: Shell, by: int) -> None:
    """Go to the next phase or the one before."""
    attempt = shell.practising.running.attempt
    phases = attempt.plan.phases
    place = phases.index(attempt.state.phase) + by
    shell.practising.enter(phases[min(max(place, 0), len(phases) - 1)])


PRACTICE = menu(
    "Practice",
    [
        Action(
            "practise",
            "Practise this question…",
            lambda s: s.practising.start(s.desk.session.design.brief.problem),
            "Ctrl+Alt+S",
            _asked,
        ),
        Action("practise_daily", "Practise today’s question…", choosing.daily, enabled=_free),
        Action("practise_any", "Practise a question by chance…", choosing.by_chance, enabled=_free),
    ],
    [
        _do("next", "Next phase", lambda s: _step(s, 1), "Alt+PgDown"),
        _do("previous", "Phase before", lambda s: _step(s, -1), "Alt+PgUp"),
        _do("ask", "Ask the interviewer…", lambda s: s.practising.ask(), "Ctrl+Alt+Q"),
        Action(
            "practice_answer",
            "Answer the interviewer’s card…",
            lambda s: answer_cards(s.practising),
            "Ctrl+Alt+A",
            _asked_by_card,
        ),
        _do("hint", "Hint", lambda s: s.practising.hint(), "Ctrl+Alt+H"),
    ],
    [
        _do("pause", "Pause or go on", lambda s: s.practising.pause(), "Ctrl+Alt+Space"),
        _do("extend", "Five more minutes", lambda s: s.practising.extend()),
        _do("finish", "Finish and report", lambda s: s.practising.finish(), "Ctrl+Alt+Return"),
    ],
    [
        Action("report", "Score and report…", lambda s: s.practising.results.report(), "Ctrl+Alt+E", _drawn),
        Action("replay", "Replay…", lambda s: s.practising.results.replay(), "Ctrl+Alt+Y", _tried),
        Action(
            "attempts", "History of attempts…", lambda s: s.practising.results.history(), "Ctrl+Alt+O", always
        ),
        Action("seat", "Interviewer's seat…", lambda s: s.practising.results.seat(), "Ctrl+Alt+I", always),
    ],
)
