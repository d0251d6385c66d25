"""PlantUML component diagrams, C4 and icon macros."""

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.plantuml.reader import read, read_text
from tests.formats.importers.reading import arrows, homes, imported, labels

SOURCE = rb"""
@startuml My system
' a comment
/' a block
of them '/
skinparam component {
  BackgroundColor White
}
!include https://example.org/never-read.puml
left to right direction
package "User Space" as USER {
  [Your Code\n(dataset)] as UC
  component "Feature **Store**" as FS <<database>> #LightBlue
  UC -[hidden]-> FS
}
database "PostgreSQL" as DB
actor :Data Scientist: as DS
() "REST" as R
queue Kafka
node big [
  Line one
  Line two
]
UC --> DB : writes\nrows
DB <-- FS
DS ..> USER : explores
FS <--> R
Kafka -[#red,dashed]-> [Undeclared one] : "quoted"
FS --> DB : odd ' trailing comment is part of the label
FS -> DB  ' trailing
note right of FS
  Said about it.
end note
legend
  A legend
endlegend
@enduml
"""


def test_boxes_containers_and_arrows() -> None:
    (found,) = read(SOURCE)

    known = labels(found)
    assert known["UC"] == "Your Code\n(dataset)"
    assert known["FS"] == "Feature Store"
    assert known["big"] == "Line one\nLine two"
    assert homes(found) == {"Your Code\n(dataset)": "User Space", "Feature Store": "User Space"}
    assert arrows(found)[1:6] == [
        ("Your Code\n(dataset)", "writes\nrows", "PostgreSQL"),
        ("PostgreSQL", "", "Feature Store"),
        ("Data Scientist", "explores", "User Space"),
        ("Feature Store", "", "REST"),
        ("Kafka", "quoted", "Undeclared one"),
    ]
    assert [a.heads for a in found.arrows][1:5] == ["forward", "backward", "forward", "both"]
    assert found.arrows[0].style == "layout"
    assert found.arrows[5].style == "dashed"
    outlines = {s.id: s.outline for s in found.shapes}
    assert (outlines["DB"], outlines["DS"], outlines["Kafka"]) == ("cylinder", "person", "queue")
    assert {t.text for t in found.texts} == {"Said about it.", "A legend"}
    assert any("a comment must stand on its own line" in remark for remark in found.remarks)


def test_c4_and_icon_macros() -> None:
    (found,) = read(
        b'@startuml\n!include <C4/C4_Container>\nPerson(u, "User")\nSystem_Boundary(s, "ML") {\n'
        b'  ContainerDb(db, "Features", "Redis", "Online store")\n  SageMaker(sm, "Endpoint", "ml.m5")\n}\n'
        b'Rel(u, sm, "asks", "HTTPS")\nBiRel_D(sm, db, "reads")\n@enduml\n'
    )

    assert homes(found) == {"Features\nRedis\nOnline store": "ML", "Endpoint\nml.m5": "ML"}
    assert [(a.label, a.heads) for a in found.arrows] == [("asks\n[HTTPS]", "forward"), ("reads", "both")]
    assert {s.id: s.icon for s in found.shapes}["sm"] == "Sage Maker"


def test_several_diagrams_and_what_cannot_be_read() -> None:
    two = b"@startuml(id=first)\n[a] --> [b]\n@enduml\ntext\n@startuml\n[c]\n@enduml\n"
    assert [len(d.shapes) for d in read(two)] == [2, 1]
    for data in (b"", b"@startmindmap\n* x\n@endmindmap", b"@startuml\n@enduml"):
        with pytest.raises(FormatError):
            read(data)


def test_what_is_not_understood_is_named() -> None:
    (found,) = read(b"@startuml\n[a]\nthis is not anything %%\n}\npackage x {\n@enduml\n")

    text = "\n".join(found.remarks)
    assert "line 3: not understood" in text
    assert "line 4: } closes nothing" in text
    assert "not closed" in text


def test_arrows_in_every_spelling() -> None:
    (found,) = read_text(
        """[A] - B
        A -(0- B : socket
        a1-->b1:close by
        user-service -left-> b1 : way
        A "1" --> "many" B : holds
        Rel(A, B)
        RelIndex(1, A, B, "second")
        Rel_Back(A, B, "back")
        note "Words" as N
        N .. A"""
    )

    assert [(a.source, a.label, a.target, a.heads) for a in found.arrows] == [
        ("A", "", "B", "none"),
        ("A", "socket", "B", "none"),
        ("a1", "close by", "b1", "forward"),
        ("user-service", "way", "b1", "forward"),
        ("A", "1 holds many", "B", "forward"),
        ("A", "", "B", "forward"),
        ("A", "second", "B", "forward"),
        ("A", "back", "B", "backward"),
        ("N", "", "A", "none"),
    ]
    assert [(t.id, t.text, t.about) for t in found.texts] == [("N", "Words", None)]


