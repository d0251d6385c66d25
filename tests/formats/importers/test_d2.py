"""D2 diagrams: paths, chains, classes, variables and blocks of text."""

import pytest

from mlsd_board.formats.d2.reader import read
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.importers.d2 import IMPORTER
from tests.formats.importers.reading import arrows, homes, labels

SOURCE = b"""
direction: right
vars: { reg: Model Registry }
classes: { store: { shape: cylinder } }
# a comment
title: |md
  # My system
| { near: top-center }
user: User { shape: person; icon: https://icons.example.org/essentials%2F092-user.svg }
user -> api.gateway -> ml.serving: "predict (HTTP)" { style.stroke-dash: 3 }
ml: ML Platform {
  reg: ${reg} { class: store }
  train: "Training; job"
  train -> reg -> serving
  _.user <-> serving
  serving: Model\\nServer
}
x -- y: undirected
(x -- y)[0].style.opacity: 0.4
z <- y
**.style.fill: red
ml.store.shape: cylinder
...@other-file
"""


def test_paths_containers_and_arrows() -> None:
    (found,) = read(SOURCE)

    known = labels(found)
    assert known["ml.reg"] == "Model Registry"
    assert known["ml.serving"] == "Model\nServer"
    assert known["ml.train"] == "Training; job"
    assert homes(found)["Model Registry"] == "ML Platform"
    assert homes(found)["gateway"] == "api"
    assert arrows(found)[:3] == [
        ("User", "predict (HTTP)", "gateway"),
        ("gateway", "predict (HTTP)", "Model\nServer"),
        ("Training; job", "", "Model Registry"),
    ]
    assert [a.heads for a in found.arrows] == ["forward"] * 4 + ["both", "none", "backward"]
    assert found.arrows[0].style == "dashed"
    outlines = {s.id: s.outline for s in found.shapes}
    assert (outlines["user"], outlines["ml.reg"], outlines["ml.store"]) == ("person", "cylinder", "cylinder")
    assert [t.text for t in found.texts] == ["My system"]
    assert any("other files are not read" in remark for remark in found.remarks)
    assert found.direction == "LR"


def test_a_container_that_holds_only_words_is_a_box_that_says_them() -> None:
    (found,) = read(
        b"train: Training {\n  what: |md\n    nightly run\n  |\n}\nstore: {\n  db\n}\nstore.db -> train\n"
    )

    assert labels(found)["train"] == "Training\nnightly run"
    assert not [g for g in found.groups if g.id == "train"]
    assert arrows(found) == [("db", "", "Training\nnightly run")]


def test_words_at_a_place_of_the_picture_stand_beside_the_diagram() -> None:
    (found,) = read(
        b"""title: Scoring in production { near: top-center; style.font-size: 24 }
        rules: "* no public access" { near: bottom-left }
        legend: { near: bottom-right; lake: Data lake }
        logs: Audit log { shape: cylinder; near: center-right }
        caller: Client { near: lake }
        lake: Lake"""
    )

    assert [t.id for t in found.texts] == ["title", "rules"]
    assert set(labels(found)) == {"legend", "legend.lake", "logs", "caller", "lake"}


def test_what_is_odd_is_named_and_the_rest_read() -> None:
    (found,) = read(b"a -> b\n}\n))) what\nc: {\n d\n")

    assert set(labels(found)) == {"a", "b", "c", "c.d"}
    text = "\n".join(found.remarks)
    assert "line 2: } closes nothing" in text
    assert "line 3: not understood" in text
    assert "line 4: a { is not closed" in text


@pytest.mark.parametrize("data", [b"", b"# only a comment", b"a: {" * 200])
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_tables_nothing_patterns_and_layers() -> None:
    found = read(
        b"""users: { shape: sql_table; id: int {constraint: primary_key}; name: varchar }
        Orders.shape: class
        orders: { +total(tax int): float; items }
        orders -> users.id: { source-arrowhead: n; target-arrowhead: 1 }
        spare: x
        spare -> orders
        spare: null
        *.style.fill: red
        * -> orders
        both.class: [one; two]
        classes: { one: { shape: cylinder }; two: { style.fill: red } }
        lib: @other
        (orders -> users)[0].label: late
        layers: { inner: { a -> b } }"""
    )

    assert labels(found[0]) == {
        "users": "users\nid: int\nname: varchar",
        "Orders": "Orders\n+total(tax int): float\nitems",
        "both": "both",
        "lib": "lib",
    }
    users, orders = labels(found[0])["users"], labels(found[0])["Orders"]
    assert arrows(found[0]) == [
        (orders, "n\n1", users),
        *((box, "", orders) for box in (users, "both", "lib")),
    ]
    assert {s.id: s.outline for s in found[0].shapes}["both"] == "cylinder"
    assert [d.title for d in found] == ["", "inner"]
    assert arrows(found[1]) == [("a", "", "b")]
    remarks = "\n".join(found[0].remarks)
    assert "line 12: other files are not read" in remarks
    assert "line 13: speaks of an arrow that is not there" in remarks


