"""Beginning with a question one has not chosen: the one of the day, or any."""

from typing import Any

from mlsd_board.workspace import browsing
from mlsd_board.workspace.collection import questions, templates


def daily(shell: Any) -> None:
    """Practise the question of the day."""
    entry = browsing.daily(_entries())
    if entry:
        shell.practising.start(entry.id)


def by_chance(shell: Any) -> None:
    """Practise any question, one that was not practised yet if there is one."""
    entry = browsing.any_of(_entries(), shell.practising.done())
    if entry:
        shell.practising.start(entry.id)


def _entries() -> list[browsing.Entry]:
    return browsing.entries(questions(), templates())
