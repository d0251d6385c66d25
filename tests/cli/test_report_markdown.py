"""The summary for a pull request: a verdict first, then what was found, and what was not looked at."""

from pathlib import Path


def test_it_says_whether_it_passed_and_lists_the_gravest_first(cli, board: Path) -> None:
    told = cli("check", board, "--format", "markdown").out
    lines = told.splitlines()

    assert lines[0].startswith("## MLSD Board: 1 board checked, ")
    assert lines[0].endswith("of severity error or above")
    rows = [line for line in lines if line.startswith("| ")][1:]
    assert rows[0].startswith("| ❌ error |")
    assert any("EVA002 no-quality-gate" in row and "quality gate in front" in row for row in rows)
    severities = [row.split()[2] for row in rows]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_it_passes_where_nothing_reaches_the_level(cli, board: Path) -> None:
    assert (
        "## MLSD Board: passed; 1 board"
        in cli("check", board, "--format", "markdown", "--fail-on", "never").out
    )
    known = board.with_name("known.json")
    cli("check", board, "--write-baseline", known)
    told = cli("check", board, "--format", "markdown", "--baseline", known).out
    assert "passed; 1 board checked, 0 findings" in told
    assert "Nothing to report." in told
    assert "known from the baseline" in told


def test_a_file_that_cannot_be_read_is_told_first(cli, board: Path) -> None:
    ran = cli("check", board, board.with_name("none.json"), "--format", "markdown")

    assert ran.code == 2
    assert "1 not readable" in ran.out.splitlines()[0]
    assert "could not be read" in ran.out.splitlines()[2]
