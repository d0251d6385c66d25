"""List what there is of components, rules, templates, problems and formats."""

import argparse
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from mlsd_board.catalog.library import LibraryFault
from mlsd_board.cli.arguments import format_argument, library_argument, rules_argument
from mlsd_board.cli.describe import component_facts, rule_facts
from mlsd_board.cli.surroundings import configuration, remark_on
from mlsd_board.cli.terminal import as_json, width
from mlsd_board.formats import registry
from mlsd_board.workspace.collection import questions, templates

Row: TypeAlias = dict[str, Any]

EXAMPLES = (
    "list rules",
    "list components --format json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted(_LISTS), help="what to list")
    format_argument(parser)
    rules_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    rows, columns = _LISTS[args.what](args)
    print(as_json(rows) if args.format == "json" else _table(rows, columns), end="")
    return 0


def _components(args: argparse.Namespace) -> tuple[list[Row], tuple[str, ...]]:
    return [component_facts(c) for c in configuration(args).library.components.values()], (
        "id",
        "group",
        "title",
        "summary",
    )


def _rules(args: argparse.Namespace) -> tuple[list[Row], tuple[str, ...]]:
    return [rule_facts(r) for r in configuration(args).rules], (
        "code",
        "severity",
        "phase",
        "name",
        "summary",
    )


def _templates(_args: argparse.Namespace) -> tuple[list[Row], tuple[str, ...]]:
    faults: list[LibraryFault] = []
    rows = [t.model_dump(mode="json", exclude={"board"}) for t in templates(faults).values()]
    remark_on("templates", map(str, faults))
    return rows, ("id", "kind", "category", "title", "summary")


def _problems(_args: argparse.Namespace) -> tuple[list[Row], tuple[str, ...]]:
    faults: list[LibraryFault] = []
    rows = [card.model_dump(mode="json", exclude_defaults=True) for card in questions(faults).values()]
    remark_on("questions", map(str, faults))
    return [{"tags": [], **row} for row in rows], ("id", "category", "title", "prompt")


def _formats(_args: argparse.Namespace) -> tuple[list[Row], tuple[str, ...]]:
    reads, writes = registry.importers(), registry.exporters()
    rows: list[Row] = [
        {
            "id": id,
            "title": (writes.get(id) or reads[id]).title,
            "suffixes": sorted(
                {*(reads[id].suffixes if id in reads else ()), *(writes[id].suffixes if id in writes else ())}
            ),
            "read": id in reads,
            "write": id in writes,
        }
        for id in sorted({*reads, *writes})
    ]
    return rows, ("id", "suffixes", "read", "write", "title")


_LISTS: dict[str, Callable[[argparse.Namespace], tuple[list[Row], tuple[str, ...]]]] = {
    "components": _components,
    "formats": _formats,
    "problems": _problems,
    "rules": _rules,
    "templates": _templates,
}


def _table(rows: Iterable[Row], columns: tuple[str, ...]) -> str:
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max((len(line[n]) for line in cells), default=0) for n in range(len(columns))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )
    # A person looking sees one line each; a program that reads on gets it all.
    most = width(200) if sys.stdout.isatty() else sys.maxsize
    return "".join(f"{line if len(line) <= most else line[: most - 1] + '…'}\n" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "-"
    if isinstance(value, list | tuple):
        return " ".join(str(v) for v in value)
    return " ".join(str(value if value is not None else "").split())
