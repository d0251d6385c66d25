import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.editing.clipboard import beside, fragment, insert
from mlsd_board.editing.commands.add import add_ink, add_node, add_note
from mlsd_board.editing.commands.arrange import align, distribute
from mlsd_board.editing.commands.bend import bend, straighten, unbend
from mlsd_board.editing.commands.connect import connect, objection, possible_kinds, reconnect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.group import group, ungroup
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.move import move, place, settle
from mlsd_board.editing.commands.rename import rename
from mlsd_board.editing.commands.replace import replace
from mlsd_board.editing.commands.resize import resize, settle_within
from mlsd_board.editing.commands.retype import next_kind, retype
from mlsd_board.editing.commands.set_attribute import set_attribute, set_field
from mlsd_board.editing.commands.stack import to_back, to_front
from mlsd_board.editing.commands.suppress import suppress
from mlsd_board.editing.selecting import downstream, same_component, upstream
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.brief import Brief, Constraint, DeepDive, Metric
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind


@pytest.fixture
def tx() -> Transaction:
    return Transaction(
        Design.of(
            Node(id="lake", component="data_lake", x=0, y=0),
            Node(id="builder", component="dataset_builder", x=300, y=0),
            Node(id="trainer", component="trainer", x=600, y=0),
            Connection(id="w", source="lake", target="builder", kind=Kind.DATA, waypoints=((200, 40),)),
        )
    )


def test_a_new_box_never_lies_on_another(tx: Transaction) -> None:
    id = add_node(tx, "trainer", tx.design.nodes["lake"].rect.centre)

    assert id == "trainer_2"
    assert not any(tx.design.nodes[id].rect.overlaps(n.rect) for n in tx.design.nodes.values() if n.id != id)


def test_a_bare_arrow_gets_the_likeliest_kind(tx: Transaction, library: Library) -> None:
    id = connect(tx, library, "builder", "trainer")

    assert tx.design.connections[id].kind is Kind.DATA


def test_an_impossible_arrow_is_refused_with_the_reason(tx: Transaction, library: Library) -> None:
    with pytest.raises(EditError, match="itself"):
        connect(tx, library, "lake", "lake")
    user = add_node(tx, "end_user", Point(0, 500))
    encoder = add_node(tx, "embedding_encoder", Point(0, 700))
    with pytest.raises(EditError, match="Embedding encoder sends features; End user accepts"):
        connect(tx, library, encoder, user)
    assert objection(tx.design, library, "lake", "nowhere")


def test_an_unknown_component_may_be_joined_with_any_kind(tx: Transaction, library: Library) -> None:
    tx.put(Node(id="odd", component="quantum_oracle"))

    assert set(possible_kinds(tx.design, library, "odd", "trainer")) == set(Kind)


def test_a_reconnected_arrow_keeps_a_legal_kind_and_changes_an_illegal_one(
    tx: Transaction, library: Library
) -> None:
    reconnect(tx, library, "w", "target", "trainer")
    assert tx.design.connections["w"].kind is Kind.DATA

    registry = add_node(tx, "model_registry", Point(0, 600))
    wire = connect(tx, library, "trainer", registry)
    assert tx.design.connections[wire].kind is Kind.MODEL
    monitor = add_node(tx, "system_monitor", Point(300, 600))
    reconnect(tx, library, wire, "target", monitor)
    assert tx.design.connections[wire].kind is Kind.METRICS


def test_a_moved_pair_takes_its_bends_along(tx: Transaction) -> None:
    move(tx, ["lake", "builder"], 10, 20)

    assert tx.design.nodes["lake"].rect[:2] == (10, 20)
    assert tx.design.connections["w"].waypoints == ((210, 60),)


def test_a_single_moved_end_leaves_the_bends(tx: Transaction) -> None:
    move(tx, ["lake"], 10, 20)

    assert tx.design.connections["w"].waypoints == ((200, 40),)


def test_locked_boxes_stay(tx: Transaction) -> None:
    set_field(tx, "lake", "locked", True)
    move(tx, ["lake"], 10, 20)
    place(tx, {"lake": Rect(50, 50, 168, 64), "builder": Rect(90, 90, 168, 64)})

    assert tx.design.nodes["lake"].rect[:2] == (0, 0)
    assert tx.design.nodes["builder"].rect[:2] == (90, 90)
    assert tx.design.connections["w"].waypoints == ()


