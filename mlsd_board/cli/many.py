"""Reading and checking boards, a few one after the other, many side by side; always in the order they were named."""

import multiprocessing
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from mlsd_board.cli.outcome import Checked, Skipped, Unreadable
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.model.pages import page_title, pages_of
from mlsd_board.model.progress import followed
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.configuration import Configurations, Wishes
from mlsd_board.workspace.opening import Opened, read_board
from mlsd_board.workspace.paging import judged

MANY = 100
"""From so many boards on, starting further processes costs less than it saves."""
Outcome = Checked | Unreadable | Skipped


def check_all(
    paths: Sequence[Path], configurations: Configurations, phase: Phase | None, *, many: int = MANY
) -> list[Outcome]:
    """What the rules say of each page of each file."""
    return [outcome for found in _checked(paths, configurations, phase, many) for outcome in found]


def check_one(path: Path, configurations: Configurations, phase: Phase | None) -> list[Outcome]:
    """What the rules say of the pages of one file, or why it cannot be read."""
    known = configurations.of(path)
    try:
        opened = read_board(path, known.library, arrange=False)
    except NoDiagramError as error:
        return [Skipped(path, error.what)]
    except FormatError as error:
        return [Unreadable(path, str(error))]
    if opened.reports:
        known = configurations.of(path, diagram=True)
    places = {report.page: report.places for report in opened.reports}
    several = len(pages_of(opened.design)) > 1
    found: list[Outcome] = []
    for page, design in judged(opened.design):
        report = check_design(design, known.library, rules=known.rules, profile=known.profile, phase=phase)
        if report.remarks:
            return [
                Unreadable(path, f"{path}: in the settings of the board itself: {'; '.join(report.remarks)}")
            ]
        title = page_title(opened.design, page.id) if several else ""
        remarks = () if found else _told(opened)
        where = places.get(page.id, {})
        found.append(Checked(path, design, report, remarks, page=page.id, title=title, places=where))
    return found


def _told(opened: Opened) -> tuple[str, ...]:
    """What could not be followed; that all boxes of a diagram were taken over is no news here."""
    if not opened.reports:
        return opened.remarks
    return tuple(remark for report in opened.reports for remark in report.remarks)


def _checked(
    paths: Sequence[Path], configurations: Configurations, phase: Phase | None, many: int
) -> list[list[Outcome]]:
    workers = _processors()
    # A built program would start itself again, window and all.
    if len(paths) < many or workers < 2 or getattr(sys, "frozen", False):
        return _all_of((check_one(p, configurations, phase) for p in paths), len(paths))
    try:
        return _side_by_side(paths, configurations.wishes, phase, workers)
    except (BrokenProcessPool, OSError):  # a machine that allows no further processes
        return _all_of((check_one(p, configurations, phase) for p in paths), len(paths))


def _side_by_side(
    paths: Sequence[Path], wishes: Wishes, phase: Phase | None, workers: int
) -> list[list[Outcome]]:
    jobs = [(path, wishes, phase) for path in paths]
    # Forking a process that has threads can hang, so each starts anew.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        return _all_of(pool.map(_job, jobs, chunksize=8), len(paths))


def _job(job: tuple[Path, Wishes, Phase | None]) -> list[Outcome]:
    path, wishes, phase = job
    return check_one(path, _configurations(wishes), phase)


@cache
def _configurations(wishes: Wishes) -> Configurations:
    """One per process: the library is read once, not once per board."""
    return Configurations(wishes)


def _all_of(outcomes: Iterable[list[Outcome]], number: int) -> list[list[Outcome]]:
    return list(followed(f"checking {number} boards", outcomes, number))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
