"""An attempt that has ended: put into the history, with its score."""

from collections.abc import Iterable
from datetime import datetime
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


def attempts() -> tuple[tuple[Entry, ...], str]:
    """Every attempt so far, the oldest first, and a remark where the history could not be used, or was kept aside."""
    if not history_path().is_file():
        return (), ""
    try:
        with History(history_path()) as history:
            return tuple(history.all()), history.remark
    except HistoryError as error:
        return (), str(error)


def tried(entries: Iterable[Entry]) -> dict[str, str]:
    """Each question that was practised, with how often and when last, in a few words."""
    times: dict[str, list[datetime]] = {}
    for entry in entries:
        if entry.question:
            times.setdefault(entry.question, []).append(entry.when)
    return {
        question: f"{len(whens)}×, last on {whens[-1].astimezone():%d %B}"
        for question, whens in times.items()
    }
