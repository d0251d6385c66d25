from mlsd_board.drawing.scene import depth, scene_of
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.kind import Kind


def wire(id: str, source: str, target: str, **facts: object) -> Connection:
    return Connection(id=id, source=source, target=target, **{"kind": Kind.METRICS, **facts})


def board(*, collapsed: bool, **facts: object) -> Design:
    return Design.of(
        Frame(id="outer", x=200, width=400, height=400, collapsed=collapsed, **facts),
        Frame(id="inner", x=220, y=40, width=300, height=300, frame="outer"),
        Node(id="app", component="client_app"),
        Node(id="a", component="drift_monitor", frame="outer"),
        Node(id="b", component="alerting", frame="inner"),
        wire("one", "app", "a"),
        wire("three", "app", "b"),
        wire("two", "a", "app"),
        wire("within", "a", "b"),
    )


def test_all_is_visible_while_nothing_is_collapsed() -> None:
    design = board(collapsed=False)
    scene = scene_of(design)

    assert set(scene.boxes) == set(design.boxes)
    assert {id: arrow.connection for id, arrow in scene.arrows.items()} == dict(design.connections)
    assert scene.hidden_in == {}


def test_a_collapsed_group_hides_what_is_in_it_however_deep() -> None:
    design = board(collapsed=True)
    scene = scene_of(design)

    assert set(scene.boxes) == {"outer", "app"}
    assert scene.hidden_in == {"inner": "outer", "a": "outer", "b": "outer"}
    assert scene.members("outer") == 3
    assert scene.boxes["outer"] == design.frames["outer"].shown_rect


def test_arrows_end_on_the_group_and_like_ones_are_bundled() -> None:
    scene = scene_of(board(collapsed=True))

    assert {
        id: (a.connection.source, a.connection.target, a.stands_for) for id, a in scene.arrows.items()
    } == {
        "one": ("app", "outer", ("one", "three")),
        "two": ("outer", "app", ("two",)),
    }


def test_unlike_arrows_are_not_bundled() -> None:
    design = board(collapsed=True)
    other = wire("four", "app", "a", kind=Kind.CONTROL)
    scene = scene_of(Design({**design.records, "four": other}))

    assert set(scene.arrows) == {"one", "two", "four"}


def test_a_bundle_keeps_a_label_that_all_share() -> None:
    shared = [wire(f"c{n}", "app", target, label="hourly") for n, target in enumerate(("a", "b"))]
    mixed = [wire(f"d{n}", target, "app", label=target) for n, target in enumerate(("a", "b"))]
    records = board(collapsed=True).records
    kept = {id: record for id, record in records.items() if not isinstance(record, Connection)}
    scene = scene_of(Design(kept | {c.id: c for c in (*shared, *mixed)}))

    assert scene.arrows["c0"].connection.label == "hourly"
    assert scene.arrows["d0"].connection.label == ""


def test_a_ring_of_frames_does_not_hang() -> None:
    design = Design.of(
        Frame(id="x", frame="y", collapsed=True),
        Frame(id="y", frame="x"),
        Node(id="n", component="cache", frame="x"),
    )

    assert depth(design, "x") == 2
    assert "n" in scene_of(design).hidden_in
