"""When a catalogue is large, what a funnel lacks, and which box may enforce a limit."""

from collections.abc import Callable

import pytest

from mlsd_board.model.brief import Constraint, Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.validation.report import Report

PATH = (
    "client_app > app_backend as request",
    "app_backend > ranker as request",
    "dataset_builder > trainer as data",
)
RETRIEVED = "app_backend > candidate_generator as request"
FILLED = "vector_index > candidate_generator as data"


@pytest.mark.parametrize(
    ("lines", "size", "found"),
    [
        (PATH, 1000, set()),
        (PATH, 1001, {"REC001"}),
        (PATH, 100_000, {"REC001"}),
        (PATH, 100_001, {"REC001", "SCL001"}),
        ((*PATH, RETRIEVED), 100_001, {"SCL001"}),
        ((*PATH, RETRIEVED, FILLED), 100_001, set()),
        ((*PATH, RETRIEVED, "graph_store > candidate_generator as features"), 100_001, set()),
    ],
)
def test_large_catalogues_need_retrieval_and_an_index(
    lines: tuple[str, ...],
    size: int,
    found: set[str],
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    design = drawn(*lines, category="recommendation", req=Requirements(catalog_size=size))

    assert codes(design) & {"REC001", "SCL001"} == found


@pytest.mark.parametrize(("strategy", "fires"), [("popular", False), ("trending", False), ("cf", True)])
def test_a_ready_list_needs_no_index(
    strategy: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    lines = (*PATH, RETRIEVED, "candidate_generator > ranker as predictions")
    design = drawn(*lines, req=Requirements(catalog_size=100_001))
    box = design.nodes["candidate_generator"].model_copy(update={"attributes": {"strategy": strategy}})

    assert ("SCL001" in codes(Design({**design.records, box.id: box}))) is fires


@pytest.mark.parametrize(
    ("category", "tags", "fires"),
    [
        ("recommendation", (), True),
        ("bi", (), False),
        ("bi", ("ads",), True),
        (None, ("ranked_list",), False),
    ],
)
def test_the_pack_is_for_recommendation_search_ads_and_feeds(
    category: str | None,
    tags: tuple[str, ...],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    lines = [line.replace("ranker", "candidate_generator") for line in PATH]

    assert ("REC001" in codes(drawn(*lines, category=category, tags=tags))) is fires


@pytest.mark.parametrize(
    ("size", "more", "fires"),
    [
        (1000, (), False),
        (1001, (), True),
        (1001, (RETRIEVED, FILLED), True),
        (1001, (RETRIEVED, FILLED, "candidate_generator > model_server as predictions"), False),
    ],
)
def test_a_model_server_ranks_what_it_can_score(
    size: int,
    more: tuple[str, ...],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    lines = [line.replace("ranker", "model_server") for line in PATH]
    design = drawn(*lines, *more, category="recommendation", req=Requirements(catalog_size=size))

    assert ("REC001" in codes(design)) is fires


@pytest.mark.parametrize(
    ("box", "fires"), [("decision_engine", False), ("model_server", True), ("gone", True), (None, True)]
)
def test_a_limit_is_enforced_by_a_box_that_can(
    box: str | None, fires: bool, clean: Design, codes: Callable[[Design], set[str]]
) -> None:
    limit = Constraint(text="no slot after 22:00", enforced_by=box)
    brief = clean.brief.model_copy(update={"constraints": (limit,)})

    assert ("REC004" in codes(Design({**clean.records, "brief": brief}))) is fires


@pytest.mark.parametrize("component", ["privacy_filter", "fallback", "model_compressor", "trainer"])
def test_limits_on_data_time_and_size_have_their_own_boxes(
    component: str, clean: Design, codes: Callable[[Design], set[str]]
) -> None:
    limit = Constraint(text="a limit", enforced_by="keeper")
    brief = clean.brief.model_copy(update={"constraints": (limit,)})
    keeper = Node(id="keeper", component=component)

    assert ("REC004" in codes(Design({**clean.records, "brief": brief, "keeper": keeper}))) is (
        component == "trainer"
    )


@pytest.mark.parametrize(
    ("arrow", "fires"),
    [
        ("candidate_generator > ranker as predictions", False),
        ("ranker > re_ranker as predictions", False),
        ("ranker > candidate_generator as predictions", True),
        ("re_ranker > ranker as predictions", True),
    ],
)
def test_the_cheap_stage_comes_first(
    arrow: str, fires: bool, drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    findings = checked(drawn(*PATH, RETRIEVED, FILLED, arrow, category="recommendation")).findings

    assert any(f.code == "REC001" and "comes first" in f.message for f in findings) is fires
