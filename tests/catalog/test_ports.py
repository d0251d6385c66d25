"""Which kinds may join two components, and what a bare arrow means: one example for each rule of inference."""

import itertools

import pytest

from mlsd_board.catalog.component import Component, Ports
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.catalog.ports import Arrow, infer, infer_kind, leads_back, legal_kinds, refusal, sends, takes
from mlsd_board.model.kind import Kind


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def made(
    id: str, gives: tuple[Kind, ...], accepts: tuple[Kind, ...], habit: tuple[Kind, ...] = ()
) -> Component:
    return Component(
        id=id,
        group="test",
        title=id.capitalize(),
        summary="A component made for a test.",
        stage="both",
        default_kinds=habit,
        inputs=Ports(allowed=accepts),
        outputs=Ports(allowed=gives),
    )


def test_everything_may_be_measured_and_controlled(library: Library) -> None:
    for component in library.components.values():
        assert sends(component) == {*component.outputs.allowed, Kind.METRICS}
        assert takes(component) == {*component.inputs.allowed, Kind.CONTROL}


def test_legal_kinds_are_what_one_end_sends_and_the_other_takes(library: Library) -> None:
    for u, v in itertools.product(library.components.values(), repeat=2):
        legal = legal_kinds(u, v)
        assert set(legal) == sends(u) & takes(v)
        assert len(legal) == len(set(legal))


def test_legal_kinds_come_with_the_likeliest_first() -> None:
    source = made("source", (Kind.DATA, Kind.EVENTS, Kind.CONTROL), (), (Kind.CONTROL, Kind.EVENTS))
    target = made("target", (), (Kind.DATA, Kind.EVENTS, Kind.METRICS))
    assert legal_kinds(source, target) == (Kind.EVENTS, Kind.DATA, Kind.CONTROL, Kind.METRICS)


def test_a_refusal_says_what_either_end_can_do(library: Library) -> None:
    assert refusal(library, "downstream_system", "checkpoint_store") == (
        "Downstream system sends data, labels, events; Checkpoint store accepts model."
    )
    assert refusal(library, "ranker", "re_ranker") == ""
    assert refusal(library, "ranker", "never_heard_of") == ""


def test_a_refusal_names_ends_without_ports() -> None:
    mute, deaf = made("mute", (), ()), made("deaf", (), ())
    small = Library({"mute": mute, "deaf": deaf})
    assert (
        refusal(small, "mute", "deaf") == "Mute sends nothing but metrics; Deaf accepts nothing but control."
    )


def test_there_is_a_refusal_exactly_where_nothing_is_legal(library: Library) -> None:
    pairs = list(itertools.product(library.components, repeat=2))
    refused = {pair for pair in pairs if refusal(library, *pair)}
    assert refused == {
        (u, v) for u, v in pairs if not legal_kinds(library.components[u], library.components[v])
    }
    assert 0 < len(refused) < len(pairs)


def test_every_pair_has_a_legal_kind_or_none(library: Library) -> None:
    for u, v in itertools.product(library.components, repeat=2):
        legal = legal_kinds(library.components[u], library.components[v])
        kind = infer_kind(library, u, v)
        assert kind in legal if legal else kind is None


@pytest.mark.parametrize(
    ("source", "target"), [("trainer", "feature_store"), ("ranker", "x"), ("x", "ranker")]
)
def test_an_illegal_pair_and_an_unknown_component_mean_nothing(
    library: Library, source: str, target: str
) -> None:
    assert infer_kind(library, source, target, (Kind.DATA,), "features") is None


