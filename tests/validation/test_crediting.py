"""Giving credits, with recognitions made for the purpose: prerequisites, crashes, merging, and what counts as passed."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Suppression
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board, CannotEvaluateError
from mlsd_board.validation.credit import Look, Praise, Recognition
from mlsd_board.validation.credit_page import parse_credit_page
from mlsd_board.validation.crediting import award, with_credits
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.engine import RULE_ERROR, check
from mlsd_board.validation.evidence import along, arrows, in_use, shown, way
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.page import PageError
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tables import Table

PAGE = "It is good.\n\n## What earns it\nA.\n\n## Why it is good\nB.\n\n## Source\nSomebody,\nsomewhere.\n"
DATA = frozenset({Kind.DATA})


@pytest.fixture
def board(library: Library) -> Board:
    """A → b → c, and d alone."""
    nodes = [Node(id=id, component="cache") for id in ("a", "b", "c", "d")]
    lines = [
        Connection(id="ab", source="a", target="b", kind=Kind.DATA),
        Connection(id="bc", source="b", target="c", kind=Kind.DATA),
    ]
    return Board(Brief(), Queries(build_graph(Design.of(*nodes, *lines))), library)


def made(id: str, look: Look, **facts: Any) -> Recognition:
    look.__doc__ = PAGE
    return Recognition(look, id, id.capitalize(), Dimension.DATA, **facts)


def praising(*praises: Praise) -> Look:
    def look(board: Board) -> Iterable[Praise]:
        return praises

    return look


def crash(board: Board) -> Iterator[Praise]:
    yield Praise("Half-way.", ("a",))
    msg = "no such thing"
    raise KeyError(msg)


def lacking(board: Board) -> Iterator[Praise]:
    msg = "no traffic"
    raise CannotEvaluateError(msg)
    yield


def rule(code: str, *violations: Violation, **facts: Any) -> Rule:
    return Rule(lambda board: violations, code, code.lower(), Severity.WARNING, Phase.SKETCH, **facts)


def test_credits_come_by_id_with_all_that_their_page_says(board: Board) -> None:
    wanted = [
        made("second", praising(Praise("Well done.", ("a",)))),
        made("first", praising(Praise("So.", ("b",)))),
    ]

    credits, crashed = award(board, wanted, ())

    assert [c.id for c in credits] == ["first", "second"]
    assert (credits[0].title, credits[0].dimension, credits[0].pattern) == ("First", Dimension.DATA, None)
    assert credits[0].source == "Somebody, somewhere."
    assert crashed == ()


def test_several_places_make_one_credit(board: Board) -> None:
    places = praising(
        Praise("Here.", ("a", "b"), {"size": 1, "kind": "x", "groups": ("p",)}),
        Praise("There.", ("b", "c"), {"size": 2, "kind": "x", "groups": ("p", "q"), "rest": None}),
        Praise("Here.", ("a",)),
    )

    (credit,) = award(board, [made("one", places)], ()).credits

    assert credit.summary == "Here. There."
    assert credit.elements == ("a", "b", "c")
    assert credit.values == {"size": (1, 2), "kind": "x", "groups": ("p", "q")}


def test_nothing_to_praise_or_to_go_by_is_no_credit_and_no_fault(board: Board) -> None:
    assert award(board, [made("one", praising()), made("two", lacking)], ()) == ((), ())


def test_a_credit_waits_for_all_rules_it_names(board: Board) -> None:
    wanted = [made("one", praising(Praise("Well.", ("a",))), passes=("AAA001", "BBB001"))]

    assert award(board, wanted, ("AAA001",)).credits == ()
    assert [c.id for c in award(board, wanted, ("BBB001", "CCC001", "AAA001")).credits] == ["one"]


def test_a_crash_becomes_a_finding_and_hides_no_other_credit(board: Board) -> None:
    wanted = [made("broken", crash), made("sound", praising(Praise("Well.", ("a",))))]
    before = check(board, [rule("AAA001", Violation("wrong", "a")), rule("zzz001", Violation("wrong", "a"))])

    report = with_credits(before, board, wanted)

    assert [c.id for c in report.credits] == ["sound"]
    assert [f.code for f in report.findings] == ["AAA001", RULE_ERROR, "zzz001"]
    told = report.findings[1]
    assert (told.name, told.severity) == ("broken", Severity.WARNING)
    assert "KeyError" in told.message
    assert report.passed == before.passed


def test_a_rule_has_passed_when_it_looked_and_found_nothing(board: Board) -> None:
    rules = [
        rule("AAA001"),
        rule("BBB001", Violation("wrong", "a")),
        rule("CCC001", when=lambda board: False),
        rule("DDD001", after=("BBB001",)),
        rule("EEE001", Violation("wrong too", "a"), after_on_subject=("BBB001",)),
        rule("FFF001"),
        rule("GGG001", Violation("wrong", "b")),
    ]
    aside = Suppression(id="s", code="GGG001", reason="known")

    report = check(board, rules, profile=Profile(base=Table({"FFF001": "off"})), suppressions=[aside])

    assert report.passed == ("AAA001",)
    assert [f.code for f in report.findings] == ["BBB001"]
    assert check(board, rules, phase=Phase.CLARIFY).passed == ()


def test_a_report_starts_without_credits() -> None:
    assert Report().credits == Report().passed == ()


def test_a_page_needs_its_headings() -> None:
    assert parse_credit_page(PAGE).why == "B."
    with pytest.raises(PageError, match="Source"):
        parse_credit_page(PAGE.replace("## Source", "## Known limits"))
    with pytest.raises(PageError, match="Hints"):
        parse_credit_page(f"{PAGE}\n## Hints\n1. None.")


def test_evidence_shows_boxes_and_the_arrows_between_them(board: Board) -> None:
    assert in_use(board, "cache") == ["a", "b", "c"]
    assert way(board, ["a"], ["c", "d"], DATA) == ("a", "b", "c")
    assert way(board, ["c"], ["a"], DATA) == ()
    assert way(board, [], ["a"], DATA) == ()
    assert along(board, ("a", "b", "c"), DATA) == ("a", "b", "c", "ab", "bc")
    assert along(board, ("a", "b", "c"), frozenset({Kind.MODEL})) == ("a", "b", "c")
    assert shown(arrows(board, ["a", "b"], ["b", "c"])) == ("a", "b", "c", "ab", "bc")
    assert arrows(board, ["b"], ["a"]) == []
    assert shown(arrows(board, ["b"], ["a"], DATA, both_ways=True)) == ("a", "b", "ab")
