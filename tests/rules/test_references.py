"""The fifteen reference designs: rules are silent on them, and speak up when a piece is taken out."""

import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

import pytest

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.catalog.ports import infer_kind
from mlsd_board.editing.commands.apply_fix import apply_fix
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.importers.node_link import read
from mlsd_board.graph.typesets import FEATURE_NODES, ONLINE_COMPUTE, ONLINE_SERVING, SERVING, SHARED_STEPS
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection
from mlsd_board.model.kind import Kind
from mlsd_board.rules import all_rules
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

FOLDER = Path(__file__).parents[1] / "references"
LIBRARY = load_library()
REFERENCES = {path.stem: read(path.read_bytes(), LIBRARY).design for path in sorted(FOLDER.glob("*.json"))}
MODELS = " ".join(sorted(SERVING))
LIVE_MODELS = " ".join(sorted(ONLINE_SERVING))
LIVE_STEPS = " ".join(sorted(ONLINE_COMPUTE | SHARED_STEPS | {"graph_store"}))
FEATURE_STEPS = " ".join(sorted(FEATURE_NODES))


class Row(NamedTuple):
    """Something done to every reference it can be done to, and the codes that must follow.

    `but` are references where the same piece has a stand-in, `only` those where it has none.
    """

    mutation: str
    codes: str
    but: Collection[str] = ()
    only: Collection[str] = ()


