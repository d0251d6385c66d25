"""The history for other programs: JSON with all of it, CSV with a line for each attempt."""

import csv
import dataclasses
import io
import json
from collections.abc import Sequence

from mlsd_board.formats.spreadsheet import safe_cell
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.progress import missed_rules
from mlsd_board.practice.history.store import COLUMNS, Review
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.severity import Phase

_PLAIN = ("id", *(name for name in COLUMNS if name != "board"))


def as_json(entries: Sequence[Entry], reviews: Sequence[Review] = ()) -> str:
    """Every fact of every attempt."""
    told = [{"code": r.code, "at": r.at.isoformat(), "rating": r.rating} for r in reviews]
    table = {"schema": 1, "attempts": [dataclasses.asdict(e) for e in entries], "reviews": told}
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def as_csv(entries: Sequence[Entry]) -> str:
    """One line per attempt, with columns for dimensions, phases (in seconds) and the rules that were missed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    dimensions, phases = [d.value for d in Dimension], [p.value for p in Phase]
    writer.writerow([*_PLAIN, *dimensions, *(f"{p}_s" for p in phases), "missed", "board"])
    for entry in entries:
        writer.writerow(
            safe_cell(value)
            for value in (
                *(getattr(entry, name) for name in _PLAIN),
                *(entry.dimensions.get(d) for d in dimensions),
                *(entry.phase_s.get(p) for p in phases),
                " ".join(missed_rules(entry)),
                entry.board,
            )
        )
    return text.getvalue()
