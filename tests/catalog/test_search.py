import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.catalog.search import search


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("trainer", "trainer"),
        ("kafka", "event_stream"),
        ("reg", "model_registry"),
        ("redis", "cache"),
        ("Feature Store", "feature_store"),
        ("ann", "vector_index"),
        ("airflow", "workflow_orchestrator"),
    ],
)
def test_names_aliases_and_products_are_found(library: Library, text: str, first: str) -> None:
    assert search(library, text)[0].component.id == first


def test_the_word_that_matched_is_told_when_it_is_not_the_title(library: Library) -> None:
    assert search(library, "kafka")[0].by == "Kafka"
    assert search(library, "trainer")[0].by == ""


def test_without_text_the_usual_followers_come_first(library: Library) -> None:
    found = [m.component.id for m in search(library, "", after="trainer")]

    assert found[:2] == ["offline_evaluator", "model_registry"]


def test_what_cannot_be_joined_is_left_out(library: Library) -> None:
    encoder = library.components["embedding_encoder"]
    found = [m.component for m in search(library, "", after="embedding_encoder")]

    assert all(legal_kinds(encoder, component) for component in found)
    assert "end_user" not in {c.id for c in found}
    assert len(found) < len(library.components)
    assert all(legal_kinds(m.component, encoder) for m in search(library, "", before="embedding_encoder"))


def test_nonsense_finds_nothing(library: Library) -> None:
    assert search(library, "qqzzxx") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ab test", "experiment_platform"),
        ("pubsub", "event_stream"),
        ("traner", "trainer"),
        ("featrue store", "feature_store"),
        ("databse", "operational_db"),
        ("embeddings", "embedding_encoder"),
        ("wandb", "experiment_tracker"),
        ("gpu", "trainer"),
    ],
)
def test_slips_signs_and_words_from_elsewhere_are_forgiven(library: Library, text: str, first: str) -> None:
    assert search(library, text)[0].component.id == first


def test_its_own_name_beats_what_usually_follows(library: Library) -> None:
    usual = next(
        c for c in library.components.values() if "fallback" in c.followed_by and "cache" not in c.followed_by
    )

    assert search(library, "cache", after=usual.id)[0].component.id == "cache"


def test_a_name_that_begins_so_beats_another_name_of_what_usually_follows(library: Library) -> None:
    assert search(library, "mod", after="client_app")[0].component.id == "model_server"
    assert search(library, "backup", after="client_app")[0].component.id == "fallback"


def test_without_text_what_needs_the_kind_comes_before_what_merely_takes_it(library: Library) -> None:
    found = [m.component.id for m in search(library, "", after="model_registry")]

    assert found.index("on_device_model") < found.index("end_user")


def test_what_cannot_be_joined_comes_last_when_asked_for(library: Library) -> None:
    found = search(library, "feature", after="trainer", apart=True)
    joined = [match.joins for match in found]

    assert joined == sorted(joined, reverse=True)
    assert "feature_store" in [match.component.id for match in found if not match.joins]
