"""Look back on practice: attempts, one in detail, drills from what was missed; export and delete."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from mlsd_board.cli.arguments import format_argument, whole_number
from mlsd_board.cli.surroundings import remark_on
from mlsd_board.cli.terminal import as_json, clean, painted
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.model.counting import counted
from mlsd_board.practice.history import export
from mlsd_board.practice.history.drills import Drill, drills
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.progress import difference, missed_rules
from mlsd_board.practice.history.store import History
from mlsd_board.rules import all_rules
from mlsd_board.validation.dimension import Dimension
from mlsd_board.workspace.practised import history_path

EXAMPLES = (
    "history",
    "history show 3",
    "history export -o attempts.csv",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="?",
        default="list",
        choices=("list", "show", "export", "delete", "drills"),
        help="what to do (default: list)",
    )
    parser.add_argument(
        "number", nargs="?", type=whole_number, metavar="NUMBER", help="of the attempt, for show and delete"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where export writes: *.csv or *.json (default: print JSON)",
    )
    format_argument(parser)


def run(args: argparse.Namespace) -> int:
    try:
        with History(history_path()) as history:
            remark_on("history", [history.remark] if history.remark else [])
            return _done(args, history)
    except HistoryError as error:
        raise FormatError(str(error).rstrip(".")) from error


def _done(args: argparse.Namespace, history: History) -> int:
    if args.what in ("show", "delete"):
        entry = _wanted(history, args.number)
        if args.what == "show":
            _print_one(entry, history.all(), args.format)
        else:
            history.delete(entry.id or 0)
            print(f"Attempt {entry.id} ({clean(entry.title)}) was deleted.")
    elif args.what == "export":
        _export(history, args.output)
    elif args.what == "drills":
        _print_drills(drills(history.all(), history.reviews(), datetime.now(UTC)), args.format)
    else:
        _print_list(history.all(), args.format)
    return 0


def _wanted(history: History, number: int | None) -> Entry:
    if number is None:
        raise FormatError(
            "no attempt is named", advice="Give its number; `mlsd-board history list` shows them."
        )
    entry = history.get(number)
    if entry is None:
        raise FormatError(f"there is no attempt {number}", advice="See `mlsd-board history list`.")
    return entry


def _export(history: History, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(export.as_json(history.all(), history.reviews()))
        return
    if output.suffix.lower() not in (".csv", ".json"):
        raise FormatError(f"{output.name!r} is neither CSV nor JSON", advice="Name a file *.csv or *.json.")
    entries = history.all()
    text = (
        export.as_csv(entries)
        if output.suffix.lower() == ".csv"
        else export.as_json(entries, history.reviews())
    )
    safe_file.write(output, text.encode())
    print(f"{counted(len(entries), 'attempt was', 'attempts were')} written to {output}.")


def _print_list(entries: list[Entry], format: str) -> None:
    if format == "json":
        sys.stdout.write(export.as_json(entries))
    elif not entries:
        print("There are no attempts yet. They come here when an attempt in practice mode has ended.")
    else:
        sys.stdout.writelines(f"{_row(entry)}\n" for entry in entries)


def _row(entry: Entry) -> str:
    total = "  –" if entry.total is None else f"{entry.total:3.1f}"
    length = f"{entry.elapsed_s / 60:3.0f} min"
    return (
        f"{entry.id:4}  {entry.when:%Y-%m-%d %H:%M}  {length}  {total}  {entry.band:11}  {clean(entry.title)}"
    )


def _print_one(entry: Entry, entries: list[Entry], format: str) -> None:
    if format == "json":
        sys.stdout.write(export.as_json([entry]))
        return
    print(painted(_row(entry), "1"))
    earlier = [e for e in entries if e.when < entry.when and e.question == entry.question]
    sys.stdout.writelines(f"{line}\n" for line in _details(entry, earlier[-1] if earlier else None))


def _details(entry: Entry, before: Entry | None) -> Iterator[str]:
    change = difference(before, entry) if before else None
    for dimension in Dimension:
        value = entry.dimensions.get(dimension.value)
        moved = change.dimensions.get(dimension.value, 0.0) if change else 0.0
        told = "not rated" if value is None else f"{value:.1f}{f'  {moved:+.1f}' if moved else ''}"
        yield f"  {dimension.value} {dimension.heading:26} {told}"
    yield f"  missed: {', '.join(missed_rules(entry)) or 'nothing'}"
    if before and change:
        yield f"  since attempt {before.id}: mended {', '.join(change.mended) or 'nothing'}"


def _print_drills(found: list[Drill], format: str) -> None:
    now = datetime.now(UTC)
    names = {rule.code: rule.name for rule in all_rules()}
    if format == "json":
        rows = [{**d._asdict(), "due": d.due.isoformat(), "name": names.get(d.code, "")} for d in found]
        sys.stdout.write(as_json(rows))
    elif not found:
        print("There is nothing to drill: no rule was missed yet.")
    for drill in found if format == "text" else ():
        when = "due now" if drill.due <= now else f"due {drill.due:%Y-%m-%d}"
        print(f"  {drill.code}  {names.get(drill.code, ''):34} missed {drill.missed}×  {when}")