SIMULATED = ("ride_routing", "sales_forecast")
JUDGED_BY_MORE = ("best_product_image", "unknown_language_translation")
TIMELESS = ("best_product_image", "entity_recognizer", "trigger_word", "unknown_language_translation")
WITHOUT_LIVE_MODEL = ("best_product_image", "sales_forecast", "service_recommendation", "telecom_churn")
ADVERSARIAL = ("bank_fraud", "content_moderation", "listing_fraud")
RECOMMENDERS = ("inflight_movies", "newsfeed_ranking", "video_recommendation")
ROWS = (
    Row("drop data_validator", "DAT002"),
    Row("drop dataset_builder", "DAT001 DAT003 FEA001 FBK001"),
    Row("drop label_joiner annotation_service", "DAT003"),
    Row("draw event_logger > dataset_builder as labels", "DAT004"),
    Row("draw event_logger > trainer as labels", "DAT004"),
    Row(f"drop {FEATURE_STEPS}", "FEA001"),
    Row("drop feature_store", "FEA001", only=("ride_routing",)),
    Row(
        f"cut feature_store > {LIVE_MODELS}",
        "FEA002",
        only=("newsfeed_ranking", "ad_ctr", "listing_fraud", "ride_routing", "bank_fraud"),
    ),
    Row(f"draw data_lake > {LIVE_MODELS} as data", "FEA003"),
    Row(f"draw dataset_builder > {LIVE_MODELS} as features", "FEA003"),
    Row("drop trainer pretrained_model", "TRN001"),
    Row("drop baseline_model fallback", "TRN002"),
    Row("drop workflow_orchestrator", "TRN003"),
    Row("cut workflow_orchestrator > trainer", "TRN003"),
    Row("drop offline_evaluator simulator", "EVA001"),
    Row("cut trainer > offline_evaluator", "EVA001", but=SIMULATED),
    Row("cut dataset_builder > offline_evaluator", "EVA001", but=(*SIMULATED, *JUDGED_BY_MORE)),
    Row("drop offline_evaluator", "EVA002"),
    Row("cut offline_evaluator > model_registry", "EVA002"),
    Row(f"draw trainer > {MODELS} as model", "EVA002"),
    Row("drop model_registry", "DEP001"),
    Row("cut trainer > model_registry", "DEP001"),
    Row(f"drop {MODELS}", "SRV001"),
    Row("drop system_monitor", "MON001"),
    Row("drop quality_monitor experiment_platform", "MON002"),
    Row("drop event_logger human_review_queue", "FBK001", but=("listing_fraud",)),
    Row("drop prediction_logger", "FBK002", only=("content_moderation", "ad_ctr", "ride_routing")),
    Row(
        "cut deployment_controller model_registry > model_server on_device_model batch_inference",
        "SRV003",
    ),
    Row(
        "drop client_app end_user downstream_system",
        "SRV002",
        but=("inflight_movies", "content_moderation", "listing_fraud", "bank_fraud", "best_product_image"),
    ),
    Row("drop data_lake data_warehouse", "SRV004", only=("entity_recognizer",)),
    Row(
        "drop fallback",
        "SRV005",
        only=("video_recommendation", "inflight_movies", "newsfeed_ranking", "trigger_word", "ad_ctr"),
    ),
    Row(
        "unset offline_evaluator quality_monitor > slices",
        "EVA003",
        but=("bank_fraud", "content_moderation", "listing_fraud", "telecom_churn", "trigger_word"),
    ),
    Row("unset dataset_builder > split", "EVA005", but=TIMELESS),
    Row("drop deployment_controller", "DEP002", but=WITHOUT_LIVE_MODEL),
    Row("unset deployment_controller > strategy; drop experiment_platform", "DEP002", but=WITHOUT_LIVE_MODEL),
    Row(
        "unset deployment_controller model_registry > rollback versions_kept",
        "DEP003",
        but=WITHOUT_LIVE_MODEL,
    ),
    Row(
        "unset workflow_orchestrator trainer > trigger cadence_s; "
        "drop quality_monitor drift_monitor system_monitor",
        "TRN004",
    ),
    Row("drop checkpoint_store", "TRN005"),
    Row(f"draw {MODELS} > batch_feature_pipeline as predictions", "TRN006"),
    Row("unset dataset_builder > versioned", "DAT005"),
    Row(
        "unset external_source > contract; cut external_source > data_validator; "
        "draw external_source > dataset_builder as data",
        "DAT006",
    ),
    Row(
        "unset event_logger > captures; drop prediction_logger",
        "DAT007",
        only=("ad_ctr", "best_product_image", "inflight_movies", "newsfeed_ranking", "video_recommendation"),
    ),
    Row(
        "unset dataset_builder > point_in_time",
        "FEA004",
        but=(*TIMELESS, "content_moderation", "inflight_movies", "listing_fraud"),
    ),
    Row("unset vector_index embedding_encoder > cadence_s", "FEA005", only=("video_recommendation",)),
    Row("drop embedding_encoder", "FEA005", only=("video_recommendation",)),
    Row("drop drift_monitor", "MON003", but=("inflight_movies",)),
    Row("cut drift_monitor > alerting workflow_orchestrator", "MON004"),
    Row("cut quality_monitor > alerting workflow_orchestrator", "MON004"),
    Row(
        "unset decision_engine > holdout_pct; drop exploration_policy",
        "FBK003",
        only=(*ADVERSARIAL, "inflight_movies", "newsfeed_ranking", "video_recommendation"),
    ),
    Row(
        "set event_logger > captures=report",
        "FBK004",
        only=("newsfeed_ranking", "trigger_word", "video_recommendation"),
    ),
    Row(
        "unset label_joiner quality_monitor > window_s label_delay_s proxy_metric",
        "FBK005",
        only=(*ADVERSARIAL, "ad_ctr", "telecom_churn"),
    ),
    Row("drop candidate_generator", "SCL001", only=("ad_ctr", "video_recommendation")),
    Row("cut vector_index search_index > candidate_generator", "SCL001"),
    Row(
        "drop feature_store cache prediction_store",
        "SCL002",
        only=("ad_ctr", "bank_fraud", "content_moderation", "newsfeed_ranking", "ride_routing"),
    ),
    Row("set app_backend api_gateway > replicas=1", "REL001"),
    Row(
        "set feature_store > replicas=1; drop fallback",
        "REL001",
        only=(*ADVERSARIAL, "ad_ctr", "newsfeed_ranking", "video_recommendation"),
    ),
    Row(
        "drop event_stream; draw event_logger > data_lake as events",
        "REL002",
        only=("ad_ctr", "newsfeed_ranking", "video_recommendation"),
    ),
    Row(f"set {LIVE_MODELS} > p99_latency_ms=3000", "QNT001"),
    Row(f"unset {LIVE_STEPS} > p99_latency_ms", "QNT002", but=WITHOUT_LIVE_MODEL),
    Row(f"set {LIVE_MODELS} > replicas=1", "QNT003", but=("inflight_movies", "trigger_word")),
    Row("drop streaming_feature_pipeline", "QNT004", only=("ad_ctr", "ride_routing", "video_recommendation")),
    Row("set trainer workflow_orchestrator > cadence_s=9000000", "QNT005", but=("trigger_word",)),
    Row(
        "set data_lake data_warehouse > "
        "storage_gb=10 records_per_day=1000000 record_bytes=1000 retention_days=365",
        "QNT006",
    ),
    Row("set batch_inference batch_feature_pipeline > duration_s=900000", "QNT007"),
    Row("set human_review_queue > reviewers=3 items_per_reviewer_day=10 inflow_per_day=100", "QNT008"),
    Row("ask qps_peak=1", "QNT009", only=("content_moderation", "newsfeed_ranking", "video_recommendation")),
    Row(
        "unset data_lake data_warehouse event_logger > pii_handling; "
        "draw event_logger > label_joiner data_lake as events",
        "RAI001",
        but=("best_product_image", "sales_forecast", "unknown_language_translation"),
    ),
    Row(
        "drop fairness_evaluator; unset offline_evaluator > slices",
        "RAI002",
        only=(*ADVERSARIAL, "telecom_churn"),
    ),
    Row("drop explainer", "RAI003", but=("telecom_churn",)),
    Row("drop human_review_queue", "RAI004 BIN002", only=ADVERSARIAL),
    Row(
        "drop guardrail; draw model_server > client_app as predictions",
        "RAI005",
        only=("unknown_language_translation",),
    ),
    Row("drop candidate_generator", "REC001"),
    Row("drop ranker optimizer batch_inference", "REC001", only=RECOMMENDERS),
    Row(
        "unset candidate_generator fallback > strategy kind; drop exploration_policy embedding_encoder",
        "REC002",
        only=(*RECOMMENDERS, "service_recommendation"),
    ),
    Row("unset ranker > position_debias; drop exploration_policy", "REC003", only=(*RECOMMENDERS, "ad_ctr")),
    Row(
        "drop data_preprocessor query_understanding embedding_encoder; "
        f"draw client_app sensor_source data_lake > {MODELS} as data",
        "TRF001",
        only=("best_product_image", "entity_recognizer", "trigger_word", "unknown_language_translation"),
    ),
    Row("drop human_evaluation", "TRF002"),
    Row("drop on_device_model", "TRF003"),
    Row("set on_device_model > memory_mb=4000", "TRF003"),
    Row(
        "drop pretrained_model training_sampler active_learner",
        "TRF004",
        only=("unknown_language_translation",),
    ),
    Row("drop training_sampler", "BIN001", but=("unknown_language_translation",)),
    Row(
        "unset trainer ranker > calibration; unset quality_monitor > metrics",
        "BIN003",
        only=(*ADVERSARIAL, "ad_ctr", "ride_routing", "sales_forecast", "telecom_churn"),
    ),
    Row("drop experiment_platform", "BIN004", only=("service_recommendation", "telecom_churn")),
    Row("drop simulator; unset dataset_builder > split", "BIN005", only=("sales_forecast",)),
    Row("isolate system_monitor", "STR001"),
    Row("draw trainer > dataset_builder as request", "STR002"),
    Row("cut dataset_builder training_sampler > trainer", "STR004"),
    Row("draw app_backend > client_app as request", "STR005", only=("video_recommendation",)),
    Row(
        "drop data_lake data_warehouse",
        "STR007",
        only=("trigger_word", "best_product_image", "telecom_churn"),
    ),
)


