"""DOT as people write it, and what was written by us."""

import pytest

from mlsd_board.formats.dot_text.reader import read
from mlsd_board.formats.errors import FormatError
from tests.formats.importers.reading import arrows, homes, labels

GRAPH = rb"""
// a comment
strict digraph "G" {
  rankdir=LR; label=<<B>The</B> title>;
  node [shape=box style="filled"]; edge [style=dashed] # for all
  /* a
     block */
  subgraph cluster_a {
    label = "Online"
    api [label=<<B>API</B><BR/>gateway>];
    subgraph cluster_b { label="Inner"; "my store" [shape=cylinder, label="Feature\nstore"] }
  }
  user [label="User\l" shape=ellipse];
  user -> api -> "my store" [label="reads" + " all"];
  api:port:n -> { x y } [dir=both];
  x -> y [style=invis];
  { rank=same; x; y }
  # a line of the preprocessor
}
"""


def test_clusters_chains_defaults_and_labels() -> None:
    (found,) = read(GRAPH)

    assert set(labels(found)) == {"api", "my store", "user", "x", "y", "cluster_a", "cluster_b"}
    assert labels(found)["api"] == "API\ngateway"
    assert labels(found)["my store"] == "Feature\nstore"
    assert homes(found) == {"API\ngateway": "Online", "Feature\nstore": "Inner", "Inner": "Online"}
    assert arrows(found)[:2] == [
        ("User", "reads all", "API\ngateway"),
        ("API\ngateway", "reads all", "Feature\nstore"),
    ]
    assert [a.heads for a in found.arrows] == ["forward", "forward", "both", "both", "forward"]
    assert [a.style for a in found.arrows] == ["dashed"] * 4 + ["layout"]
    assert {s.id: s.outline for s in found.shapes}["my store"] == "cylinder"
    assert found.title == "The title"


def test_undirected_graphs_records_and_positions() -> None:
    (found,) = read(
        b'graph { a [shape=record label="{<f0> left|right}" pos="72,36!" width=1 height=0.5]; a -- b }'
    )

    assert labels(found)["a"] == "left\nright"
    assert found.arrows[0].heads == "none"
    shape = found.shapes[0]
    assert shape.rect is not None
    assert (shape.rect.centre.x, shape.rect.centre.y, shape.rect.width) == (72, -36, 72)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"digraph",
        b"digraph {",
        b'digraph { a [label="x }',
        b"digraph { a [label=<x }",
        b"nothing",
        b"digraph { -> a }",
    ],
)
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_a_great_graph_is_read_and_a_greater_one_refused() -> None:
    many = "digraph {" + "".join(f"n{i} -> n{i + 1};" for i in range(15_000)) + "}"
    assert len(read(many.encode())[0].shapes) == 15_001
    with pytest.raises(FormatError, match="more than 20,000 boxes"):
        read(("digraph {" + ";".join(f"n{i}" for i in range(20_002)) + "}").encode())
    with pytest.raises(FormatError, match="nested too deeply"):
        read(b"digraph {" + b"{" * 500 + b"}" * 500 + b"}")
    all_with_all = ";".join(f"n{i}" for i in range(2_000))
    with pytest.raises(FormatError, match="arrows"):
        read(f"digraph {{ {{ {all_with_all} }} -> {{ {all_with_all} }} }}".encode())


def test_texts_in_every_place_are_kept() -> None:
    (found,) = read(
        rb"""digraph "the \"G\"" { label="Graph \G";
        a [label="left\lnext" xlabel="outside"]; b [shape=record, label="{<p> one\|two|\N}|x\{y\}"]
        c [label=<<table><tr><td>Cell</td><td>next &amp; List&lt;int&gt;</td></tr></table>>]
        a -> b:p [taillabel=from, label="is \E", headlabel=to]
        }"""
    )

    assert labels(found) == {
        "a": "left\nnext\noutside",
        "b": "one|two\nb\nx{y}",
        "c": "Cell next & List<int>",
    }
    assert [a.label for a in found.arrows] == ["from\nis a->b\nto"]
    assert found.title == 'Graph the "G"'


def test_strict_graphs_clusters_named_again_and_what_is_invisible() -> None:
    (found,) = read(
        b"""strict graph { a -- b; b -- a [label=last]; hidden [style=invis]; a -- hidden [style=invis]
        subgraph cluster_x { a label=X } subgraph cluster_x { c } }"""
    )

    assert arrows(found)[0] == ("a", "last", "b")
    assert [a.style for a in found.arrows] == ["solid", "layout"]
    assert homes(found) == {"a": "X", "c": "X"}
    assert set(labels(found)) == {"a", "b", "c", "cluster_x"}
    assert found.remarks == ("invisible and left out: hidden",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_noticed(encoding: str) -> None:
    (found,) = read("digraph { é }".encode(encoding))

    assert set(labels(found)) == {"é"}


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FormatError, match="not a text: a NUL"):
        read(b"digraph { a\0b }")


def test_what_makes_itself_a_cluster_is_one() -> None:
    (found,) = read(
        b"digraph { subgraph A { a; cluster=true; label=Mine; { graph [cluster=1]; b } }"
        b" subgraph Cluster_c { c } subgraph d { cluster=false; d; subgraph { e } } }"
    )

    assert [(g.id, g.title, g.group) for g in found.groups] == [
        ("A", "Mine", None),
        ("cluster", "", "A"),
        ("Cluster_c", "", None),
    ]
    assert {s.id: s.group for s in found.shapes} == {
        "a": "A", "b": "cluster", "c": "Cluster_c", "d": None, "e": None,
    }  # fmt: skip
    with pytest.raises(FormatError, match="cut off"):
        read(b"digraph { subgraph A { cluster =")