def test_arrows_at_patterns_and_what_is_said_of_an_arrow_again() -> None:
    (found,) = read(
        b"""(a -> b)[0].label: early
        a -> b; a -> b; b -> c
        (A -> b)[1]: second { style.stroke-dash: 3 }
        (b -> c)[0]: null
        box: { x; y; x -> y; (x -> y)[0]: inside; * -> z }
        box.* -> c
        (box.* -> c)[*].label: all
        (a -- b)[0].label: nothing"""
    )

    assert arrows(found) == [
        ("a", "early", "b"),
        ("a", "second", "b"),
        ("x", "inside", "y"),
        ("x", "", "z"),
        ("y", "", "z"),
        ("x", "all", "c"),
        ("y", "all", "c"),
        ("z", "all", "c"),
    ]
    assert [arrow.style for arrow in found.arrows[:2]] == ["solid", "dashed"]
    assert [shape.where for shape in found.shapes if shape.label == "z"] == ["line 5"]
    assert found.remarks == ("line 8: speaks of an arrow that is not there; passed over",)


def test_what_is_said_of_all_boxes_that_fit_a_pattern() -> None:
    (found,) = read(
        b"""
        classes: { store: { shape: cylinder } }
        *.shape: queue
        **: { &shape: queue; !&label: Own; class: store }
        x*.style.fill: red
        own: Own
        "a * [b]": { shape: person; ...${base} }
        "R&D" -> in.lake
        events: { ...@kinds.d2; label: Events }
        model: @models.served
        "a*".label: Not a pattern
        """
    )

    assert {s.id: (s.label, s.outline, s.hints) for s in found.shapes} == {
        "own": ("Own", "queue", ()),
        "a * [b]": ("a * [b]", "person", ()),
        "R&D": ("R&D", "queue", ("store",)),
        "in.lake": ("lake", "box", ()),
        "events": ("Events", "queue", ("store",)),
        "model": ("model", "queue", ("store",)),
        "a*": ("Not a pattern", "queue", ("store",)),
    }
    assert found.remarks == (
        "line 7: what a variable holds is not put in whole; passed over: ...${base}",
        "line 9: other files are not read; passed over: ...@kinds.d2",
        "line 10: other files are not read; passed over: @models.served",
    )


def test_scenarios_and_steps_begin_with_what_is_there() -> None:
    found = read(
        b"""vars: { n: Store }
        classes: { db: { shape: cylinder } }
        a -> b: asks
        scenarios: {
          down: { b: null; c -> a; steps: { later: { d } } }
        }
        steps: {
          one: { e: ${n} { class: db } }
          two: { e -> a }
        }
        layers: { deep: { f: ${n} { class: db }; layers: { deeper: { g } } } }
        box: { steps: { lost: { h } } }"""
    )

    assert [(d.title, sorted(labels(d))) for d in found] == [
        ("", ["a", "b", "box"]),
        ("down", ["a", "box", "c"]),
        ("down / later", ["a", "box", "c", "d"]),
        ("one", ["a", "b", "box", "e"]),
        ("two", ["a", "b", "box", "e"]),
        ("deep", ["f"]),
        ("deep / deeper", ["g"]),
    ]
    assert arrows(found[4]) == [("a", "asks", "b"), ("Store", "", "a")]
    outlines = [{s.label: s.outline for s in d.shapes}.get("Store") for d in found]
    assert outlines == [None, None, None, "cylinder", "cylinder", "cylinder", None]
    assert found[0].remarks == ("line 12: steps inside 'box' were passed over",)


def test_steps_that_grow_without_end_are_refused() -> None:
    steps = "; ".join(f"s{n}: {{ x{n} }}" for n in range(400))

    with pytest.raises(FormatError, match="300 diagrams"):
        read(f"steps: {{ {steps} }}".encode())


def test_sequences_are_passed_over() -> None:
    with pytest.raises(FormatError, match="sequences"):
        read(b"shape: sequence_diagram\na -> b: hi")

    (found,) = read(b"a -> b\nlayers: { calls: { shape: sequence_diagram; a -> b } }")
    assert found.remarks == ("line 2: a diagram of sequences; passed over",)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("# a remark\napi: Prediction API {\n  shape: hexagon\n}\napi -> db.rows: reads\n", True),
        ("a <- b -> c", True),
        ("Dear reader,\nsee a -> b", False),
        ("name: no arrow", False),
        ("graph LR\n a --> b", False),
        ("A->>B: hello", False),
        ("def f(x: int) -> str:\n    return x", False),
        ("", False),
    ],
)
def test_a_text_without_a_name_is_d2_where_each_line_may_be(text: str, fits: bool) -> None:
    assert IMPORTER.accepts(text.encode()) is fits


def test_a_key_that_leads_out_of_the_diagram_is_told() -> None:
    (found,) = read(b"a -> b\n_: what lies around")

    assert found.remarks == ("line 2: _ leads out of the diagram and was passed over",)


def test_names_of_shapes_may_have_capitals() -> None:
    (found,) = read(b"classes: { c: { shape: Queue } }\na: { shape: Person }\nb.class: c\na -> b")

    assert [s.outline for s in found.shapes] == ["person", "queue"]


def test_a_container_may_have_no_title() -> None:
    (found,) = read(b'grid: "" {\n  a -> b\n}\nc: ""\n')

    assert [(g.id, g.title) for g in found.groups] == [("grid", "")]
    assert [s.label for s in found.shapes] == ["a", "b", "c"]