@pytest.mark.parametrize(
    ("rule", "source", "target", "entering", "kind"),
    [
        (1, "ranker", "system_monitor", (), Kind.METRICS),
        (1, "quality_monitor", "alerting", (), Kind.METRICS),
        (2, "drift_monitor", "workflow_orchestrator", (), Kind.CONTROL),
        (3, "workflow_orchestrator", "trainer", (), Kind.CONTROL),
        (3, "ci_cd", "model_registry", (), Kind.CONTROL),
        (3, "alerting", "deployment_controller", (), Kind.CONTROL),
        (4, "experiment_platform", "bi_dashboard", (), Kind.METRICS),
        (4, "experiment_platform", "quality_monitor", (), Kind.METRICS),
        (4, "experiment_platform", "app_backend", (), Kind.CONTROL),
        (5, "offline_evaluator", "model_registry", (), Kind.CONTROL),
        (5, "offline_evaluator", "deployment_controller", (), Kind.CONTROL),
        (6, "client_app", "event_logger", (), Kind.EVENTS),
        (6, "decision_engine", "event_logger", (), Kind.EVENTS),
        (7, "app_backend", "client_app", (), Kind.PREDICTIONS),
        (7, "client_app", "end_user", (), Kind.PREDICTIONS),
        (8, "data_preprocessor", "trainer", (), Kind.FEATURES),
        (9, "privacy_filter", "data_lake", (Kind.EVENTS,), Kind.EVENTS),
        (9, "event_stream", "data_lake", (Kind.PREDICTIONS, Kind.EVENTS), Kind.PREDICTIONS),
        (10, "ranker", "re_ranker", (), Kind.PREDICTIONS),
        (10, "label_joiner", "dataset_builder", (), Kind.LABELS),
    ],
)
def test_each_rule_of_inference(
    library: Library, rule: int, source: str, target: str, entering: tuple[Kind, ...], kind: Kind
) -> None:
    assert infer_kind(library, source, target, entering) == kind, f"rule {rule}"


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("any", "system_monitor", Kind.METRICS),
        ("any", "alerting", Kind.METRICS),
        ("any", "workflow_orchestrator", Kind.CONTROL),
        ("workflow_orchestrator", "any", Kind.CONTROL),
        ("ci_cd", "any", Kind.CONTROL),
        ("alerting", "any", Kind.CONTROL),
        ("alerting", "alerting", Kind.METRICS),
        ("experiment_platform", "any", Kind.CONTROL),
        ("experiment_platform", "bi_dashboard", Kind.METRICS),
        ("experiment_platform", "quality_monitor", Kind.METRICS),
        ("offline_evaluator", "model_registry", Kind.CONTROL),
        ("offline_evaluator", "deployment_controller", Kind.CONTROL),
        ("offline_evaluator", "any", Kind.DATA),
        ("client_app", "event_logger", Kind.EVENTS),
        ("end_user", "event_logger", Kind.EVENTS),
        ("downstream_system", "event_logger", Kind.EVENTS),
        ("decision_engine", "event_logger", Kind.EVENTS),
        ("any", "event_logger", Kind.DATA),
        ("any", "client_app", Kind.PREDICTIONS),
        ("any", "end_user", Kind.PREDICTIONS),
        ("data_preprocessor", "any", Kind.FEATURES),
        ("privacy_filter", "any", Kind.LABELS),
        ("event_stream", "any", Kind.LABELS),
        ("data_validator", "any", Kind.LABELS),
        ("cache", "any", Kind.LABELS),
        ("any", "any", Kind.DATA),
    ],
)
def test_a_rule_decides_where_every_kind_is_possible(source: str, target: str, kind: Kind) -> None:
    every = tuple(Kind)
    arrow = Arrow(made(source, every, (), (Kind.DATA,)), made(target, (), every), (Kind.LABELS,))
    assert infer(arrow) is kind


def test_metrics_that_are_merely_possible_lose_to_a_natural_kind() -> None:
    source, target = made("source", (Kind.DATA,), (), (Kind.METRICS,)), made("target", (), tuple(Kind))
    assert infer(Arrow(source, target)) is Kind.DATA
    assert infer(Arrow(source, target, (), "latency")) is Kind.DATA


def test_rule_8_needs_features_at_the_other_end(library: Library) -> None:
    kind = infer_kind(library, "data_preprocessor", "annotation_service")
    assert kind is Kind.DATA


def test_rule_9_skips_what_cannot_pass_and_else_falls_through(library: Library) -> None:
    assert infer_kind(library, "privacy_filter", "data_lake", (Kind.MODEL, Kind.DATA)) is Kind.DATA
    assert infer_kind(library, "privacy_filter", "data_lake", (Kind.MODEL,)) == infer_kind(
        library, "privacy_filter", "data_lake"
    )


def test_rule_10_is_the_first_habit_that_is_possible() -> None:
    source = made("source", (Kind.DATA, Kind.EVENTS), (), (Kind.MODEL, Kind.EVENTS, Kind.DATA))
    target = made("target", (), (Kind.DATA, Kind.EVENTS))
    assert infer(Arrow(source, target)) is Kind.EVENTS


