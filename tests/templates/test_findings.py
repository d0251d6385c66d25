"""What the checker says of the boards: references are clean, starters have just the gaps they declare."""

from collections.abc import Iterator

import pytest

from mlsd_board.catalog.templates import Template
from mlsd_board.model.design import Design
from mlsd_board.rules import all_rules
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Severity
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.fixing import preview
from tests.templates.conftest import LIBRARY, QUESTIONS, REFERENCES, STARTERS, TEMPLATES, folded

GAPS = [(id, gap) for id in STARTERS for gap in TEMPLATES[id].gaps]


def codes(design: Design) -> set[str]:
    return {finding.code for finding in check_design(design, LIBRARY).findings}


def errors(design: Design) -> set[str]:
    return {f.code for f in check_design(design, LIBRARY).findings if f.severity is Severity.ERROR}


@pytest.mark.parametrize("id", TEMPLATES)
def test_a_board_has_just_the_findings_it_declares(id: str) -> None:
    template = TEMPLATES[id]

    assert codes(folded(id)) == {*template.gaps, *template.unfilled}


@pytest.mark.parametrize("id", REFERENCES)
def test_a_reference_leaves_nothing_open(id: str) -> None:
    template, brief = TEMPLATES[id], folded(id).brief

    assert template.gaps == template.unfilled == ()
    assert template.problem == brief.problem == id
    assert brief.prompt == QUESTIONS[id].prompt
    assert (template.category, template.tags) == (brief.category, brief.tags)
    assert brief.req == QUESTIONS[id].req
    assert len(brief.questions) >= 6
    assert all(question.answer or question.assumption for question in brief.questions)
    assert len(brief.tradeoffs) >= 3
    assert brief.constraints
    assert {metric.stage for metric in brief.metrics} == {"business", "online", "offline"}
    assert any(metric.guardrail for metric in brief.metrics)


@pytest.mark.parametrize("id", REFERENCES)
def test_a_reference_teaches_on_its_boxes(id: str) -> None:
    design = folded(id)
    dives = {dive.node_id for dive in design.brief.deep_dives}

    assert 1 <= len(dives) <= 3
    assert dives == {node.id for node in design.nodes.values() if node.deep_dive}
    assert all(c.enforced_by in design.nodes for c in design.brief.constraints)
    assert sum(1 for node in design.nodes.values() if node.rationale) >= 5
    assert len(check_design(design, LIBRARY).credits) >= 10


@pytest.mark.parametrize("id", STARTERS)
def test_a_starter_has_two_gaps_and_a_nearest_question(id: str) -> None:
    template = TEMPLATES[id]

    assert len(set(template.gaps)) == 2
    assert template.problem in QUESTIONS
    assert any(card.starter == id for card in QUESTIONS.values())
    known = {rule.code for rule in all_rules()}
    assert {*template.gaps, *template.unfilled} <= known
    assert all(code[:3] in ("BRF", "MET", "COM") for code in template.unfilled)


@pytest.mark.parametrize(("id", "gap"), GAPS)
def test_a_quick_fix_closes_each_gap_and_opens_no_other(id: str, gap: str) -> None:
    design = folded(id)
    before, broken = codes(design), errors(design)
    for finding in of(design, gap):
        fix = next(fix for fix in finding.fixes if fix.edits)
        design = design.apply(preview(design, fix, LIBRARY))

    assert before - codes(design) >= {gap}
    assert errors(design) <= broken


@pytest.mark.parametrize("id", STARTERS)
def test_all_gaps_can_be_closed(id: str) -> None:
    template: Template = TEMPLATES[id]
    design = folded(id)
    for gap in template.gaps:
        for finding in of(design, gap):
            fix = next(fix for fix in finding.fixes if fix.edits)
            design = design.apply(preview(design, fix, LIBRARY))

    assert not codes(design) & set(template.gaps)


def of(design: Design, code: str) -> Iterator[Finding]:
    yield from (f for f in check_design(design, LIBRARY).findings if f.code == code)
