"""Two boards compared by role: names, ids and places never matter."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.model.brief import Brief, DeepDive, Metric, Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.practice.compare.compare import compare, paired
from mlsd_board.workspace.opening import read_board

REFERENCES = sorted((Path(__file__).parents[2] / "references").glob("*.json"))


def node(id: str, component: str, **attributes: object) -> Node:
    return Node(id=id, component=component, attributes=attributes)


def arrow(source: str, target: str, kind: Kind = Kind.DATA) -> Connection:
    return Connection(id=f"{source}-{target}", source=source, target=target, kind=kind)


REFERENCE = Design.of(
    node("events", "event_stream"),
    node("features", "streaming_feature_pipeline"),
    node("store", "feature_store", serves="both"),
    node("model", "model_server", model_family="gbdt"),
    node("gate", "guardrail"),
    arrow("events", "features", Kind.EVENTS),
    arrow("features", "store", Kind.FEATURES),
    arrow("store", "model", Kind.FEATURES),
    arrow("model", "gate", Kind.PREDICTIONS),
)
MINE = Design.of(
    node("a", "model_server", model_family="linear"),
    node("b", "feature_store", serves="both"),
    node("c", "batch_feature_pipeline"),
    node("d", "event_stream"),
    node("e", "cache"),
    arrow("c", "b", Kind.FEATURES),
    arrow("b", "a", Kind.FEATURES),
)


def test_boxes_are_paired_by_role(library: Library) -> None:
    pairs = paired(MINE, REFERENCE, library)

    assert pairs.same == {"a": "model", "b": "store", "d": "events"}
    assert pairs.others == {"c": "features"}


def test_every_state_is_told_as_one_strong_answer(library: Library) -> None:
    found = compare(MINE, REFERENCE, library, "An answer")
    told = {entry.told for entry in found.entries}

    assert (
        "Where you have a batch feature pipeline, one strong answer had a streaming feature pipeline." in told
    )
    assert "One strong answer also had a guardrail, after the model server." in told
    assert "You also have a cache; that answer did without." in told
    assert "On your model server you state model family linear; one strong answer had gbdt." in told
    assert (
        "One strong answer also led events from the event stream to the streaming feature pipeline." in told
    )
    assert found.counts["component"] == {"covered": 3, "different": 1, "missing": 1, "extra": 1}
    assert found.reference == "An answer"


def test_among_boxes_of_one_component_the_surroundings_decide(library: Library) -> None:
    theirs = Design.of(
        node("x", "cache"),
        node("y", "cache"),
        node("store", "feature_store"),
        node("backend", "app_backend"),
        arrow("store", "x"),
        arrow("y", "backend"),
    )
    mine = Design.of(
        node("one", "cache"),
        node("two", "cache"),
        node("s", "feature_store"),
        node("b", "app_backend"),
        arrow("one", "b"),
        arrow("s", "two"),
    )
    pairs = paired(mine, theirs, library)

    assert pairs.same == {"one": "y", "two": "x", "s": "store", "b": "backend"}


def test_a_flow_through_a_box_of_ones_own_counts(library: Library) -> None:
    theirs = Design.of(node("m", "model_server"), node("a", "app_backend"), arrow("m", "a", Kind.PREDICTIONS))
    mine = Design.of(
        node("m", "model_server"),
        node("g", "guardrail"),
        node("a", "app_backend"),
        arrow("m", "g", Kind.PREDICTIONS),
        arrow("g", "a", Kind.PREDICTIONS),
    )
    assert compare(mine, theirs, library).counts["connection"]["covered"] == 1
    turned = mine.apply(mine.changes_to(Design.of(*mine.nodes.values(), arrow("a", "m"))))
    assert compare(turned, theirs, library).counts["connection"]["missing"] == 1


def test_metrics_numbers_and_deep_dives_are_compared(library: Library) -> None:
    def brief(metrics: tuple[Metric, ...], req: Requirements, *dives: DeepDive) -> Design:
        return Design.of(Brief(metrics=metrics, req=req, deep_dives=dives))

    mine = brief(
        (
            Metric(id="a", name="watch time per session", stage="online"),
            Metric(id="b", name="AUC", stage="offline"),
        ),
        Requirements(qps_peak=1000, latency_slo_ms=100, pii=True),
        DeepDive(topic="cold start of new videos"),
        DeepDive(topic="cost"),
    )
    theirs = brief(
        (
            Metric(id="x", name="Watch time per session", stage="online"),
            Metric(id="y", name="recall@100", stage="offline"),
            Metric(id="z", name="retention", stage="business"),
        ),
        Requirements(qps_peak=1500, latency_slo_ms=400, dau=1e8),
        DeepDive(topic="Cold start of new videos"),
        DeepDive(topic="training and serving skew"),
    )
    found = compare(mine, theirs, library)
    states = {(e.part, e.state, e.yours or e.theirs) for e in found.entries}

    assert states == {
        ("metric", "covered", "watch time per session"),
        ("metric", "different", "AUC"),
        ("metric", "missing", "retention"),
        ("number", "covered", "QPS at peak: 1 k/s"),
        ("number", "different", "Latency limit: 100 ms"),
        ("number", "missing", "Daily users: 100 M people/day"),
        ("number", "extra", "Personal data: yes"),
        ("deep_dive", "covered", "cold start of new videos"),
        ("deep_dive", "missing", "training and serving skew"),
        ("deep_dive", "extra", "cost"),
    }


@pytest.mark.parametrize("path", REFERENCES, ids=lambda p: p.stem)
def test_a_board_lacks_nothing_beside_itself(library: Library, path: Path) -> None:
    design = read_board(path, library, arrange=False).design
    renamed = Design.of(
        *(n.model_copy(update={"id": f"my_{id}", "x": n.x + 500}) for id, n in design.nodes.items()),
        *(
            c.model_copy(update={"source": f"my_{c.source}", "target": f"my_{c.target}"})
            for c in design.connections.values()
        ),
        design.brief,
    )
    found = compare(renamed, design, library)

    assert found.of("missing", "different", "extra") == []
    assert len(found.of("covered", parts=["component"])) == len(design.nodes)


def test_the_outcome_does_not_hang_on_the_order_of_records(library: Library) -> None:
    turned = Design.of(*reversed(list(MINE.records.values())))

    def told(design: Design) -> list[str]:
        return sorted(entry.told for entry in compare(design, REFERENCE, library).entries)

    assert told(turned) == told(MINE)


def test_an_empty_board_lacks_all_of_it_and_nothing_fails(library: Library) -> None:
    found = compare(Design(), REFERENCE, library)

    assert found.counts["component"]["missing"] == 5
    assert compare(REFERENCE, Design(), library).counts["component"]["extra"] == 5
