"""Mermaid flowcharts as people write them, also where Mermaid itself would refuse them."""

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mermaid.reader import read
from tests.formats.importers.reading import arrows, homes, labels


def test_chains_groups_of_nodes_and_labels_in_every_spelling() -> None:
    found = read(
        """
        %% a comment first
        flowchart LR;
          A[Raw data] & B(["Other<br/>data"]) -->|"joined"| C{{Merge}} --> D[(Store)];
          D -- "read by" --> E((User))
          D -. on demand .-> F{ok?}
          F == yes ==> G>flag]
          F ---|plain| H[/in/]
          G <--> H
          G ~~~ A
        """
    )

    assert labels(found) == {
        "A": "Raw data",
        "B": "Other\ndata",
        "C": "Merge",
        "D": "Store",
        "E": "User",
        "F": "ok?",
        "G": "flag",
        "H": "in",
    }
    assert arrows(found)[:5] == [
        ("Raw data", "joined", "Merge"),
        ("Other\ndata", "joined", "Merge"),
        ("Merge", "", "Store"),
        ("Store", "read by", "User"),
        ("Store", "on demand", "ok?"),
    ]
    by_ends = {(a.source, a.target): a for a in found.arrows}
    assert by_ends["D", "F"].style == "dashed"
    assert by_ends["F", "H"].heads == "none"
    assert by_ends["G", "H"].heads == "both"
    assert by_ends["G", "A"].style == "layout"
    assert {s.id: s.outline for s in found.shapes}["D"] == "cylinder"
    assert found.remarks == ()
    assert found.direction == "LR"


def test_subgraphs_in_every_spelling_nest_and_can_be_ends() -> None:
    found = read(
        """graph TB
        subgraph one["First <b>one</b>"]
          direction TB
          a
          subgraph "Inner words"
            b
          end
        end
        subgraph Bare words
          c
        end
        subgraph two [Second]
          d
        end
        a --> d
        c --> one
        style one fill:#fff,stroke:#333
        """
    )

    assert homes(found) == {
        "a": "First one",
        "b": "Inner words",
        "Inner words": "First one",
        "c": "Bare words",
        "d": "Second",
    }
    assert ("c", "", "First one") in arrows(found)


def test_a_node_belongs_to_the_subgraph_that_names_it_however_late() -> None:
    found = read("graph TD\n a --> b\n subgraph s\n  b\n end\n c[Late label] --> a\n a[Named later]\n")

    assert homes(found) == {"b": "s"}
    assert labels(found)["a"] == "Named later"


def test_a_link_without_opacity_only_holds_boxes_apart() -> None:
    found = read("graph LR\n a --> b\n b --> c\n linkStyle 1 opacity:0\n")

    assert [a.style for a in found.arrows] == ["solid", "layout"]


def test_new_shapes_icons_entities_and_long_texts() -> None:
    found = read(
        'flowchart TD\n a@{ shape: cyl, label: "Lake &amp; more" } --> b["fa:fa-user Somebody #35;1"]\n'
        ' b e1@--> c["two\nlines 日本語 🙂"]:::warm\n'
    )

    assert labels(found) == {"a": "Lake & more", "b": "Somebody #1", "c": "two\nlines 日本語 🙂"}
    shapes = {s.id: s for s in found.shapes}
    assert (shapes["a"].outline, shapes["b"].icon, shapes["c"].hints) == ("cylinder", "user", ("warm",))


def test_descriptions_of_shapes_over_several_lines_and_of_arrows() -> None:
    found = read(
        """flowchart TD
        a@{ shape: lin-cyl, label: "Disk {x}" } e1@--> b@{
          shape: docs
          label: Ingest, then load
        }
        b e2@-- words --> c@{ img: "https://e.org/i/robot.png", label: 'It''s "one"' }
        e1@{ animate: true }
        """
    )

    assert labels(found) == {"a": "Disk {x}", "b": "Ingest, then load", "c": 'It\'s "one"'}
    assert [(s.outline, s.icon) for s in found.shapes] == [
        ("cylinder", ""),
        ("document", ""),
        ("box", "robot"),
    ]
    assert [a.label for a in found.arrows] == ["", "words"]
    assert found.remarks == ()


