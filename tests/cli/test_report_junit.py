"""JUnit XML: suites, cases and totals agree, and nothing in a board can break the file."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session


def suites(cli, *arguments: object) -> list[ET.Element]:
    root = ET.fromstring(cli("check", *arguments, "--format", "junit").out)
    assert root.tag == "testsuites"
    return list(root)


def failed(suite: ET.Element) -> set[str]:
    return {case.get("name", "").split()[0] for case in suite if case.find("failure") is not None}


@pytest.mark.parametrize(
    ("level", "there", "not_there"),
    [
        ("error", {"EVA002"}, {"FBK002"}),
        ("warning", {"EVA002", "FBK002"}, set()),
        ("never", set(), {"EVA002"}),
    ],
)
def test_findings_at_or_above_the_level_are_failures(
    cli, board: Path, level: str, there: set[str], not_there: set[str]
) -> None:
    (suite,) = suites(cli, board, "--fail-on", level)

    assert failed(suite) >= there
    assert not failed(suite) & not_there
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    assert "SRV001" in {case.get("name") for case in suite if len(case) == 0}


def test_a_file_that_cannot_be_read_is_an_error_of_its_own_suite(cli, board: Path) -> None:
    first, second = suites(cli, board, board.with_name("none.json"))

    assert (first.get("errors"), second.get("errors")) == ("0", "1")
    error = second.find("testcase/error")
    assert error is not None
    assert "no such file" in error.get("message", "")


def test_what_is_known_is_skipped(cli, board: Path) -> None:
    known = board.with_name("known.json")
    cli("check", board, "--write-baseline", known)
    (suite,) = suites(cli, board, "--baseline", known)

    assert failed(suite) == set()
    assert int(suite.get("skipped", "")) >= 2


def test_nothing_in_a_board_breaks_the_xml_or_the_markdown(cli, board: Path, library: Library) -> None:
    session = Session(library, read_board(board, library).design, board)
    with session.edit("Rename") as tx:
        node = tx.design.nodes["ranker"]
        tx.put(node.model_copy(update={"label": '<&"]]>\x01\ufffe|`x` @everyone [a](b)'}))
    session.save()
    (suite,) = suites(cli, board)
    told = cli("check", board, "--format", "markdown").out

    assert any('<&"]]>' in (f.get("message") or "") for f in suite.iter("failure"))
    row = next(line for line in told.splitlines() if "EVA002" in line)
    assert row.replace("\\|", "").count("|") == 5
    assert "\\<&" in row.replace("\\&", "&")
    assert "@everyone" not in told
    assert "\\[a\\]\\(b\\)" in row
