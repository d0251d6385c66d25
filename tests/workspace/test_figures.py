"""Estimates as words upon the board."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.workspace.figures import estimates_of, figures_of
from mlsd_board.workspace.starting import from_template


@pytest.fixture(scope="module")
def design(library: Library) -> Design:
    return from_template("two_stage_recommender", library)


def stated(design: Design, id: str, **facts: object) -> Design:
    node = design.nodes[id]
    new = node.model_copy(update={"attributes": {**node.attributes, **facts}})
    from mlsd_board.model.change import Change, ChangeSet

    return design.apply(ChangeSet({id: Change(node, new)}))


def chips(design: Design, id: str) -> dict[str, str]:
    return {chip.words: chip.tone for chip in figures_of(design, estimates_of(design)).chips.get(id, ())}


def test_boxes_say_load_capacity_and_age(design: Design) -> None:
    assert list(chips(design, "ranker")) == ["1.74 k QPS", "needs 7 replicas, has 40", "features 26 h old"]
    assert list(chips(design, "trainer")) == ["model 27 h old"]
    assert chips(design, "batch_feature_pipeline") == {"takes 2 h of 1 d": "plain"}
    assert "p99 10 ms" in chips(design, "feature_store")


def test_what_does_not_fit_is_bad_and_says_so(design: Design) -> None:
    assert chips(stated(design, "ranker", replicas=2), "ranker")["needs 7 replicas, has 2"] == "bad"
    late = stated(design, "trainer", cadence_s=604800)
    late = stated(late, "workflow_orchestrator", cadence_s=604800)
    assert chips(late, "trainer") == {"model 7.12 d old, 2 d allowed": "bad"}
    assert chips(stated(design, "batch_feature_pipeline", duration_s=80000), "batch_feature_pipeline") == {
        "takes 22.2 h of 1 d": "watch"
    }
    full = stated(design, "data_lake", records_per_day=1e9, record_bytes=500, storage_gb=10)
    assert chips(full, "data_lake") == {"needs 135 TB, has 10 GB": "bad"}


def test_the_path_runs_up_to_the_budget(design: Design) -> None:
    figures = figures_of(design, estimates_of(design))

    assert list(figures.steps.values()) == [
        "critical path",
        "+15 = 15 ms",
        "+40 = 55 ms",
        "+80 = 135 ms",
        "+10 = 145 of 200 ms",
    ]
    assert figures.tone == "good"
    for id in figures.arrows:
        wire = design.connections[id]
        assert {wire.source, wire.target} <= figures.steps.keys()
    unknown = figures_of(d := stated(design, "ranker", p99_latency_ms=None), estimates_of(d))
    assert "no figure" in unknown.steps["ranker"]


def test_the_picture_shows_them_on_what_can_be_seen(design: Design, library: Library) -> None:
    figures = figures_of(design, estimates_of(design))
    ids = {g.id for g in compose(design, library, load_theme("light"), figures=figures).items}

    assert {f"{id}.step" for id in figures.steps} <= ids
    assert {f"{id}.trail" for id in figures.arrows} <= ids
    plain = {g.id for g in compose(design, library, load_theme("light")).items}
    assert not [id for id in plain if id.endswith((".step", ".trail", ".figures"))]
