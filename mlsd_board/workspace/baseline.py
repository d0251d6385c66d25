"""A baseline: the findings a team has decided to live with for now, so that only new ones are shown and fail a build."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report

_FORMAT, _VERSION = "mlsd-board-baseline", 1


class Entry(NamedTuple):
    """A finding as a baseline remembers it: the fingerprint decides, the rest is for people."""

    fingerprint: str
    code: str
    elements: tuple[str, ...] = ()


class Compared(NamedTuple):
    """What a baseline makes of a report: the findings it knows, and the entries that match nothing any more."""

    known: tuple[Finding, ...]
    stale: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by board; boards are named from the folder of the baseline, so that a checkout can lie anywhere."""

    folder: Path
    boards: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def place(self, board: Path, page: str = FIRST_PAGE) -> str:
        """How the baseline names a page of a board; the first goes by the name of the board alone."""
        mark = "" if page == FIRST_PAGE else f"#{page}"
        here, there = os.path.normpath(self.folder.absolute()), os.path.normpath(board.absolute())
        try:
            return Path(os.path.relpath(there, here)).as_posix() + mark
        except ValueError:  # on another drive
            return Path(there).as_posix() + mark

    def compare(self, board: Path, report: Report, page: str = FIRST_PAGE) -> tuple[Report, Compared]:
        """The report without what is known. An entry of a rule that was not asked is not stale."""
        entries = self.boards.get(self.place(board, page), ())
        prints = {entry.fingerprint for entry in entries}
        known = tuple(f for f in report.findings if f.fingerprint in prints)
        found = {f.fingerprint for f in known}
        unasked = {*report.not_due, *report.disabled, *(u.code for u in report.cannot_evaluate)}
        stale = tuple(e for e in entries if e.fingerprint not in found and e.code not in unasked)
        fresh = tuple(f for f in report.findings if f.fingerprint not in found)
        return replace(report, findings=fresh), Compared(known, stale)


def baseline_of(folder: Path, reports: Iterable[tuple[Path, str, Report]]) -> Baseline:
    """The baseline that knows all findings of these pages of boards."""
    empty = Baseline(folder)
    boards = {
        empty.place(path, page): tuple(sorted({_entry(f) for f in report.findings}, key=_order))
        for path, page, report in reports
    }
    return Baseline(folder, dict(sorted(boards.items())))


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Keep a baseline, one finding a line, so that it can be reviewed and merged."""
    boards = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: [{_lines(entries)}]"
        for name, entries in baseline.boards.items()
    )
    text = f'{{\n "format": "{_FORMAT}",\n "version": {_VERSION},\n "boards": {{\n{boards}\n }}\n}}\n'
    safe_file.write(path, text.encode("utf-8", "surrogateescape"))


def read_baseline(path: Path) -> Baseline:
    """A baseline from its file. Raises `FormatError` where it is none."""
    advice = "Make one with `mlsd-board check FILE --write-baseline NAME`."
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError as error:
        msg = f"the baseline cannot be read ({error.strerror})"
        raise FormatError(msg, where=str(path), advice=advice) from error
    except (ValueError, RecursionError) as error:
        msg = f"the baseline is not valid JSON ({error})"
        raise FormatError(msg, where=str(path), advice=advice) from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise FormatError("this is no baseline", where=str(path), advice=advice)
    if found.get("version") != _VERSION:
        raise FormatError("the baseline comes from a newer MLSD Board", where=str(path), advice="Update it.")
    try:
        boards = {
            str(name): tuple(_read(entry) for entry in entries) for name, entries in found["boards"].items()
        }
    except (KeyError, TypeError, AttributeError) as error:
        msg = "the baseline lacks `boards`, or an entry lacks its fingerprint or code"
        raise FormatError(msg, where=str(path), advice=advice) from error
    return Baseline(path.parent, boards)


def _read(entry: Mapping[str, Any]) -> Entry:
    return Entry(str(entry["fingerprint"]), str(entry["code"]), tuple(map(str, entry.get("elements", ()))))


def _entry(finding: Finding) -> Entry:
    return Entry(finding.fingerprint, finding.code, finding.elements)


def _order(entry: Entry) -> tuple[str, tuple[str, ...], str]:
    return entry.code, entry.elements, entry.fingerprint


def _lines(entries: Iterable[Entry]) -> str:
    lines = ",\n   ".join(json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries)
    return f"\n   {lines}\n  " if lines else ""