def test_deleting_a_box_takes_its_arrows_and_frees_notes_and_members(tx: Transaction) -> None:
    note = add_note(tx, Point(0, 200), "why?", about="lake")
    frame = group(tx, ["builder", "trainer"])
    delete(tx, ["lake", frame])

    assert set(tx.design.records) == {"builder", "trainer", note}
    assert tx.design.notes[note].about is None
    assert tx.design.nodes["builder"].frame is None
    assert tx.finish()


def test_the_brief_names_no_box_that_was_deleted(tx: Transaction) -> None:
    limit, metric = (
        Constraint(text="no adult items", enforced_by="lake"),
        Metric(id="m", stage="online", measured_by="lake"),
    )
    dives = (DeepDive(node_id="lake"), DeepDive(node_id="lake", topic="joins"), DeepDive(node_id="builder"))
    tx.put(Brief(constraints=(limit,), metrics=(metric,), deep_dives=dives))
    delete(tx, ["lake"])

    brief = tx.design.brief
    assert (brief.constraints[0].enforced_by, brief.metrics[0].measured_by) == (None, None)
    assert brief.deep_dives == (DeepDive(topic="joins"), DeepDive(node_id="builder"))


def test_a_group_encloses_its_boxes_and_moves_them(tx: Transaction) -> None:
    frame = group(tx, ["lake", "builder"], "Data")
    assert all(tx.design.frames[frame].rect.encloses(tx.design.nodes[id].rect) for id in ("lake", "builder"))

    move(tx, [frame], 0, 100)
    assert tx.design.nodes["lake"].y == 100
    ungroup(tx, frame)
    assert tx.design.nodes["lake"].frame is None
    with pytest.raises(EditError, match="Select"):
        group(tx, [])


def test_what_lies_between_grouped_boxes_belongs_to_the_group(tx: Transaction) -> None:
    frame = group(tx, ["lake", "trainer"])
    lying = {id for id, box in tx.design.nodes.items() if tx.design.frames[frame].rect.encloses(box.rect)}

    assert lying == {"lake", "builder", "trainer"}
    assert {box.frame for box in tx.design.nodes.values()} == {frame}


def test_a_collapsed_group_goes_whole(tx: Transaction) -> None:
    frame = group(tx, ["builder", "trainer"])
    set_field(tx, frame, "collapsed", True)
    delete(tx, [frame])

    assert set(tx.design.records) == {"lake"}


def test_a_box_dropped_into_a_frame_belongs_to_it(tx: Transaction) -> None:
    tx.put(Frame(id="f", x=900, y=0, width=400, height=400))
    move(tx, ["trainer"], 400, 100)
    settle(tx, ["trainer"])
    assert tx.design.nodes["trainer"].frame == "f"

    move(tx, ["trainer"], -400, 0)
    settle(tx, ["trainer"])
    assert tx.design.nodes["trainer"].frame is None


def test_a_copy_has_new_names_and_its_inner_arrows(tx: Transaction) -> None:
    ids = duplicate(tx, ["lake", "builder"])

    copies = [tx.design.records[id] for id in ids]
    wire = next(c for c in copies if isinstance(c, Connection))
    assert {wire.source, wire.target} == {c.id for c in copies if isinstance(c, Node)}
    assert not set(ids) & {"lake", "builder", "w"}


def test_a_fragment_forgets_what_stays_behind(tx: Transaction) -> None:
    frame = group(tx, ["lake", "builder"])
    note = add_note(tx, Point(0, 0), "x", about="trainer")
    part = fragment(tx.design, ["lake", note])

    assert set(part.records) == {"lake", note}
    assert part.nodes["lake"].frame is None
    assert part.notes[note].about is None
    assert set(fragment(tx.design, [frame]).records) == {frame, "lake", "builder", "w"}
    other = Transaction(Design())
    assert len(insert(other, fragment(tx.design, [frame]), 5, 5)) == 4
    assert other.finish()


def test_words_go_where_the_element_keeps_them(tx: Transaction) -> None:
    note = add_note(tx, Point(0, 0))
    ink = add_ink(tx, [Point(0, 0), Point(5, 5)])
    for id in ("lake", "w", note):
        rename(tx, id, "hello")

    assert (
        tx.design.nodes["lake"].label
        == tx.design.connections["w"].label
        == tx.design.notes[note].text
        == "hello"
    )
    with pytest.raises(EditError):
        rename(tx, ink, "hello")


def test_attributes_are_stated_and_taken_back(tx: Transaction) -> None:
    set_attribute(tx, "trainer", "cadence_s", 3600)
    assert tx.design.nodes["trainer"].attributes == {"cadence_s": 3600}
    set_attribute(tx, "trainer", "cadence_s", None)
    assert tx.design.nodes["trainer"].attributes == {}