def mutated(design: Design, mutation: str) -> Design:
    """A mutation may have several steps, joined by a semicolon."""
    for step in mutation.split("; "):
        design = _after(design, step)
    return design


def _after(design: Design, step: str) -> Design:
    verb, _, rest = step.partition(" ")
    ends, _, kind = rest.partition(" as ")
    here, _, there = (part.split() for part in ends.partition(" > "))
    sources = {n.id for n in design.nodes.values() if n.component in here}
    targets = {n.id for n in design.nodes.values() if n.component in there}
    if verb == "draw":
        new = [
            Connection(id=f"{u}-{v}-new", source=u, target=v, kind=Kind(kind))
            for u in sorted(sources)
            for v in sorted(targets)
        ]
        return Design({**design.records, **{c.id: c for c in new}})
    if verb == "unset":
        return _unset(design, sources, there)
    if verb == "set":
        return _set(design, sources, stated(there))
    if verb == "ask":
        req = design.brief.req.model_copy(update=stated(here))
        return Design({**design.records, "brief": design.brief.model_copy(update={"req": req})})
    arrows = design.connections.values()
    if verb == "cut":
        gone = {c.id for c in arrows if c.source in sources and c.target in targets}
    else:
        gone = {c.id for c in arrows if {c.source, c.target} & sources}
        gone |= sources if verb == "drop" else set()
    return Design({id: record for id, record in design.records.items() if id not in gone})


def _unset(design: Design, nodes: Collection[str], attributes: Collection[str]) -> Design:
    records = dict(design.records)
    for node in nodes:
        old = design.nodes[node]
        left = {name: value for name, value in old.attributes.items() if name not in attributes}
        records[node] = old.model_copy(update={"attributes": left})
    return Design(records)


def _set(design: Design, nodes: Collection[str], facts: dict[str, float | str]) -> Design:
    records = dict(design.records)
    for node in nodes:
        old = design.nodes[node]
        records[node] = old.model_copy(update={"attributes": {**old.attributes, **facts}})
    return Design(records)


