import pytest
from pydantic import ValidationError

from mlsd_board.model.brief import Brief
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note, Page
from mlsd_board.model.ids import fresh_id
from mlsd_board.model.integrity import faults


def test_two_designs_with_the_same_records_are_equal_whatever_the_order() -> None:
    a, b = Node(id="a", component="trainer"), Node(id="b", component="ranker")

    assert Design.of(a, b) == Design.of(b, a)


def test_a_design_without_a_brief_has_an_empty_one() -> None:
    assert Design().brief == Brief()


def test_connections_are_found_by_either_end() -> None:
    a, b, c = (Node(id=i, component="trainer") for i in "abc")
    wires = [Connection(id="ab", source="a", target="b"), Connection(id="bc", source="b", target="c")]
    design = Design.of(a, b, c, *wires)

    assert [x.id for x in design.connections_at(["a"])] == ["ab"]
    assert [x.id for x in design.connections_at(["b"])] == ["ab", "bc"]


def test_what_was_looked_up_before_a_change_is_brought_along() -> None:
    a, b, frame = Node(id="a", component="trainer"), Node(id="b", component="ranker"), Frame(id="f")
    design = Design.of(a, frame)
    assert (set(design.nodes), set(design.frames)) == ({"a"}, {"f"})
    later = design.apply(ChangeSet({"a": Change(a, None), "b": Change(None, b)}))

    assert (later.nodes, later.frames) == ({"b": b}, {"f": frame})
    assert design.nodes == {"a": a}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e9])
def test_a_place_must_be_finite_and_near(value: float) -> None:
    with pytest.raises(ValidationError):
        Node(id="a", component="trainer", x=value)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Node.model_validate({"id": "a", "component": "trainer", "colour": "red"})


def test_records_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        Node(id="a", component="trainer").label = "b"  # type: ignore[misc]


def test_faults_name_dangling_ends_lost_frames_and_frames_within_themselves() -> None:
    design = Design.of(
        Node(id="a", component="trainer", frame="gone"),
        Connection(id="c", source="a", target="nowhere"),
        Frame(id="f", frame="g"),
        Frame(id="g", frame="f"),
        Note(id="n", about="missing"),
    )

    assert {(f.record, f.field) for f in faults(design)} == {
        ("a", "frame"),
        ("c", "target"),
        ("f", "frame"),
        ("g", "frame"),
        ("n", "about"),
    }


def test_what_an_edit_touched_is_all_that_need_be_looked_at() -> None:
    """The design was sound before: the records that changed, and those that refer to them, show every fault."""
    a, far = Node(id="a", component="trainer"), Node(id="b", component="ranker", page="p2")
    wire, note = Connection(id="c", source="a", target="b"), Note(id="n", about="b")
    pages = (Page(id="page:1"), Page(id="p2"))

    moved = Design.of(a, far, wire, note, *pages)
    assert {f.record for f in faults(moved, {"b"})} == {f.record for f in faults(moved)} == {"c", "n"}
    assert [f.record for f in faults(moved, {"a"})] == ["c"]
    gone = Design.of(a, wire, note, *pages)
    assert list(faults(gone, {"b"})) == list(faults(gone))

    ring = Design.of(Frame(id="f", frame="g"), Frame(id="g", frame="h"), Frame(id="h", frame="f"))
    assert {f.record for f in faults(ring, {"f"})} == {f.record for f in faults(ring)} == {"f", "g", "h"}
    left = Design.of(a.model_copy(update={"frame": "f"}), Frame(id="f", page="p2"), *pages)
    assert list(faults(left, {"f"})) == list(faults(left)) != []
    linked = Design.of(Frame(id="b", page="p2"), a, wire, note, *pages)
    assert {f.record for f in faults(linked, {"b"})} == {f.record for f in faults(linked)} == {"c", "n"}


def test_a_sound_design_has_no_faults() -> None:
    design = Design.of(Frame(id="f"), Node(id="a", component="trainer", frame="f"), Note(id="n", about="a"))

    assert not list(faults(design))


@pytest.mark.parametrize(
    ("stem", "taken", "expected"),
    [
        ("ranker", set(), "ranker"),
        ("ranker", {"ranker"}, "ranker_2"),
        ("ranker", {"ranker", "ranker_2"}, "ranker_3"),
        ("a b/ç", set(), "a_b"),
        ("", set(), "element"),
    ],
)
def test_fresh_ids_are_readable_and_free(stem: str, taken: set[str], expected: str) -> None:
    assert fresh_id(stem, taken) == expected