def test_what_is_said_to_plantuml_itself_draws_nothing() -> None:
    (found,) = read_text(
        """!$place = "eu-1"
        !include secret.puml
        !procedure $box($x)
        component $x
        !endprocedure
        header On top
        database "Lake <&cloud> in $place" as lake"""
    )

    assert labels(found) == {"lake": "Lake in eu-1"}
    assert [t.text for t in found.texts] == ["On top"]
    assert found.remarks == ("line 2: other files are not read; passed over: secret.puml",)


def test_diagrams_of_sequences_are_refused() -> None:
    with pytest.raises(FormatError, match="sequences"):
        read_text("@startuml\nparticipant A\nA -> B : hi\n@enduml")


def test_notes_hang_at_what_they_speak_of() -> None:
    design = imported(
        "a.puml",
        b"""@startuml
        package "Outer" as o {
          [Feature store] as fs
          note left : above
          node n <<big>> as inner {
            component "API" as api
          }
        }
        note right of fs #pink : kept
        note top of [API]
          two
          lines
        end note
        o::api --> fs : reads >
        note on link : nightly
        note bottom of o : all
        floating note : free
        note left of gone : lost
        @enduml""",
    ).design

    about = {note.text: note.about for note in design.notes.values()}
    (arrow,) = design.connections.values()
    assert about == {
        "above": "fs", "kept": "fs", "two\nlines": "api", "nightly": arrow.id, "all": "o", "free": None, "lost": None,
    }  # fmt: skip
    assert (arrow.source, arrow.label) == ("api", "reads")


def test_lines_in_a_box_without_boxes_are_its_words() -> None:
    (found,) = read_text(
        """class Order {
          -id: int
          --
          total()
        }
        Order : +late
        package "Empty" as e {
        }
        database Redis <<cache>> as r {
          + sessions
        }
        package Full {
          * a list
          [Box]
        }
        stray : member"""
    )

    assert labels(found) == {
        "Order": "Order\n-id: int\ntotal()\n+late",
        "e": "Empty",
        "r": "Redis\n+ sessions",
        "Box": "Box",
        "Full": "Full",
    }
    assert [(s.outline, s.hints) for s in found.shapes if s.id == "r"] == [("cylinder", ("cache",))]
    assert [(t.text, t.group) for t in found.texts] == [("* a list", "Full")]
    assert found.remarks == ("line 16: not understood and left out: 'stray : member'",)


def test_macros_that_only_say_how_things_look_draw_nothing() -> None:
    (found,) = read_text(
        """LAYOUT_WITH_LEGEND()
        AddContainerTag("db", $sprite="x", $legendText="stores")
        AddBoundaryTag(b, $bgColor="red")
        UpdateElementStyle(person, $bgColor="red")
        Deployment_Node(n, "Cluster", "k8s 1.30") {
          Container(api, "API", $techn="Go", $tags="v1")
        }
        Lay_R(api, api)
        SHOW_LEGEND()"""
    )

    assert labels(found) == {"n": "Cluster [k8s 1.30]", "api": "API\nGo"}
    assert found.remarks == ()


def test_what_c4_says_below_a_name_is_what_the_box_does_and_no_reason() -> None:
    board = imported(
        "a.puml",
        b'@startuml\nContainerDb(db, "Feature store", "Redis", "Online store")\nPerson(u, "User")\n@enduml',
    )

    assert board.design.nodes["db"].label == ""
    assert board.design.nodes["db"].description == "Redis\nOnline store"
    assert board.design.nodes["db"].rationale == ""
    assert board.reports[0].boxes[0].label == "Feature store\nRedis\nOnline store"


def test_a_box_may_be_named_where_an_arrow_leads_to_it() -> None:
    (found,) = read(b"@startuml\ncomponent a\na --> [Planned\\nsets] as OUT : writes\nOUT --> a\n@enduml")

    assert arrows(found) == [("a", "writes", "Planned\nsets"), ("Planned\nsets", "", "a")]
    assert found.remarks == ()


def test_a_box_may_be_called_as_a_container_is() -> None:
    (found,) = read(
        b'@startuml\npackage "Sources" {\n [GitHub API] as Sources\n}\n[The run] as Run\npackage "Run" {\n [a]\n}\n'
        b"Sources --> Run\ncomponent Sources\n@enduml"
    )

    assert homes(found) == {"GitHub API": "Sources", "a": "Run"}
    assert arrows(found) == [("GitHub API", "", "The run")]
    assert len(found.shapes) == 3
