"""The engine with rules made for the purpose: prerequisites, crashes, suppressions, profiles, phases, fingerprints."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node, Suppression
from mlsd_board.validation.board import Board, CannotEvaluateError
from mlsd_board.validation.engine import RULE_ERROR, check, in_order
from mlsd_board.validation.finding import Finding, Violation, fingerprint
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tables import Table

Check = Callable[[Board], Iterable[Violation]]


@pytest.fixture
def board(library: Library) -> Board:
    nodes = [Node(id=id, component="cache") for id in ("a", "b", "c", "d")]
    return Board(Brief(), Queries(build_graph(Design.of(*nodes))), library)


def saying(*violations: Violation) -> Check:
    return lambda board: violations


def made(code: str, check: Check | None = None, **facts: Any) -> Rule:
    """A rule that by default finds fault with box `a`."""
    known = {"name": f"name-{code.lower()}", "severity": Severity.WARNING, "phase": Phase.SKETCH, **facts}
    return Rule(code=code, check=check or saying(Violation("wrong", "a")), **known)


def crash(board: Board) -> Iterator[Violation]:
    yield Violation("half-way", "a")
    msg = "no such thing"
    raise KeyError(msg)


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_findings_come_by_code_and_then_by_element(board: Board) -> None:
    first = made("AAA001", saying(Violation("x", "c"), Violation("x", "a"), Violation("x")))
    rules = [made("BBB001"), first]

    for order in (rules, rules[::-1]):
        found = check(board, order).findings
        assert [(f.code, f.elements) for f in found] == [
            ("AAA001", ()),
            ("AAA001", ("a",)),
            ("AAA001", ("c",)),
            ("BBB001", ("a",)),
        ]


def test_rules_run_after_their_prerequisites_whatever_their_codes(board: Board) -> None:
    rules = [made("AAA001", after=("CCC001",)), made("BBB001", after=("gone",)), made("CCC001")]

    order = [r.code for r in in_order(rules)]
    assert order.index("CCC001") < order.index("AAA001")
    assert order == [r.code for r in in_order(rules[::-1])]
    report = check(board, rules)
    assert codes(report.findings) == ["BBB001", "CCC001"]
    assert report.not_applicable == ("AAA001",)


def test_a_prerequisite_that_is_off_or_not_due_still_counts(board: Board) -> None:
    rules = [made("AAA001", phase=Phase.OPERATE), made("BBB001", after=("AAA001",))]

    assert codes(check(board, rules, phase=Phase.SKETCH).findings) == []
    assert codes(check(board, rules, profile=Profile(base=Table({"AAA001": "off"}))).findings) == []


def test_a_prerequisite_may_hold_for_one_element_only(board: Board) -> None:
    told = made("AAA001", saying(Violation("x", "a")))
    later = made(
        "BBB001",
        saying(Violation("x", "a"), Violation("x", "b"), Violation("whole board")),
        after_on_subject=("AAA001",),
    )

    assert [f.elements for f in check(board, [told, later]).findings if f.code == "BBB001"] == [(), ("b",)]


def test_a_rule_keeps_silent_on_small_boards_and_where_it_means_nothing(board: Board) -> None:
    rules = [made("AAA001", min_size=5), made("BBB001", min_size=4), made("CCC001", when=lambda b: False)]
    report = check(board, rules)

    assert codes(report.findings) == ["BBB001"]
    assert report.not_applicable == ("AAA001", "CCC001")


def test_one_crash_never_hides_the_others(board: Board) -> None:
    report = check(board, [made("AAA001", crash), made("BBB001"), made("CCC001", after=("AAA001",))])
    crashed = report.findings[-1]

    assert codes(report.findings) == ["BBB001", "CCC001", RULE_ERROR]
    assert crashed.name == "AAA001"
    assert "KeyError" in crashed.message
    assert "no such thing" in crashed.message
    assert crashed.elements == ()


def test_a_crash_in_a_condition_is_a_crash_too(board: Board) -> None:
    rule = made("AAA001", when=lambda board: bool(1 // 0))

    assert codes(check(board, [rule]).findings) == [RULE_ERROR]


def test_a_crash_of_a_rule_that_is_off_or_not_due_is_not_shown(board: Board) -> None:
    rule = made("AAA001", crash, phase=Phase.OPERATE)

    assert check(board, [rule], phase=Phase.CLARIFY).findings == ()
    assert check(board, [rule], profile=Profile(base=Table({"AAA": "off"}))).findings == ()


def test_a_missing_fact_is_not_a_finding(board: Board) -> None:
    def asks(board: Board) -> Iterator[Violation]:
        if board.number("b", "p99_latency_ms") is None:
            msg = "the latency of b"
            raise CannotEvaluateError(msg)
        yield Violation("slow", "b")

    report = check(board, [made("AAA001", asks)])

    assert report.findings == ()
    assert report.cannot_evaluate == (("AAA001", "the latency of b"),)


def test_a_finding_shows_its_subject_first_and_each_element_once(board: Board) -> None:
    rule = made("AAA001", saying(Violation("x", "b", related=("a", "b", "c", "a"), path=("a", "b"))))
    found = check(board, [rule]).findings[0]

    assert found.elements == ("b", "a", "c")
    assert found.path == ("a", "b")


def test_a_suppression_covers_its_elements_or_the_whole_rule(board: Board) -> None:
    rule = made("AAA001", saying(Violation("x", "a"), Violation("x", "b", related=("c",))))
    for_b = Suppression(id="s1", code="AAA001", elements=("b",), reason="known")
    for_all = Suppression(id="s2", code="AAA001", reason="out of scope")
    unused = Suppression(id="s3", code="AAA001", elements=("d",), reason="long gone")

    some = check(board, [rule], suppressions=[unused, for_b])
    assert [f.elements for f in some.findings] == [("a",)]
    assert [(s.finding.elements, s.by.id) for s in some.suppressed] == [(("b", "c"), "s1")]
    assert some.unused_suppressions == (unused,)
    assert some.counts == {"error": 0, "warning": 1, "info": 0, "suppressed": 1}

    every = check(board, [rule], suppressions=[for_all])
    assert every.findings == ()
    assert len(every.suppressed) == 2
    assert every.worst() is None


def test_the_more_specific_entry_of_a_profile_wins(board: Board) -> None:
    rules = [made("AAA001"), made("AAA002"), made("AAA003")]
    profile = Profile(base=Table({"AAA": "off", "AAA002": "error", "name-aaa003": "info"}))
    report = check(board, rules, profile=profile)

    assert [(f.code, f.severity) for f in report.findings] == [
        ("AAA002", Severity.ERROR),
        ("AAA003", Severity.INFO),
    ]
    assert report.disabled == ("AAA001",)
    assert report.worst() is Severity.ERROR


def test_what_is_switched_off_is_listed_as_that_alone(board: Board) -> None:
    idle = made("AAA001", when=lambda board: False)
    rules = [idle, made("AAA002", saying()), made("BBB001", saying()), made("BBB002", when=idle.when)]
    report = check(board, rules, profile=Profile(base=Table({"AAA": "off"})))

    assert report.disabled == ("AAA001", "AAA002")
    assert (report.passed, report.not_applicable) == (("BBB001",), ("BBB002",))


def test_a_profile_outranks_the_severity_of_a_single_violation(board: Board) -> None:
    rule = made("AAA001", saying(Violation("x", "a", severity=Severity.INFO)))

    assert check(board, [rule]).findings[0].severity is Severity.INFO
    strict = Profile(base=Table({"AAA001": "error"}))
    assert check(board, [rule], profile=strict).findings[0].severity is Severity.ERROR


def test_a_rule_is_due_from_its_phase_on(board: Board) -> None:
    quiet = made("BBB001", quiet_until=Phase.OPERATE)
    rules = [made("AAA001"), quiet]

    assert check(board, rules, phase=Phase.FRAME).not_due == ("AAA001", "BBB001")
    assert codes(check(board, rules, phase=Phase.DATA_AND_MODEL).findings) == ["AAA001"]
    assert codes(check(board, rules, phase=Phase.OPERATE).findings) == ["AAA001", "BBB001"]
    assert codes(check(board, rules).findings) == ["AAA001", "BBB001"]


def test_a_fingerprint_knows_rule_subject_and_key_and_nothing_else() -> None:
    one = Violation("called so", "a")

    assert fingerprint("AAA001", one) == fingerprint("AAA001", Violation("renamed", "a", related=("b",)))
    others = [
        fingerprint("AAA002", one),
        fingerprint("AAA001", Violation("x", "b")),
        fingerprint("AAA001", Violation("x")),
        fingerprint("AAA001", Violation("x", "a", key="second")),
    ]
    assert len({fingerprint("AAA001", one), *others}) == 5
