"""How what is typed finds names and elements."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.search.matching import found_on, score
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from mlsd_board.model.kind import Kind


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("zoom", "Zoom in", "View: Zoom in"),
        ("fix", "Fix all safe", "Prefix tree"),
        ("fas", "Fix all safe", "Breakfast"),
        ("al le", "Align left", "Align right"),
        ("rank", "Ranker", "Re-ranker / blender"),
        ("algnlft", "Align left", "Align bottom"),
    ],
)
def test_the_better_fit_scores_higher(typed: str, better: str, worse: str) -> None:
    assert score(better, typed) > score(worse, typed)


def test_nothing_in_common_scores_nothing() -> None:
    assert score("Align left", "xyz") == 0


def test_labels_titles_attributes_notes_frames_and_arrows_are_found(library: Library) -> None:
    design = Design.of(
        Node(id="n1", component="ranker", label="Scorer", attributes={"model_family": "gbdt"}, x=400),
        Node(id="n2", component="feature_store", x=0),
        Note(id="note", text="Remember the gbdt\nbaseline", y=300),
        Frame(id="f", title="Online world", y=600),
        Connection(id="w", source="n2", target="n1", kind=Kind.FEATURES, label="user facts"),
    )

    assert found_on(design, library, "scorer") == ["n1"]
    assert found_on(design, library, "Feature Store") == ["n2"]
    assert found_on(design, library, "GBDT") == ["n1", "note"]
    assert found_on(design, library, "world online") == ["f"]
    assert found_on(design, library, "user facts") == ["w"]
    assert found_on(design, library, "feature") == ["n2", "w"]
    named_so = Design(
        {**design.records, "n3": Node(id="n3", component="trainer", rationale="for the scorer", y=-99)}
    )
    assert found_on(named_so, library, "scorer") == ["n1", "n3"]
    assert found_on(design, library, " ") == []
    assert found_on(design, library, "zzz") == []
