"""The other languages in which Mermaid draws systems: C4, architecture, blocks."""

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mermaid.reader import read
from tests.formats.importers.reading import arrows, homes, imported, labels

C4 = """---
config: {}
---
C4Deployment
  title Live, "today"
  Person_Ext(u, "User", "Asks; often.")
  Deployment_Node(plc, "Cluster", "Kubernetes") {
    System_Boundary(s, "ML") {
      ContainerDb(db, "Features", "Redis", $sprite="redis")
      ContainerQueue_Ext(q, "Events")
    }
  }
  Rel(u, db, "reads", "HTTPS")
  BiRel_D(db, q, "syncs")
  Rel_Back(db, q, "fills")
  RelIndex(1, u, gone, "asks")
  UpdateElementStyle(u, $bgColor="red")
  UpdateLayoutConfig($c4ShapeInRow="3")
  Sprite(x, "?")
"""
ARCHITECTURE = """architecture-beta
  group api(cloud)[API]
  group inner(disk)["In (it)"] in api
  service db(database)[Database] in inner
  service s3(logos:aws-s3)[Store] in api
  service gateway(internet)[Gateway]
  service web("my web") in api
  junction j1
  junction j2 in api
  db:L <-- R:s3
  s3{group}:T -[uploads]-> B:web
  gateway:R -- L:j1
  j1:T -- B:j2
  j2:R --> L:web
  j1:B --> T:db
  web:L -- R:db
"""
BLOCKS = """block-beta
  columns 3
  doc>"Document"]:3
  space down<["goes on"]>(down) up<[" "]>(up)
  block:e:3
    left["Left"]:2 m("A wide one: it")
    block
      inner
    end
  end
  space:3 db[("DB")] D
  db -- "writes" --> D & left
  D --> e
  style m fill:#d6d
  classDef x fill:#fff
  class m x
"""


def test_c4_is_people_containers_boundaries_and_relations() -> None:
    found = read(C4)

    assert found.title == 'Live, "today"'
    assert labels(found) == {
        "u": "User\nAsks; often.",
        "db": "Features\nRedis",
        "q": "Events",
        "gone": "gone",
        "plc": "Cluster [Kubernetes]",
        "s": "ML",
    }
    assert homes(found) == {"Features\nRedis": "ML", "Events": "ML", "ML": "Cluster [Kubernetes]"}
    assert [s.outline for s in found.shapes] == ["person", "cylinder", "queue", "box"]
    assert [(s.id, s.hints) for s in found.shapes if s.hints] == [("u", ("external",)), ("q", ("external",))]
    assert [(a.label, a.heads) for a in found.arrows] == [
        ("reads\n[HTTPS]", "forward"),
        ("syncs", "both"),
        ("fills", "backward"),
        ("asks", "forward"),
    ]
    assert found.remarks == ("line 19: Sprite is not known and was passed over",)


def test_services_lie_in_groups_and_lines_run_through_junctions() -> None:
    found = read(ARCHITECTURE)

    assert homes(found) == {"Database": "In (it)", "Store": "API", "my web": "API", "In (it)": "API"}
    assert {s.id: s.icon for s in found.shapes if s.icon} == {"s3": "aws s3"}
    assert arrows(found) == [
        ("Database", "", "Store"),
        ("API", "uploads", "my web"),
        ("my web", "", "Database"),
        ("Gateway", "", "my web"),
        ("Gateway", "", "Database"),
    ]
    assert [a.heads for a in found.arrows] == ["backward", "forward", "none", "forward", "forward"]
    assert found.remarks == (
        "line 12: lines that meet at a junction were read as arrows between what they lead to",
    )


def test_blocks_lie_in_rows_and_in_each_other() -> None:
    found = read(BLOCKS)

    assert [s.label for s in found.shapes] == ["Document", "Left", "A wide one: it", "inner", "DB", "D"]
    assert {s.id: s.group for s in found.shapes if s.group} == {"left": "e", "m": "e", "inner": "block"}
    assert [(g.id, g.group) for g in found.groups] == [("e", None), ("block", "e")]
    assert arrows(found) == [("DB", "writes", "D"), ("DB", "writes", "Left"), ("D", "", "")]
    assert [t.text for t in found.texts] == ["goes on"]
    assert found.remarks == ("line 4: an arrow that does not say what it joins was left out",)
    rect = {part.id: part.rect for part in (*found.shapes, *found.texts) if part.rect}
    assert rect["doc"].width > 2.9 * rect["down"].width
    assert rect["doc"].bottom == rect["down"].y
    assert rect["down"].centre.x == rect["doc"].centre.x
    assert rect["down"].bottom < rect["left"].y == rect["m"].y == rect["inner"].y - 40
    assert rect["left"].right == rect["m"].x
    assert rect["db"].y == rect["D"].y > rect["inner"].bottom
    assert rect["db"].x == rect["doc"].x


def test_blocks_without_columns_are_laid_out() -> None:
    assert not any(shape.rect for shape in read("block\n a b\n block\n c\n end").shapes)


@pytest.mark.parametrize(("text", "says"), [
    ("sequenceDiagram\n A->>B: x", "a Mermaid sequenceDiagram, which shows calls one after the other"),
    ("stateDiagram-v2\n [*] --> A", "a Mermaid stateDiagram-v2, which shows states of one thing"),
    ("pie title x", "a Mermaid pie, which shows figures"),
    ("Dear reader", "does not begin as a Mermaid diagram of boxes and arrows does"),
])  # fmt: skip
def test_what_shows_no_system_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        read(text)

    assert "C4" in str(caught.value)


@pytest.mark.parametrize(("opening", "words"), [
    ("C4Context", 'Boundary(b{n}, "x") {{'), ("block", "block:b{n}"),
])  # fmt: skip
def test_too_deep_is_refused(opening: str, words: str) -> None:
    text = "\n".join([opening, *(words.format(n=n) for n in range(99))])

    with pytest.raises(FormatError, match="nested too deeply"):
        read(text)


def test_files_are_known_by_what_they_begin_with() -> None:
    for text in (C4, ARCHITECTURE, BLOCKS):
        assert imported("anything.txt", text.encode()).reports[0].boxes


def test_a_block_is_called_as_it_was_last() -> None:
    found = read('block-beta\n a["One"] b\n a["Two"] --> b\n')

    assert [s.label for s in found.shapes] == ["Two", "b"]
