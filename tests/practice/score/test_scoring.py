"""The score: the bands it was made for, its formula by hand, and that taking away never pays."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.model.brief import Brief, Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node, Suppression
from mlsd_board.practice.score import rubric
from mlsd_board.practice.score.advice import what_is_wrong
from mlsd_board.practice.score.judging import judge
from mlsd_board.practice.score.scoring import Score, auto_score, score
from mlsd_board.rules import all_rules
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.report import Report
from mlsd_board.workspace.assessing import assess
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.starting import from_question, from_template
from tests.practice.completed import LIBRARY, completed

COMPLETE = completed()
CARDS = load_questions()
TEMPLATES = load_templates()
BOARDS = {
    **COMPLETE,
    **{id: read_board(t.board, LIBRARY).design for id, t in TEMPLATES.items()},
}
RULES = {rule.code: rule for rule in all_rules()}


def scored(design: Design) -> Score:
    return assess(design, LIBRARY).score


@pytest.mark.parametrize("id", sorted(COMPLETE))
def test_a_complete_answer_is_very_strong(id: str) -> None:
    assert scored(COMPLETE[id]).band == "very strong"


@pytest.mark.parametrize("id", sorted(TEMPLATES))
def test_templates_lie_in_their_bands(id: str) -> None:
    found = scored(BOARDS[id])

    assert found.total is not None
    if TEMPLATES[id].kind == "reference":
        assert found.total >= 3.4
    else:
        assert 2.3 <= found.total <= 2.9


@pytest.mark.parametrize("design", [Design(), from_question("ad_ctr")], ids=["empty", "prompt"])
def test_an_empty_board_is_very_weak(design: Design) -> None:
    assert scored(design).band == "very weak"


def test_the_rules_every_answer_can_be_asked_are_asked_of_every_answer() -> None:
    asked, live = [], []
    for design in COMPLETE.values():
        report = check_design(design, LIBRARY)
        codes = {*report.passed, *(f.code for f in report.findings)}
        asked.append(codes)
        if design.brief.req.mode not in ("batch", "offline_only"):
            live.append(codes)
    always = set.intersection(*asked)

    assert always == rubric.CORE
    assert set.intersection(*live) - always == rubric.CORE_LIVE


def test_every_rule_has_a_dimension_and_the_weights_are_whole() -> None:
    assert sum(rubric.WEIGHTS.values()) == 100
    wanted = {
        "BRF005": "D2",
        "FBK002": "D3",
        "EVA005": "D3",
        "COM004": "D4",
        "TRN003": "D5",
        "BRF007": "D6",
        "STR004": "D6",
    }

    assert {code: rubric.dimension_of(RULES[code]).value for code in wanted} == wanted


def test_the_formula_by_hand() -> None:
    errors = judge(Design(), Report(), [RULES["DAT001"], RULES["DAT003"]])
    warnings = judge(Design(), Report(), [RULES["DAT004"], RULES["DAT005"]])

    assert auto_score(errors, 0) == 2.0
    assert auto_score(warnings, 1) == 3.4
    assert auto_score([*errors, *warnings], 9) == 1.8
    assert auto_score((), 9) == 4.0
    assert auto_score([*errors] * 5 + [*warnings] * 5, 0) == 1.0


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (4.0, "very strong"),
        (3.35, "very strong"),
        (3.34, "strong"),
        (2.66, "strong"),
        (2.64, "weak"),
        (1.94, "very weak"),
    ],
)
def test_bands_go_by_what_one_reads(total: float, band: str) -> None:
    assert rubric.band(total) == band


def test_the_total_is_held_by_the_weakest_dimension() -> None:
    bare = COMPLETE["bank_fraud"]
    silent = bare.brief.model_copy(update={"restatement": "", "questions": (), "scope_out": (), "why": ""})
    found = scored(Design({**bare.records, "brief": silent}))

    assert found.capped_by is Dimension.UNDERSTANDING
    assert found.total is not None
    assert found.total <= min(r.score for r in found.ratings if r.score) + rubric.ABOVE_WEAKEST


def test_marks_of_people_are_mixed_in() -> None:
    design = COMPLETE["bank_fraud"]
    report = check_design(design, LIBRARY)
    marks = {Dimension.MODEL: 2.0, Dimension.COMMUNICATION: 1.0}
    found = {r.dimension: r.score for r in score(design, report, marks=marks).ratings}

    assert found[Dimension.MODEL] == pytest.approx(0.7 * 4 + 0.3 * 2)
    assert found[Dimension.COMMUNICATION] == pytest.approx(0.4 * 4 + 0.6 * 1)


def test_an_accepted_trade_off_is_judgement_and_a_pile_of_them_is_not() -> None:
    design = from_template("two_stage_recommender", LIBRARY)
    before = scored(design)
    aside = [
        Suppression(id=f"s{n}", code=code, reason="Costs more than it brings at this size.")
        for n, code in enumerate(("EVA002", "FBK002"))
    ]
    after = scored(Design({**design.records, **{s.id: s for s in aside}}))
    everything = [Suppression(id=f"x{n}", code=code, reason="no") for n, code in enumerate(sorted(RULES))]
    cheat = scored(Design({s.id: s for s in everything}))

    assert before.total is not None
    assert after.total is not None
    assert after.total > before.total
    assert {j.rule.code for r in after.ratings for j in r.judged if j.verdict == "accepted"} == {
        "EVA002",
        "FBK002",
    }
    assert cheat.band == "very weak"


def test_what_is_put_off_is_still_open() -> None:
    design = from_template("two_stage_recommender", LIBRARY)
    later = Suppression(id="s", code="EVA002", reason="Next week.", status="will_do")

    assert scored(Design({**design.records, "s": later})).total == scored(design).total


def test_the_first_fix_is_the_one_that_gains_most() -> None:
    found = scored(from_template("two_stage_recommender", LIBRARY))

    assert [f.judged.rule.code for f in found.fixes] == ["EVA002", "FBK002"]
    assert found.fixes[0].gain >= found.fixes[1].gain > 0


def test_of_what_is_not_there_nothing_is_said_but_that() -> None:
    """Two boxes and no arrow: requests do not go round in a circle."""
    boxes = (Node(id="app", component="client_app"), Node(id="in", component="batch_ingestion", x=300))
    found = scored(Design.of(*boxes))
    lost = {judged.rule.code: judged for rating in found.ratings for judged in rating.lost}

    named = {fix.judged.rule.code for fix in found.fixes}
    assert "STR005" in lost
    assert "STR005" not in named
    assert what_is_wrong(lost["STR005"]) == "There is nothing to judge yet: synchronous cycle."
    assert "TRN001" in named
    assert what_is_wrong(lost["TRN001"]) == "Nothing on the board produces the model that is served."
    assert what_is_wrong(lost["BRF001"]) == lost["BRF001"].findings[0].message


def test_nothing_is_rated_where_no_rule_may_speak() -> None:
    report = Report(disabled=tuple(RULES))

    assert score(Design(), report).total is None
    assert score(Design(), replace(report, disabled=())).total is not None


def test_the_same_board_has_the_same_score() -> None:
    design = COMPLETE["ad_ctr"]
    backwards = Design(dict(reversed(list(design.records.items()))))

    assert scored(design) == scored(backwards)


@pytest.mark.parametrize("id", sorted(COMPLETE))
def test_facts_of_the_question_cannot_be_left_out(id: str) -> None:
    design = COMPLETE[id]
    silent = Design({**design.records, "brief": design.brief.model_copy(update={"req": Requirements()})})
    before, after = ({j.rule.code for r in scored(d).ratings for j in r.judged} for d in (design, silent))

    assert before <= after


PARTS = ("node", "node", "edge", "brief", "number")


def removed(design: Design, kind: str, number: int) -> Design:
    """The design without one of its parts."""
    if kind in ("node", "edge"):
        ids = sorted(design.nodes if kind == "node" else design.connections)
        if not ids:
            return design
        gone = {ids[number % len(ids)]}
        gone |= {c.id for c in design.connections_at(gone)}
        return Design({id: r for id, r in design.records.items() if id not in gone})
    brief = design.brief
    if kind == "number":
        stated = [
            f
            for f in sorted(Requirements.model_fields)
            if f not in ("device", "mode") and getattr(brief.req, f) is not None
        ]
        if not stated:
            return design
        less = brief.req.model_copy(update={stated[number % len(stated)]: None})
        return Design({**design.records, "brief": brief.model_copy(update={"req": less})})
    told = [
        f
        for f in (
            "restatement",
            "questions",
            "scope_out",
            "why",
            "metrics",
            "task",
            "tradeoffs",
            "deep_dives",
        )
        if getattr(brief, f)
    ]
    if not told:
        return design
    field = told[number % len(told)]
    return Design(
        {**design.records, "brief": brief.model_copy(update={field: Brief.model_fields[field].default})}
    )


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(BOARDS)), st.sampled_from(PARTS), st.integers(0, 500))
def test_taking_a_part_away_never_pays(id: str, kind: str, number: int) -> None:
    before, after = scored(BOARDS[id]).total, scored(removed(BOARDS[id], kind, number)).total

    assert before is not None
    assert after is not None
    assert after <= before


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(sorted(COMPLETE)),
    st.lists(st.tuples(st.sampled_from(PARTS), st.integers(0, 500)), max_size=12),
)
def test_no_remainder_is_better_than_the_whole(id: str, steps: list[tuple[str, int]]) -> None:
    design = COMPLETE[id]
    for kind, number in steps:
        design = removed(design, kind, number)
    whole, rest = scored(COMPLETE[id]).total, scored(design).total

    assert whole is not None
    assert rest is not None
    assert rest <= whole


def test_a_session_is_part_of_the_assessment() -> None:
    found = assess(COMPLETE["ad_ctr"], LIBRARY)

    assert found.card == CARDS["ad_ctr"]
    assert found.score.total == scored(found.design).total


@pytest.mark.slow
@pytest.mark.parametrize("id", sorted(BOARDS))
def test_no_single_part_of_any_board_pays_when_taken_away(id: str) -> None:
    design = BOARDS[id]
    whole = scored(design).total
    for kind, count in (
        ("node", len(design.nodes)),
        ("edge", len(design.connections)),
        ("brief", 8),
        ("number", 14),
    ):
        for number in range(count):
            rest = scored(removed(design, kind, number)).total
            assert rest is not None
            assert whole is not None
            assert rest <= whole, (kind, number)