def test_what_is_said_for_screen_readers_is_no_box() -> None:
    found = read(
        "flowchart TD\n accTitle: Serving\n accDescr { a --> b }\n accDescr: c --> d\n accDescr {\n e --> f\n }\n x --> y"
    )

    assert (found.title, set(labels(found)), found.remarks) == ("Serving", {"x", "y"}, ())


def test_words_that_look_like_the_language_stay_words() -> None:
    found = read(
        'flowchart TD\n a["List<String> &lt;int&gt;"]:::cls--no-->b[50 %% of; all] -- to --- c[**All** of src/**/x/**]\n'
        ' subgraph s["`The **best** *one*`"]:::cls\n a\n end\n'
    )

    assert labels(found) == {
        "a": "List<String> <int>",
        "b": "50 %% of; all",
        "c": "All of src/**/x/**",
        "s": "The best one",
    }
    assert [a.label for a in found.arrows] == ["no", "to"]
    assert found.remarks == ()


def test_what_mermaid_refuses_is_named_and_the_rest_is_read() -> None:
    found = read(
        "graph TB\n  a[Server] --> b\n  Note over a,b: who writes?\n"
        '  c[{"json": [1, 2]}] --> d[see (this)]\n  d --> e %% trailing\n  f[never closed\n  subgraph open\n  g'
    )

    assert set(labels(found)) == {"a", "b", "c", "d", "e", "g", "open"}
    text = "\n".join(found.remarks)
    assert "line 3: an arrow was expected before 'over a,b: who writes?'" in text
    assert "line 4: the label" in text
    assert "line 5: a comment must stand on its own line" in text
    assert "line 6: the label of 'f' is not closed" in text
    assert "line 7: the subgraph 'open' is not closed" in text


def test_a_chain_goes_on_in_the_next_line() -> None:
    found = read(
        'flowchart TD\n a["First"] -->\n b["Second"] -.->|then|\n c & \n d\n e\n  --> f\n subgraph s\n g -->\n end\n'
        " a -. often .->\n e -- once ---\n f\n"
    )

    assert arrows(found) == [
        ("First", "", "Second"),
        ("Second", "then", "c"),
        ("Second", "then", "d"),
        ("e", "", "f"),
        ("First", "often", "e"),
        ("e", "once", "f"),
    ]
    assert found.remarks == ("line 9: the name of a box was expected at the end; left out: g -->",)


def test_a_subgraph_is_called_what_its_brackets_say() -> None:
    found = read('graph TD\n subgraph Data Layer["The data"]\n a\n end\n subgraph "x y" [Other]\n b\n end\n')

    assert homes(found) == {"a": "The data", "b": "Other"}
    assert [group.id for group in found.groups] == ["Data Layer", "x y"]


def test_bars_around_the_words_of_an_arrow_are_no_words() -> None:
    assert arrows(read("graph TD\n a -- |drift| --> b")) == [("a", "drift", "b")]


def test_what_strayed_into_a_line_hides_no_box() -> None:
    found = read(
        'graph TD\n a[One] --> b\n",\n  "b --> c[Two]\n",\n  "c --> d[Three]",\n e[Four] --> [x\n```\n'
    )

    assert arrows(found) == [("One", "", "b"), ("b", "", "Two"), ("Two", "", "Three")]
    assert labels(found)["e"] == "Four"
    assert "line 8: the mark of a fenced block was passed over" in found.remarks


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sequenceDiagram\n a->>b: hi", "this is a Mermaid sequenceDiagram"),
        ("hello", "does not begin as a Mermaid diagram"),
        ("  \n%% nothing\n", "there is no diagram"),
        ("graph TD\n" + "subgraph x\n" * 100, "nested too deeply"),
        ("graph TD\n" + "\n".join(f"n{i}" for i in range(20_001)), "more than 20,000 boxes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_line(text: str, what: str) -> None:
    with pytest.raises(FormatError, match=what):
        read(text)


def test_a_box_that_is_a_picture_is_what_it_shows() -> None:
    found = read(
        "graph LR\n A[<img src='https://x.example/dist/Compute/Lambda.png' />]:::clear --> B[\"<img src=../s3.svg width='18'/> Store\"]"
    )

    assert [(s.label, s.icon) for s in found.shapes] == [("", "Lambda"), ("Store", "s3")]