def test_a_field_that_does_not_fit_is_refused(tx: Transaction) -> None:
    with pytest.raises(EditError, match="Delay s"):
        set_field(tx, "w", "delay_s", -1)
    with pytest.raises(EditError, match="no field"):
        set_field(tx, "lake", "colour", "red")


def test_the_brief_is_edited_by_path(tx: Transaction) -> None:
    edit_brief(tx, "task.type", "ranking")
    edit_brief(tx, "req.latency_slo_ms", 200)

    assert tx.design.brief.task.type == "ranking"
    assert tx.design.brief.req.latency_slo_ms == 200
    with pytest.raises(EditError, match="no field"):
        edit_brief(tx, "req.colour", 1)
    with pytest.raises(EditError, match="Latency slo ms"):
        edit_brief(tx, "req.latency_slo_ms", -5)
    edit_brief(tx, "task.type", "")
    edit_brief(tx, "req.latency_slo_ms", None)
    assert "brief" not in tx.design.records


def test_a_box_keeps_a_smallest_size(tx: Transaction) -> None:
    resize(tx, "lake", Rect(0, 0, 1, 300))

    assert tx.design.nodes["lake"].rect == Rect(0, 0, 48, 300)


def test_a_suppression_needs_a_reason(tx: Transaction) -> None:
    with pytest.raises(EditError, match="why"):
        suppress(tx, "EVA002", [], "  ")
    id = suppress(tx, "EVA002", ["trainer"], "manual review for now")
    assert tx.design.suppressions[id].elements == ("trainer",)


def test_an_edit_that_would_leave_something_hanging_is_refused(tx: Transaction) -> None:
    tx.remove("lake")

    with pytest.raises(EditError, match="'w'"):
        tx.finish()


def test_a_note_is_a_box_too(tx: Transaction) -> None:
    note = add_note(tx, Point(3, 5), "x")
    move(tx, [note], 8, 8)

    assert isinstance(tx.design.records[note], Note)
    assert tx.design.notes[note].x % 8 == 0


def test_boxes_are_aligned_and_spread(tx: Transaction) -> None:
    move(tx, ["builder"], 100, 40)
    align(tx, ["lake", "builder", "trainer"], "top")
    assert {n.y for n in tx.design.nodes.values()} == {0}

    distribute(tx, ["lake", "builder", "trainer"], "x")
    assert [tx.design.nodes[id].x for id in ("lake", "builder", "trainer")] == [0, 300, 600]


def test_a_locked_box_is_not_aligned(tx: Transaction) -> None:
    move(tx, ["builder"], 0, 40)
    lock(tx, ["builder"])
    align(tx, ["lake", "builder"], "bottom")

    assert tx.design.nodes["builder"].y == 40
    lock(tx, ["builder"], locked=False)
    assert not tx.design.nodes["builder"].locked


def test_a_replaced_component_keeps_its_arrows_and_what_it_knows(tx: Transaction, library: Library) -> None:
    set_attribute(tx, "lake", "storage_gb", 500)
    set_attribute(tx, "lake", "record_bytes", 100)
    rename(tx, "lake", "Raw")
    assert replace(tx, library, "lake", "vector_index") == []

    node = tx.design.nodes["lake"]
    assert (node.component, node.label, node.attributes) == ("vector_index", "Raw", {})
    assert tx.design.connections["w"].kind in legal_kinds(
        library.components["vector_index"], library.components["dataset_builder"]
    )


def test_arrows_that_cannot_be_after_a_replacement_are_named(tx: Transaction, library: Library) -> None:
    wire = connect(tx, library, "builder", "trainer")
    user = replace(tx, library, "trainer", "end_user")
    assert user in ([], [wire])
    replace(tx, library, "builder", "embedding_encoder")

    assert replace(tx, library, "trainer", "end_user") == [wire]
    assert wire in tx.design.connections


def test_an_arrow_turns_through_its_legal_kinds(tx: Transaction, library: Library) -> None:
    legal = possible_kinds(tx.design, library, "lake", "builder")
    seen = [next_kind(tx, library, "w") for _ in legal]

    assert set(seen) == set(legal)
    assert seen[-1] == legal[0]
    assert [next_kind(tx, library, "w", -1) for _ in legal] == [*reversed(legal)]
    retype(tx, library, "w", legal[1])
    assert tx.design.connections["w"].kind is legal[1]
    with pytest.raises(EditError, match="Request cannot"):
        retype(tx, library, "w", Kind.REQUEST)


