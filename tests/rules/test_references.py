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
from mlsd_board.graph.typesets import FEATURE_NODES, ONLINE_SERVING, SERVING
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
ROWS = (
    Row("drop data_validator", "DAT002", but=("bank_fraud",)),
    Row("drop data_validator", "DAT001", only=("bank_fraud",)),
    Row("drop dataset_builder", "DAT001 DAT003 FEA001 FBK001"),
    Row("drop label_joiner annotation_service", "DAT003"),
    Row("draw event_logger > dataset_builder as labels", "DAT004"),
    Row("draw event_logger > trainer as labels", "DAT004"),
    Row(f"drop {FEATURE_STEPS}", "FEA001"),
    Row("drop feature_store", "FEA002", only=("ride_routing",)),
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
    Row("drop event_logger human_review_queue", "FBK001"),
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
WAKENED = {"SRV001": {"SRV002", "FBK001"}}
"""Errors about what else a mutation cut off, of rules that had nothing to look at until the fix."""


def mutated(design: Design, mutation: str) -> Design:
    verb, _, rest = mutation.partition(" ")
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
    arrows = design.connections.values()
    if verb == "cut":
        gone = {c.id for c in arrows if c.source in sources and c.target in targets}
    else:
        gone = {c.id for c in arrows if {c.source, c.target} & sources}
        gone |= sources if verb == "drop" else set()
    return Design({id: record for id, record in design.records.items() if id not in gone})


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
    """Their metrics are not written down here, so the rules about these have to speak."""
    report = checked(REFERENCES[problem])
    about_metrics = {f.code for f in report.findings if f.code.startswith("MET")}

    assert [f"{f.code}: {f.message}" for f in report.findings if not f.code.startswith("MET")] == []
    assert about_metrics == {"MET001", "MET002", "MET003"}
    assert not report.cannot_evaluate


@every_case
def test_a_missing_piece_is_noticed(
    problem: str, mutation: str, code: str, checked: Callable[[Design], Report]
) -> None:
    report = checked(mutated(REFERENCES[problem], mutation))

    assert code in {f.code for f in report.findings}


def test_the_mutations_cover_the_rules_about_graphs() -> None:
    """What is left has its own boards: it needs a task, a label or a loop that no reference has."""
    elsewhere = {"STR003", "STR006", "SRV006"}
    graph_rules = {r.code for r in all_rules() if r.family != "MET"}

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
            new = {error for error in errors(after) - errors(report) if error[0] not in WAKENED.get(code, ())}
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
