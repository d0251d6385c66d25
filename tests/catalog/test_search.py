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