def test_front_and_back(tx: Transaction) -> None:
    to_front(tx, ["lake"])
    assert tx.design.nodes["lake"].z > tx.design.nodes["trainer"].z
    to_back(tx, ["lake", "builder"])
    assert max(tx.design.nodes["lake"].z, tx.design.nodes["builder"].z) < tx.design.nodes["trainer"].z


def test_an_arrow_is_bent_and_straightened(tx: Transaction) -> None:
    bend(tx, "w", 1, Point(250, 90), new=True)
    assert tx.design.connections["w"].waypoints == ((200, 40), (250, 90))
    bend(tx, "w", 0, Point(190, 44), new=False)
    assert tx.design.connections["w"].waypoints == ((190, 44), (250, 90))
    unbend(tx, "w", 0)
    assert tx.design.connections["w"].waypoints == ((250, 90),)
    straighten(tx, "w")
    assert tx.design.connections["w"].waypoints == ()


def test_what_leads_there_and_what_follows(tx: Transaction, library: Library) -> None:
    wire = connect(tx, library, "builder", "trainer")

    assert set(upstream(tx.design, ["trainer"])) == {"trainer", wire, "builder", "w", "lake"}
    assert set(downstream(tx.design, ["builder"])) == {"builder", wire, "trainer"}
    add_node(tx, "trainer", Point(0, 900))
    assert same_component(tx.design, ["trainer"]) == ["trainer", "trainer_2"]


def test_a_collapsed_group_takes_up_the_place_one_sees(tx: Transaction) -> None:
    frame = group(tx, ["builder", "trainer"])
    set_field(tx, frame, "collapsed", True)
    folded = tx.design.frames[frame].shown_rect
    free = add_node(tx, "cache", Point(684, 32))
    beside = add_node(tx, "ranker", folded.centre)

    assert tx.design.nodes[free].rect.centre == Point(684, 32)
    assert not tx.design.nodes[beside].rect.overlaps(folded)


@pytest.fixture
def zone(tx: Transaction) -> Transaction:
    """The lake and the builder in a frame."""
    tx.put(Frame(id="zone", x=-40, y=-60, width=560, height=200))
    settle(tx, ["lake", "builder"])
    return tx


def test_a_frame_that_comes_to_lie_in_another_belongs_to_it_and_never_to_what_it_holds(
    zone: Transaction,
) -> None:
    inner = group(zone, ["trainer"])
    move(zone, ["zone"], -20, 0)
    zone.put(zone.design.frames["zone"].model_copy(update={"width": 1000.0, "height": 400.0}))
    settle(zone, zone.design.with_members([inner]))
    assert zone.design.frames[inner].frame == "zone"
    settle(zone, zone.design.with_members(["zone"]))
    assert zone.design.frames["zone"].frame is None

    move(zone, [inner], 0, 900)
    settle(zone, zone.design.with_members([inner]))
    assert zone.design.frames[inner].frame is None
    assert zone.design.nodes["trainer"].frame == inner


def test_a_frame_made_larger_takes_in_and_made_smaller_lets_go(zone: Transaction) -> None:
    before = zone.design.frames["zone"].rect
    resize(zone, "zone", before._replace(width=900.0))
    settle_within(zone, "zone", before)
    assert zone.design.nodes["trainer"].frame == "zone"
    wide = zone.design.frames["zone"].rect
    resize(zone, "zone", before._replace(width=300.0))
    settle_within(zone, "zone", wide)
    frames = {id: node.frame for id, node in zone.design.nodes.items()}
    assert frames == {"lake": "zone", "builder": None, "trainer": None}


def test_copies_and_boxes_brought_into_line_belong_to_the_frame_they_lie_in(zone: Transaction) -> None:
    near = next(iter(duplicate(zone, ["lake"])))
    assert zone.design.nodes[near].frame == "zone"
    far = next(iter(duplicate(zone, ["lake"], 0, 900)))
    assert zone.design.nodes[far].frame is None
    align(zone, [far, "builder"], "top")
    assert zone.design.nodes[far].frame == "zone"


def test_what_is_pasted_again_lies_beside_what_was_pasted_before(tx: Transaction) -> None:
    part = fragment(tx.design, ["lake"])
    assert beside(tx.design, part, 0, 0) == (32, 32)
    assert beside(tx.design, part, 8, 0) == (8, 0)
    insert(tx, part, 32, 32)
    assert beside(tx.design, part, 0, 0) == (64, 64)
