"""An attempt that has ended: put into the history, with its score."""

from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.practice.history.entry import Entry, entry_of
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.store import History
from mlsd_board.workspace.assessing import assess
from mlsd_board.workspace.folders import data_folder


def history_path() -> Path:
    """Where the history lies."""
    return data_folder() / "history.sqlite"


def keep(design: Design, library: Library, board: Path | None = None) -> tuple[Entry, str]:
    """Put the attempt of a design into the history; a remark where the history had to be begun anew.

    Raises `HistoryError` when it cannot be kept; the attempt is in the board file all the same.
    """
    log = design.brief.attempt
    if log is None:
        msg = "this board holds no attempt"
        raise ValueError(msg)
    found = assess(design, library)
    entry = entry_of(design.brief, log, found.score, str(board) if board else "")
    with History(history_path()) as history:
        id = history.add(entry)
        kept = history.get(id)
        return kept or entry, history.remark


def attempts() -> tuple[Entry, ...]:
    """Every attempt so far, the oldest first; none where there is no history, or none that can be used."""
    if not history_path().is_file():
        return ()
    try:
        with History(history_path()) as history:
            return tuple(history.all())
    except HistoryError:
        return ()


def questions_done() -> tuple[str, ...]:
    """The questions that were tried, each once."""
    return tuple(dict.fromkeys(entry.question for entry in attempts() if entry.question))