def stated(words: Collection[str]) -> dict[str, float | str]:
    """Attributes written as `name=value`."""
    pairs = (word.split("=") for word in words)
    return {name: int(value) if value.isdigit() else value for name, value in pairs}


def cases() -> list[tuple[str, str, str]]:
    """Each reference, each mutation that changes it, each code that must follow."""
    return [
        (problem, row.mutation, code)
        for row in ROWS
        for problem, design in REFERENCES.items()
        if (problem in row.only if row.only else problem not in row.but)
        and mutated(design, row.mutation) != design
        for code in row.codes.split()
    ]


every_reference = pytest.mark.parametrize("problem", sorted(REFERENCES))
every_case = pytest.mark.parametrize(("problem", "mutation", "code"), cases())


NEEDS_WORDS = ("BRF", "COM", "MET", "PAT")
"""Families that a brief answers; that of a reference is hardly filled in here."""


def spoken(report: Report) -> set[str]:
    return {f.code for f in report.findings if f.code.startswith(NEEDS_WORDS)}


def errors(report: Report) -> set[tuple[str, str]]:
    return {(f.code, f.fingerprint) for f in report.findings if f.severity is Severity.ERROR}


def test_there_are_fifteen_and_each_reads_without_remarks() -> None:
    assert len(REFERENCES) == 15
    for path in FOLDER.glob("*.json"):
        imported = read(path.read_bytes(), LIBRARY)
        table = json.loads(path.read_text(encoding="utf-8"))

        assert imported.remarks == ()
        assert len(imported.design.nodes) == len(table["nodes"])
        assert len(imported.design.connections) == len(table["edges"])


@every_reference
def test_every_rule_is_silent_on_a_reference(problem: str, checked: Callable[[Design], Report]) -> None:
    """Only category, tags and numbers are written down here, so the rules about the rest of a brief have to speak."""
    report = checked(REFERENCES[problem])

    assert [f"{f.code}: {f.message}" for f in report.findings if f.code not in spoken(report)] == []
    assert spoken(report) == {
        *("BRF001", "BRF003", "BRF004", "BRF005", "BRF007"),
        *("COM001", "COM002", "COM004", "MET001", "MET002", "MET003", "PAT001"),
    }
    assert not report.cannot_evaluate


@every_case
def test_a_missing_piece_is_noticed(
    problem: str, mutation: str, code: str, checked: Callable[[Design], Report]
) -> None:
    report = checked(mutated(REFERENCES[problem], mutation))

    assert code in {f.code for f in report.findings}


def test_the_mutations_cover_the_rules_about_graphs() -> None:
    """What is left has its own boards: it needs a task, a metric, a constraint, a label or a loop that no reference has."""
    elsewhere = {"STR003", "STR006", "SRV006", "EVA004", "REC004"}
    graph_rules = {r.code for r in all_rules() if not r.code.startswith(NEEDS_WORDS)}

    assert {code for row in ROWS for code in row.codes.split()} == graph_rules - elsewhere
    assert {mutation for _, mutation, _ in cases()} == {row.mutation for row in ROWS}


@every_case
def test_a_fix_mends_what_was_broken(
    problem: str, mutation: str, code: str, checked: Callable[[Design], Report], library: Library
) -> None:
    before = mutated(REFERENCES[problem], mutation)
    report = checked(before)
    for finding in (f for f in report.findings if f.code == code):
        for fix in (fix for fix in finding.fixes if fix.edits):
            tx = Transaction(before)
            apply_fix(tx, fix, library)
            after = checked(before.apply(tx.finish()))

            assert finding.fingerprint not in {f.fingerprint for f in after.findings}, fix.id
            new = errors(after) - errors(report)
            assert not new, f"{fix.id} brings {sorted(new)}"


def test_bare_arrows_get_the_kind_that_was_meant() -> None:
    right, wrong = 0, []
    for problem, design in REFERENCES.items():
        entering: dict[str, list[Kind]] = {}
        for c in design.connections.values():
            assert c.kind is not None
            source, target = (design.nodes[end].component for end in (c.source, c.target))
            if infer_kind(LIBRARY, source, target, entering.get(c.source, ())) is c.kind:
                right += 1
            else:
                wrong.append(f"{problem}: {source} → {target}, {c.kind}")
            entering.setdefault(c.target, []).append(c.kind)
    share = right / (right + len(wrong))

    assert share >= 0.95, f"{share:.1%} of {right + len(wrong)} arrows; not: {'; '.join(wrong)}"
