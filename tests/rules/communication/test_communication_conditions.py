"""Rules about the course of a session keep silent without one, and go by its minutes with one."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import DeepDive
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node
from mlsd_board.validation.report import Report
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase, Severity

Checked = Callable[..., Report]


def codes_of(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def many(count: int, *frames: Frame, inside: int = 0) -> Design:
    """`count` boxes, the first few of them in the last of the frames."""
    last = frames[-1].id if frames else None
    boxes = [
        Node(id=f"n{n:02}", component="cache", x=n * 200, frame=last if n < inside else None)
        for n in range(count)
    ]
    return Design.of(*frames, *boxes)


@pytest.mark.parametrize(
    ("count", "elapsed_min", "fires"),
    [(25, None, False), (26, None, True), (19, 24.0, True), (18, 24.0, False), (19, 25.0, False)],
)
def test_fewer_boxes_are_read_early_on(
    count: int, elapsed_min: float | None, fires: bool, checked: Checked
) -> None:
    session = SessionFacts(elapsed_min, Phase.SKETCH) if elapsed_min is not None else None

    assert ("COM001" in codes_of(checked(many(count), session))) is fires


def test_a_collapsed_group_is_one_box_however_deep_it_is(checked: Checked) -> None:
    outer, inner = Frame(id="outer", collapsed=True), Frame(id="inner", frame="outer", collapsed=True)

    assert "COM001" not in codes_of(checked(many(30, outer, inner, inside=6)))
    assert "COM001" in codes_of(checked(many(30, outer, inner, inside=5)))
    assert "COM001" in codes_of(checked(many(30, Frame(id="open"), inside=30)))


@pytest.mark.parametrize(
    ("dives", "severity"), [(0, Severity.WARNING), (1, None), (3, None), (4, Severity.INFO)]
)
def test_one_to_three_deep_dives(
    dives: int, severity: Severity | None, clean: Design, checked: Checked
) -> None:
    brief = clean.brief.model_copy(update={"deep_dives": (DeepDive(topic="x"),) * dives})
    report = checked(Design({**clean.records, "brief": brief}))

    assert [f.severity for f in report.findings if f.code == "COM002"] == ([severity] if severity else [])


def test_a_marked_box_is_a_deep_dive(clean: Design, checked: Checked) -> None:
    brief = clean.brief.model_copy(update={"deep_dives": ()})
    marked = clean.nodes["trainer"].model_copy(update={"deep_dive": True})

    assert "COM002" not in codes_of(checked(Design({**clean.records, "brief": brief, "trainer": marked})))


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ({}, set()),
        ({"first_deep_dive_min": 22.0, "skeleton_done_min": 18.0}, set()),
        ({"first_deep_dive_min": 6.0, "skeleton_done_min": 18.0}, {"COM003"}),
        ({"first_deep_dive_min": 6.0}, {"COM003"}),
        ({"skeleton_done_min": 18.0}, set()),
    ],
)
def test_depth_comes_after_breadth(
    facts: dict[str, Any], fires: set[str], clean: Design, checked: Checked
) -> None:
    report = checked(clean, SessionFacts(30, Phase.OPERATE, **facts))

    assert codes_of(report) & {"COM003"} == fires


def test_deep_dives_are_not_asked_for_while_one_still_sketches(clean: Design, checked: Checked) -> None:
    brief = clean.brief.model_copy(update={"deep_dives": ()})
    design = Design({**clean.records, "brief": brief})

    assert "COM002" in checked(design, SessionFacts(12, Phase.SKETCH)).not_applicable
    assert "COM002" in codes_of(checked(design, SessionFacts(20, Phase.DATA_AND_MODEL)))


@pytest.mark.parametrize(("elapsed_min", "fires"), [(15.0, False), (15.5, True)])
def test_a_diagram_is_missed_after_a_quarter_of_an_hour(
    elapsed_min: float, fires: bool, drawn: Callable[..., Design], checked: Checked
) -> None:
    empty = checked(drawn(), SessionFacts(elapsed_min, Phase.SKETCH))
    sketched = checked(
        drawn("client_app > app_backend", "app_backend > model_server", "trainer > model_server"),
        SessionFacts(elapsed_min, Phase.SKETCH),
    )

    assert ("COM005" in codes_of(empty)) is fires
    assert "COM005" not in codes_of(sketched)


def test_without_a_session_its_course_is_not_judged(drawn: Callable[..., Design], checked: Checked) -> None:
    assert {"COM003", "COM005"} <= set(checked(drawn()).not_applicable)
