"""The page on mutation testing of the rules, from what the last whole run wrote down."""

from collections import defaultdict

from docs.generator.markdown import page, table
from tests.mutation.mutants import OPERATORS
from tests.mutation.outcome import Row, reason, recorded


def text() -> str:
    rows, survivors = recorded()
    by_reason: dict[str, list[str]] = defaultdict(list)
    for survivor in survivors:
        by_reason[reason(survivor) or "Not explained."].append(survivor)
    told = sorted(by_reason.items(), key=lambda entry: -len(entry[1]))
    return page(
        "# Mutation testing of the rules",
        "As one tests tests by breaking code, so the rules are tested by breaking designs: out of each of the fifteen reference "
        "designs one piece after the other is taken, and the rules have to say something new. *Core* is what one draws in "
        "the first twenty minutes of the question; an arrow is core when both its ends are.",
        table(
            ("what is done", "core: mutants", "noticed", "share", "rest: mutants", "noticed", "share"),
            [_row(operator, what, rows) for operator, what in OPERATORS.items()],
        ),
        f"`python -m benchmarks.mutation` runs it and names all {len(survivors):,} survivors. Tests check a sample of the mutants "
        "on each run, and all of them with `-m slow`; a survivor without an explanation fails them, and so does an explanation "
        "without a survivor.",
        "## Why the others are not noticed",
        table(
            ("explanation", "survivors", "of the core", "for example"),
            [
                (why, str(len(known)), str(sum(" core " in s for s in known)), f"`{known[0]}`")
                for why, known in told
            ],
        ),
        "## The core boxes and arrows that can be taken out unnoticed",
        table(
            ("mutant", "explanation"),
            [
                (f"`{s}`", reason(s) or "")
                for s in survivors
                if s.startswith(("component core", "connection core"))
            ],
        ),
    )


def _row(operator: str, what: str, rows: list[Row]) -> tuple[str, ...]:
    cells: list[str] = [f"**{operator}**: {what}"]
    for core in (True, False):
        row = next((r for r in rows if (r.operator, r.core) == (operator, core)), None)
        cells += [f"{row.made:,}", f"{row.noticed:,}", f"{row.noticed / row.made:.1%}"] if row else ["–"] * 3
    return tuple(cells)
