"""The four bars of the ML Test Score, added up by hand for reports made for it and for references with a piece missing."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.importers.node_link import read
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node, Suppression
from mlsd_board.rules import all_rules
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.readiness import Readiness, Verdict, readiness
from mlsd_board.validation.report import Report, Suppressed
from mlsd_board.validation.score_tests import SCORE_TESTS, Section
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.checking import check_design

REFERENCES = Path(__file__).parents[1] / "references"
MAPPED = {
    "data": {1: "DAT002", 2: "", 3: "QNT001 QNT002", 4: "RAI001 REC004", 5: "RAI001", 6: "", 7: ""},
    "model": {
        1: "",
        2: "MET004 EVA004",
        3: "",
        4: "TRN004 QNT005",
        5: "TRN002",
        6: "EVA003",
        7: "RAI002",
    },
    "infra": {
        1: "DAT005",
        2: "",
        3: "TRN003",
        4: "EVA001 EVA002",
        5: "FBK002 RAI003",
        6: "DEP002",
        7: "DEP003",
    },
    "monitor": {
        1: "DAT006 MON004",
        2: "DAT002 MON003",
        3: "FEA002 FBK002 MON003",
        4: "TRN004 QNT005",
        5: "",
        6: "MON001 QNT001 QNT003 QNT007",
        7: "MON002",
    },
}
EVERY_CODE = tuple(sorted({code for test in SCORE_TESTS for code in test.codes}))


def board(library: Library, *components: str) -> Board:
    nodes = [Node(id=f"the_{c}", component=c) for c in components]
    return Board(Brief(), Queries(build_graph(Design.of(*nodes))), library)


def finding(code: str, *elements: str) -> Finding:
    return Finding(code, code.lower(), Severity.INFO, Phase.OPERATE, "wrong", elements)


def points(found: Readiness) -> list[float]:
    return [s.points for s in found.sections]


def verdicts(found: Readiness, section: str) -> list[str]:
    return [r.verdict.value for s in found.sections if s.section == section for r in s.results]


def checked(name: str, library: Library, *gone: str) -> Readiness:
    """The bars of a reference without some boxes."""
    design = read((REFERENCES / f"{name}.json").read_bytes(), library).design
    out = {*gone, *(c.id for c in design.connections_at(gone))}
    design = Design({id: record for id, record in design.records.items() if id not in out})
    view = Board(design.brief, Queries(build_graph(design)), library)
    return readiness(view, check_design(design, library))


def test_the_table_is_that_of_the_paper_with_the_rules_mapped_to_it() -> None:
    table = {s.value: {t.number: " ".join(t.codes) for t in SCORE_TESTS if t.section is s} for s in Section}

    assert table == MAPPED
    assert set(EVERY_CODE) <= {r.code for r in all_rules()}
    assert [(t.section.value, t.number) for t in SCORE_TESTS if t.worth == 0.5] == [
        ("data", 3),
        ("data", 4),
        ("infra", 3),
    ]
    assert all(bool(t.hidden) == (t.worth < 1) for t in SCORE_TESTS)


def test_the_boxes_of_a_test_are_in_the_library(library: Library) -> None:
    assert {box for test in SCORE_TESTS for box in test.boxes} <= library.components.keys()


def test_where_every_rule_passed_the_bars_are_full(library: Library) -> None:
    found = readiness(board(library), Report(passed=EVERY_CODE))

    assert points(found) == [s.possible for s in found.sections] == [3.0, 5.0, 5.5, 6.0]
    assert [s.asked for s in found.sections] == [3.0, 5.0, 5.5, 6.0]
    assert (found.score, found.weakest) == (3.0, (Section.DATA,))


def test_what_nobody_looked_at_earns_nothing(library: Library) -> None:
    found = readiness(board(library), Report())

    assert points(found) == [0, 0, 0, 0]
    assert (found.score, len(found.weakest)) == (0, 4)
    assert verdicts(found, "data") == [
        *("unknown", "not checkable", "unknown", "unknown", "unknown"),
        *("not checkable", "not checkable"),
    ]


def test_one_finding_costs_every_test_it_stands_for(library: Library) -> None:
    passed = tuple(c for c in EVERY_CODE if c != "DAT002")
    report = Report(findings=(finding("DAT002", "the_trainer"),), passed=passed)
    found = readiness(board(library, "trainer", "data_validator"), report)

    assert points(found) == [2.0, 5.0, 5.5, 5.0]
    first = found.sections[0].results[0]
    assert (first.verdict, first.fired, first.elements) == (Verdict.FAILED, ("DAT002",), ("the_trainer",))


def test_a_finding_that_was_set_aside_counts_too(library: Library) -> None:
    aside = Suppressed(finding("DEP003"), Suppression(id="s", code="DEP003", reason="a prototype"))
    passed = tuple(c for c in EVERY_CODE if c != "DEP003")

    assert points(readiness(board(library), Report(suppressed=(aside,), passed=passed)))[2] == 4.5


def test_a_test_of_several_rules_needs_those_that_apply(library: Library) -> None:
    idle = ("RAI001", "RAI003", "QNT007", "QNT003")
    report = Report(passed=tuple(c for c in EVERY_CODE if c not in idle), not_applicable=idle)
    found = readiness(board(library), report)

    assert verdicts(found, "data")[3:5] == ["met", "not judged"]
    assert verdicts(found, "infra")[4] == "met"
    assert verdicts(found, "monitor")[5] == "met"
    assert points(found) == [2.0, 5.0, 5.5, 6.0]
    assert [s.asked for s in found.sections] == [2.0, 5.0, 5.5, 6.0]


def test_a_rule_that_is_off_leaves_its_tests_unknown(library: Library) -> None:
    passed = tuple(c for c in EVERY_CODE if c != "MON003")
    found = readiness(board(library), Report(passed=passed, disabled=("MON003",)))

    assert verdicts(found, "monitor")[1:3] == ["unknown", "unknown"]
    assert points(found)[3] == 4.0


def test_boxes_show_what_is_met_and_what_no_rule_can_judge(library: Library) -> None:
    found = readiness(board(library, "data_validator", "ci_cd"), Report(passed=EVERY_CODE))
    data = found.sections[0].results

    assert data[0].elements == ("the_data_validator",)
    assert (data[6].verdict, data[6].points, data[6].elements) == (Verdict.NOT_CHECKABLE, 0, ("the_ci_cd",))


def test_a_reference_is_added_up_as_by_hand(library: Library) -> None:
    """Nobody is decided about in ad_ctr, and its brief names no metrics here: Model 2 and 7 are not judged."""
    found = checked("ad_ctr", library)

    assert points(found) == [3.0, 3.0, 5.5, 6.0]
    assert [i + 1 for i, v in enumerate(verdicts(found, "model")) if v == "not judged"] == [2, 7]
    assert found.sections[1].asked == 3.0


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        (("baseline_model", "fallback"), [3.0, 2.0, 5.5, 6.0]),
        (("system_monitor",), [3.0, 3.0, 5.5, 5.0]),
        (("quality_monitor",), [3.0, 3.0, 5.5, 6.0]),
        (("quality_monitor", "experiment_platform"), [3.0, 3.0, 5.5, 5.0]),
        (("workflow_orchestrator",), [3.0, 3.0, 5.0, 6.0]),
        (("deployment_controller", "experiment_platform"), [3.0, 3.0, 4.5, 6.0]),
    ],
)
def test_a_missing_piece_costs_its_points(
    gone: tuple[str, ...], expected: list[float], library: Library
) -> None:
    assert points(checked("ad_ctr", library, *gone)) == expected