@pytest.mark.parametrize("length", range(1, 10))
def test_rule_11_is_the_last_resort_in_its_order(length: int) -> None:
    order = [
        Kind.MODEL, Kind.LABELS, Kind.FEATURES, Kind.PREDICTIONS, Kind.EVENTS, Kind.REQUEST, Kind.DATA,
        Kind.METRICS, Kind.CONTROL,
    ]  # fmt: skip
    possible = tuple(reversed(order[-length:]))
    assert infer(Arrow(made("source", possible, ()), made("target", (), possible))) is order[-length]


def test_only_without_a_natural_kind_do_metrics_and_control_count() -> None:
    source, target = made("source", (Kind.CONTROL,), ()), made("target", (), (Kind.DATA,))
    assert infer(Arrow(source, target)) is Kind.CONTROL
    measured = made("measured", (Kind.DATA,), ())
    assert infer(Arrow(measured, made("gauge", (), (Kind.METRICS,)))) is Kind.METRICS


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("clicks", Kind.EVENTS), ("Impression log", Kind.EVENTS), ("user feedback", Kind.EVENTS), ("click_event", Kind.EVENTS),
        ("labels", Kind.LABELS), ("ground truth", Kind.LABELS),
        ("features", Kind.FEATURES), ("item embedding", Kind.FEATURES), ("vector", Kind.FEATURES), ("user_features", Kind.FEATURES),
        ("new MODEL", Kind.MODEL), ("weights", Kind.MODEL), ("artifact", Kind.MODEL), ("deploys to", Kind.MODEL), ("model_v2", Kind.MODEL),
        ("score", Kind.PREDICTIONS), ("predictions", Kind.PREDICTIONS), ("1000 candidates", Kind.PREDICTIONS), ("ranked", Kind.PREDICTIONS),
        ("trigger", Kind.CONTROL), ("schedule", Kind.CONTROL), ("approved", Kind.CONTROL), ("gate", Kind.CONTROL), ("config", Kind.CONTROL),
        ("metrics", Kind.METRICS), ("p99 latency", Kind.METRICS), ("alerts", Kind.METRICS),
        ("query", Kind.REQUEST), ("requests", Kind.REQUEST), ("calls", Kind.REQUEST), ("API", Kind.REQUEST), ("https", Kind.REQUEST), ("gRPC", Kind.REQUEST),
    ],
)  # fmt: skip
def test_a_word_in_the_label_decides(label: str, kind: Kind) -> None:
    every, habit = tuple(Kind), Kind.DATA
    arrow = Arrow(made("source", every, (), (habit,)), made("target", (), every), (), label)
    assert infer(arrow._replace(label="")) is habit
    assert infer(arrow) is kind


@pytest.mark.parametrize(
    "label", ["catalogue", "prelabelled", "remodelling", "therapist", "recall", "event2"]
)
def test_a_word_inside_another_decides_nothing(label: str) -> None:
    every = tuple(Kind)
    assert (
        infer(Arrow(made("source", every, (), (Kind.DATA,)), made("target", (), every), (), label))
        is Kind.DATA
    )


def test_a_word_overrides_even_the_rules_of_operations(library: Library) -> None:
    assert infer_kind(library, "offline_evaluator", "model_registry") is Kind.CONTROL
    assert infer_kind(library, "offline_evaluator", "model_registry", (), "metrics") is Kind.METRICS


def test_a_word_for_an_impossible_kind_is_ignored(library: Library) -> None:
    assert infer_kind(library, "ranker", "re_ranker", (), "labels") is Kind.PREDICTIONS


def test_of_several_words_the_order_of_kinds_decides() -> None:
    every = tuple(Kind)
    arrow = Arrow(made("source", every, ()), made("target", (), every), (), "features of clicks")
    assert infer(arrow) is Kind.EVENTS


@pytest.mark.parametrize(
    ("source", "target", "back"),
    [
        ("ranker", "feature_store", True),
        ("drift_monitor", "feature_store", True),
        ("deployment_controller", "model_registry", True),
        ("feature_store", "ranker", False),
        ("app_backend", "cache", False),  # it asks the cache
        ("client_app", "trainer", False),
        ("nobody", "ranker", False),
    ],
)
def test_what_is_asked_for_by_name_may_come_first(
    library: Library, source: str, target: str, back: bool
) -> None:
    assert leads_back(library, source, target) is back
