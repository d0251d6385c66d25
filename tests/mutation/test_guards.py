"""Pieces of the core that are easily forgotten, and the rule that asks for each; its fix answers the question."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.apply_fix import apply_fix
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.workspace.checking import check_design
from tests.mutation.mutants import Mutant
from tests.mutation.outcome import all_mutants, found, references

REFERENCES = references()
GUARDS = [
    ("BIN002", "bank_fraud", "connection", "human_review_queue > app_backend as control"),
    ("BIN002", "listing_fraud", "connection", "human_review_queue > decision_engine as control"),
    ("DAT005", "trigger_word", "connection", "data_lake > data_preprocessor as data"),
    ("FBK002", "sales_forecast", "connection", "data_validator > label_joiner as data"),
    ("FBK004", "service_recommendation", "connection", "decision_engine > end_user as predictions"),
    ("FBK004", "service_recommendation", "connection", "end_user > event_logger as events"),
    ("FEA002", "content_moderation", "connection", "embedding_encoder > feature_store as features"),
    ("FEA002", "inflight_movies", "connection", "client_app > feature_transform as events"),
    ("FEA005", "listing_fraud", "component", "graph_store"),
    ("FEA005", "ride_routing", "connection", "streaming_feature_pipeline > graph_store as features"),
    ("QNT004", "newsfeed_ranking", "component", "streaming_feature_pipeline"),
    ("REC004", "inflight_movies", "component", "operational_db"),
    ("SRV006", "listing_fraud", "connection", "decision_engine > client_app as predictions"),
    ("STR004", "ad_ctr", "connection", "operational_db > optimizer as data"),
    ("STR004", "ride_routing", "component", "graph_store"),
    ("STR004", "sales_forecast", "component", "operational_db"),
    ("TRF004", "best_product_image", "connection", "pretrained_model > embedding_encoder as model"),
    ("TRF004", "entity_recognizer", "component", "pretrained_model"),
]
each_guard = pytest.mark.parametrize(
    ("code", "problem", "operator", "name"), GUARDS, ids=[" ".join(guard) for guard in GUARDS]
)


def mutant(problem: str, operator: str, name: str, library: Library) -> Mutant:
    made = all_mutants(problem, REFERENCES[problem], library)
    return next(m for m in made if (m.operator, m.name) == (operator, name))


def codes(design: Design, library: Library, known: frozenset[tuple[str, str]]) -> set[str]:
    return {code for code, _ in found(design, library) - known}


@each_guard
def test_the_rule_misses_the_piece(
    code: str, problem: str, operator: str, name: str, library: Library
) -> None:
    known = found(REFERENCES[problem], library)

    assert code not in {c for c, _ in known}
    assert code in codes(mutant(problem, operator, name, library).design, library, known)


@each_guard
def test_each_of_its_fixes_answers_it(
    code: str, problem: str, operator: str, name: str, library: Library
) -> None:
    design = mutant(problem, operator, name, library).design
    report = check_design(design, library)
    mine = [f for f in report.findings if f.code == code]

    assert all(f.fixes for f in mine)
    for finding in mine:
        for fix in (fix for fix in finding.fixes if fix.edits):
            tx = Transaction(design)
            apply_fix(tx, fix, library)
            left = check_design(design.apply(tx.finish()), library).findings
            assert finding.fingerprint not in {f.fingerprint for f in left}, fix.id
            assert "STR002" not in {f.code for f in left}, fix.id
