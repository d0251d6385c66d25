"""Credits: every one is earned by some design and withheld from another, and rests on what is drawn, not on how."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from mlsd_board.catalog.library import load_library
from mlsd_board.formats.importers.node_link import read
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.ids import BRIEF_ID
from mlsd_board.model.kind import Kind
from mlsd_board.model.values import AttributeValue
from mlsd_board.rules import all_credits
from mlsd_board.validation.credit import Credit
from mlsd_board.workspace.checking import check_design

LIBRARY = load_library()
REFERENCES = {
    path.stem: read(path.read_bytes(), LIBRARY).design
    for path in sorted((Path(__file__).parents[1] / "references").glob("*.json"))
}
every_reference = pytest.mark.parametrize("problem", sorted(REFERENCES))


class Row(NamedTuple):
    """A reference that earns a credit, an element that shows it, and a change that takes the credit away."""

    id: str
    reference: str
    change: str
    shows: str


class Addition(NamedTuple):
    """A change that earns a reference a credit, an element that shows it, and one that does not quite earn it."""

    id: str
    reference: str
    change: str
    almost: str
    shows: str


ROWS = (
    Row("backtest", "sales_forecast", "set simulator method=replay", "simulator"),
    Row("backtest", "sales_forecast", "cut trainer > simulator", "simulator"),
    Row("batch-serving", "sales_forecast", "cut batch_inference > data_warehouse", "batch_inference"),
    Row("calibrated-score", "bank_fraud", "set trainer calibration=none", "trainer"),
    Row("calibrated-score", "ad_ctr", "set ranker calibration=", "ranker"),
    Row("capacity-computed", "bank_fraud", "set model_server replicas=10", "model_server"),
    Row("capacity-computed", "ride_routing", "set optimizer app_backend model_server replicas=", "optimizer"),
    Row("cascade", "trigger_word", "cut detector_small > checker", "detector_small"),
    Row("checkpoints", "trigger_word", "drop checkpoint_store", "checkpoint_store"),
    Row("closed-feedback-loop", "ad_ctr", "drop event_logger", "event_logger"),
    Row("closed-feedback-loop", "ad_ctr", "drop prediction_logger", "event_logger"),
    Row(
        "continued-model-evaluation",
        "ad_ctr",
        "cut quality_monitor > workflow_orchestrator",
        "quality_monitor",
    ),
    Row(
        "continuous-training", "ad_ctr", "set workflow_orchestrator trigger=schedule", "workflow_orchestrator"
    ),
    Row("continuous-training", "ad_ctr", "drop workflow_orchestrator", "workflow_orchestrator"),
    Row("distribution-strategy", "unknown_language_translation", "set trainer distributed=", "trainer"),
    Row(
        "embeddings",
        "video_recommendation",
        "cut embedding_encoder > vector_index cg_two_tower",
        "vector_index",
    ),
    Row("explainable-predictions", "telecom_churn", "drop explainer", "explainer"),
    Row("explanations-and-appeals", "bank_fraud", "drop explainer", "explainer"),
    Row("explanations-and-appeals", "bank_fraud", "drop human_review_queue", "human_review_queue"),
    Row("exploration-traffic", "bank_fraud", "set decision_engine holdout_pct=0", "decision_engine"),
    Row("exploration-traffic", "ad_ctr", "isolate exploration_policy", "exploration_policy"),
    Row(
        "exported-transform",
        "inflight_movies",
        "set feature_transform exported_with_model=",
        "feature_transform",
    ),
    Row(
        "fairness-lens",
        "bank_fraud",
        "drop fairness_evaluator; set offline_evaluator slices=channel",
        "fairness_evaluator",
    ),
    Row(
        "fairness-lens", "service_recommendation", "set offline_evaluator slices=channel", "offline_evaluator"
    ),
    Row("feature-store", "ad_ctr", "cut feature_store > ranker", "feature_store"),
    Row("feature-store", "ad_ctr", "cut feature_store > dataset_builder", "feature_store"),
    Row("gate-canary-rollback", "ad_ctr", "cut offline_evaluator > model_registry", "offline_evaluator"),
    Row("gate-canary-rollback", "ad_ctr", "drop deployment_controller", "deployment_controller"),
    Row("heuristic-benchmark", "ad_ctr", "cut baseline_model > offline_evaluator", "baseline_model"),
    Row("keyed-predictions", "ad_ctr", "set prediction_logger keyed=", "prediction_logger"),
    Row("latency-budget-met", "bank_fraud", "set model_server p99_latency_ms=90", "model_server"),
    Row("latency-budget-met", "bank_fraud", "set model_server p99_latency_ms=", "model_server"),
    Row("model-versioning", "ad_ctr", "set model_registry versions_kept=1", "model_registry"),
    Row("on-device-cascade", "trigger_word", "cut detector_small > checker", "checker"),
    Row("privacy-by-minimisation", "ad_ctr", "drop privacy_filter", "privacy_filter"),
    Row("rebalancing", "listing_fraud", "set training_sampler technique=augmentation", "training_sampler"),
    Row("rebalancing", "listing_fraud", "cut training_sampler > trainer", "training_sampler"),
    Row("repeatable-splitting", "ad_ctr", "set dataset_builder split=random", "dataset_builder"),
    Row("repeatable-splitting", "trigger_word", "set dataset_builder versioned=", "dataset_builder"),
    Row("slices-named", "ad_ctr", "set offline_evaluator slices=", "offline_evaluator"),
    Row("stateless-serving", "bank_fraud", "set model_server replicas=1", "model_server"),
    Row("stateless-serving", "bank_fraud", "cut app_backend > model_server", "model_server"),
    Row("three-way-decision", "bank_fraud", "cut decision_engine > human_review_queue", "human_review_queue"),
    Row("three-way-decision", "bank_fraud", "cut decision_engine > app_backend", "decision_engine"),
    Row("transfer-learning", "trigger_word", "cut pretrained_model > trainer", "pretrained_model"),
    Row("transform", "trigger_word", "cut data_preprocessor > detector_small", "data_preprocessor"),
    Row("transform", "entity_recognizer", "cut data_preprocessor > dataset_builder", "data_preprocessor"),
    Row("two-stage-funnel", "newsfeed_ranking", "cut candidate_filter > ranker", "candidate_generator"),
    Row(
        "uplift-control-group",
        "telecom_churn",
        "set experiment_platform design=interleaving",
        "experiment_platform",
    ),
    Row(
        "windowed-inference",
        "ad_ctr",
        "set streaming_feature_pipeline window_s=",
        "streaming_feature_pipeline",
    ),
    Row("windowed-inference", "ad_ctr", "cut feature_store > ranker", "streaming_feature_pipeline"),
    Row("workflow-pipeline", "trigger_word", "cut workflow_orchestrator > trainer", "workflow_orchestrator"),
)
ADDITIONS = (
    Addition(
        "ci-cd",
        "ad_ctr",
        "draw ci_cd > workflow_orchestrator as control",
        "draw ci_cd > trainer as control",
        "ci_cd",
    ),
    Addition(
        "ci-cd",
        "ad_ctr",
        "draw ci_cd > deployment_controller as control",
        "draw ci_cd > deployment_controller as model",
        "deployment_controller",
    ),
    Addition(
        "ensembles",
        "bank_fraud",
        "draw second:model_server > decision_engine as predictions",
        "draw second:model_server > prediction_logger as predictions",
        "second",
    ),
    Addition(
        "cascade",
        "bank_fraud",
        "draw model_server > second:model_server as predictions",
        "draw prediction_logger > second:model_server as predictions",
        "second",
    ),
    Addition(
        "hyperparameter-tuning",
        "ad_ctr",
        "draw hyperparameter_tuner > trainer as control",
        "draw hyperparameter_tuner > model_registry as metrics",
        "hyperparameter_tuner",
    ),
    Addition("multilabel", "ad_ctr", "task multilabel", "task multiclass", "ranker"),
    Addition(
        "multimodal-input",
        "trigger_word",
        "draw second:embedding_encoder > detector_small as features",
        "draw data_preprocessor > second:embedding_encoder as features; "
        "draw second > detector_small as features",
        "second",
    ),
    Addition("multimodal-input", "ad_ctr", "tags image text", "tags image", "ranker"),
    Addition(
        "neutral-class",
        "bank_fraud",
        "set decision_engine thresholds=0.2,0.8",
        "set decision_engine thresholds=0.5",
        "decision_engine",
    ),
    Addition(
        "reframing",
        "ad_ctr",
        "trade model: regression of dwell time / classification of clicks",
        "trade model: boosted trees / logistic regression",
        "ranker",
    ),
    Addition(
        "two-phase-predictions",
        "entity_recognizer",
        "draw on_device_model > api_gateway as request; draw api_gateway > model_server as request",
        "draw on_device_model > event_logger as predictions",
        "on_device_model",
    ),
    Addition(
        "exported-transform",
        "ad_ctr",
        "draw feature_transform > model_registry as model",
        "draw feature_transform > ranker as features",
        "feature_transform",
    ),
    Addition(
        "exploration-traffic",
        "sales_forecast",
        "set experiment_platform design=holdout",
        "set experiment_platform design=switchback",
        "experiment_platform",
    ),
    Addition(
        "exploration-traffic",
        "sales_forecast",
        "draw ranker > optimizer as predictions; set ranker position_debias=randomised",
        "draw ranker > optimizer as predictions; set ranker position_debias=ipw",
        "ranker",
    ),
)
EARNED = {
    "video_recommendation": """
        capacity-computed closed-feedback-loop continued-model-evaluation continuous-training
        embeddings exploration-traffic fairness-lens feature-store gate-canary-rollback
        latency-budget-met model-versioning privacy-by-minimisation repeatable-splitting
        slices-named stateless-serving two-stage-funnel windowed-inference workflow-pipeline
    """,
    "bank_fraud": """
        calibrated-score capacity-computed closed-feedback-loop continued-model-evaluation
        continuous-training explainable-predictions explanations-and-appeals exploration-traffic
        fairness-lens feature-store gate-canary-rollback heuristic-benchmark keyed-predictions
        latency-budget-met model-versioning privacy-by-minimisation rebalancing repeatable-splitting
        slices-named stateless-serving three-way-decision windowed-inference workflow-pipeline
    """,
    "trigger_word": """
        calibrated-score cascade checkpoints closed-feedback-loop continuous-training fairness-lens
        gate-canary-rollback heuristic-benchmark latency-budget-met model-versioning
        on-device-cascade privacy-by-minimisation rebalancing repeatable-splitting slices-named
        transfer-learning transform workflow-pipeline
    """,
}


def changed(design: Design, change: str) -> Design:
    """The design after steps such as `drop a b`, `cut a > b`, `draw a > b as data`, `set a size=3`, by `;`."""
    for step in change.split("; "):
        verb, _, rest = step.partition(" ")
        design = STEPS[verb](design, rest)
    return design


def drop(design: Design, rest: str) -> Design:
    return without(design, {*rest.split(), *(c.id for c in design.connections_at(rest.split()))})


def isolate(design: Design, rest: str) -> Design:
    return without(design, {c.id for c in design.connections_at(rest.split())})


def cut(design: Design, rest: str) -> Design:
    sources, targets = (ends.split() for ends in rest.split(" > "))
    found = {c.id for c in design.connections.values() if c.source in sources and c.target in targets}
    assert found, f"there is nothing to cut: {rest}"
    return without(design, found)


def without(design: Design, gone: set[str]) -> Design:
    assert gone <= design.records.keys()
    return Design({id: record for id, record in design.records.items() if id not in gone})


def draw(design: Design, rest: str) -> Design:
    """An end that is not there yet is placed: `name:component`, or the component alone."""
    ends, kind = rest.split(" as ")
    records = dict(design.records)
    names = []
    for end in ends.split(" > "):
        name, _, component = end.partition(":")
        records.setdefault(name, Node(id=name, component=component or name))
        names.append(name)
    arrow = Connection(id=f"new_{len(records)}", source=names[0], target=names[1], kind=Kind(kind))
    return Design({**records, arrow.id: arrow})


def set_value(design: Design, rest: str) -> Design:
    *nodes, fact = rest.split()
    name, _, text = fact.partition("=")
    records = dict(design.records)
    for node in nodes:
        kept = {k: v for k, v in design.nodes[node].attributes.items() if k != name}
        value: Mapping[str, AttributeValue] = {name: parsed(text)} if text else {}
        records[node] = design.nodes[node].model_copy(update={"attributes": {**kept, **value}})
    return Design(records)


def parsed(text: str) -> AttributeValue:
    if "," in text:
        return tuple(text.split(","))
    return float(text) if re.fullmatch(r"[\d.]+", text) else text


def brief(design: Design, **fields: object) -> Design:
    """A design whose brief says something more."""
    facts = {**design.brief.model_dump(), **fields}
    return Design({**design.records, BRIEF_ID: Brief.model_validate(facts)})


def trade(design: Design, rest: str) -> Design:
    topic, _, choice = rest.partition(": ")
    chosen, alternative = choice.split(" / ")
    return brief(design, tradeoffs=[{"topic": topic, "chosen": chosen, "alternative": alternative}])


STEPS = {
    "drop": drop,
    "isolate": isolate,
    "cut": cut,
    "draw": draw,
    "set": set_value,
    "trade": trade,
    "task": lambda design, rest: brief(design, task={"type": rest}),
    "tags": lambda design, rest: brief(design, tags=rest.split()),
}


def earned(design: Design) -> dict[str, Credit]:
    report = check_design(design, LIBRARY)
    assert not [f.message for f in report.findings if f.code == "rule-error"]
    return {c.id: c for c in report.credits}


def facts(design: Design) -> list[tuple[object, ...]]:
    """What a credit rests on, without the words in which it is told."""
    return [(c.id, c.elements, sorted(c.values.items())) for c in earned(design).values()]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.id}-{r.change}")
def test_a_reference_earns_a_credit_until_a_piece_is_missing(row: Row) -> None:
    design = REFERENCES[row.reference]

    assert row.shows in earned(design)[row.id].elements
    assert row.id not in earned(changed(design, row.change))


@pytest.mark.parametrize("row", ADDITIONS, ids=lambda r: f"{r.id}-{r.change}")
def test_an_addition_earns_a_credit_and_a_near_miss_does_not(row: Addition) -> None:
    design = REFERENCES[row.reference]

    assert row.id not in earned(design)
    assert row.shows in earned(changed(design, row.change))[row.id].elements
    assert row.id not in earned(changed(design, row.almost))


def test_every_credit_is_earned_and_withheld_somewhere_here() -> None:
    assert {row.id for row in (*ROWS, *ADDITIONS)} == {r.id for r in all_credits()}


@pytest.mark.parametrize("problem", sorted(EARNED))
def test_what_a_reference_earns(problem: str) -> None:
    assert sorted(earned(REFERENCES[problem])) == EARNED[problem].split()


@every_reference
def test_a_reference_earns_many_credits_with_elements_that_exist(problem: str) -> None:
    design = REFERENCES[problem]
    credits = earned(design)

    assert len(credits) > 10
    assert all(c.elements and set(c.elements) <= design.records.keys() for c in credits.values())
    assert all(c.summary.endswith(".") and None not in c.values.values() for c in credits.values())


def test_an_empty_board_earns_nothing() -> None:
    assert earned(Design()) == {}


def test_boxes_without_arrows_earn_nothing() -> None:
    design = REFERENCES["bank_fraud"]

    assert earned(without(design, set(design.connections))) == {}


@every_reference
def test_moving_renaming_and_reordering_changes_no_credit(problem: str) -> None:
    design = REFERENCES[problem]
    moved = {
        id: record.model_copy(update={"x": -record.x, "y": 8.0, "label": f"Box {number}"})
        if isinstance(record, Node)
        else record
        for number, (id, record) in enumerate(reversed(list(design.records.items())))
    }

    assert facts(Design(moved)) == facts(design)


@pytest.mark.parametrize("odd", ["odd", -1, True, (), ("a", 2), 1e9], ids=repr)
def test_no_credit_stumbles_over_odd_values(odd: AttributeValue) -> None:
    design = REFERENCES["bank_fraud"]
    names = {name for node in design.nodes.values() for name in node.attributes}
    strange = {
        id: record.model_copy(update={"attributes": dict.fromkeys(names, odd)})
        if isinstance(record, Node)
        else record
        for id, record in design.records.items()
    }

    assert "feature-store" in earned(Design(strange))
