"""The page on diagrams of other tools states the limits that the readers have."""

from pathlib import Path

from mlsd_board.formats.mingrammer import reader, script
from mlsd_board.formats.native.safe_file import MAX_BYTES
from mlsd_board.formats.parsed import limits
from mlsd_board.formats.plantuml import definitions

PAGE = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_program() -> None:
    rows = dict(
        line.strip("| ").split(" | ") for line in PAGE.split("## Limits")[1].splitlines() if " | " in line
    )

    assert rows["a file"] == f"{MAX_BYTES // 1_000_000} MB"
    assert [row for row in rows.values() if row[0].isdigit()][1:] == [
        f"{limits.MOST_TEXT:,}",
        f"{limits.MOST_PARTS:,}",
        f"{limits.MOST_ELEMENTS:,}",
        f"{limits.MOST_ELEMENTS // 2:,}",
        f"{limits.MOST_SHAPES:,}",
        f"{limits.MOST_ARROWS:,}",
        f"{limits.MOST_DIAGRAMS:,}",
        f"{limits.DEEPEST:,}",
        f"{definitions._MOST_STEPS:,}",
        f"{reader._MOST_BYTES:,}, {reader._MOST_LINES:,} and {script._MOST_STEPS:,}",
    ]
