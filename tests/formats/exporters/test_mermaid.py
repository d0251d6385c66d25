import json
import re
from dataclasses import replace

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats import extension
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.exporters.mermaid import EXPORTER
from mlsd_board.formats.mermaid.wording import quoted, safe_names
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Brief(title='Feed "one"'),
    Frame(id="online", title="Online", role="zone", width=600),
    Node(id="app", component="client_app", x=20, y=20),
    Node(id="end", component="ranker", x=300, y=20, frame="online", label='Rank & "sort" <b>\n**it**'),
    Node(id="lake", component="data_lake", x=600, y=20),
    Node(id="log", component="event_stream", x=600, y=220),
    Note(id="n", text="cold start?", x=900, about="end"),
    Ink(id="i", points=((0, 0),)),
    Connection(id="a", source="app", target="end", kind=Kind.REQUEST),
    Connection(id="b", source="end", target="lake", kind=Kind.EVENTS, label="clicks | taps"),
    Connection(id="c", source="lake", target="end"),
    Connection(id="d", source="lake", target="online", kind=Kind.DATA),
    Connection(id="e", source="end", target="online", kind=Kind.DATA),
)


def written(library: Library, design: Design = DESIGN, **options: object) -> str:
    return EXPORTER.write(design, replace(ExportOptions(library), **options)).decode("utf-8")


def chart(library: Library) -> list[str]:
    return [line.strip() for line in written(library, embed=False).splitlines()]


def test_boxes_have_the_shape_of_what_they_are_and_say_what_kind_they_are(library: Library) -> None:
    lines = chart(library)

    assert 'app(["Client app"]):::slate' in lines
    assert 'lake[("Data lake")]:::blue' in lines
    assert 'log[["Event stream"]]:::cyan' in lines
    assert any(line.startswith('n_end["') for line in lines)
    assert 'n>"cold start?"]:::note' in lines


def test_words_are_taken_literally(library: Library) -> None:
    assert 'n_end["Rank #38; #34;sort#34; #60;b#62; #42;#42;it#42;#42;<br/>Ranker"]:::indigo' in chart(
        library
    )
    assert 'n_end -.->|"clicks #124; taps"| lake' in chart(library)
    assert chart(library)[1] == 'title: "Feed \\"one\\""'


def test_frames_hold_their_boxes(library: Library) -> None:
    lines = chart(library)
    opened, closed = lines.index('subgraph online["Online"]'), lines.index("end")

    assert [line.split("[")[0] for line in lines[opened + 1 : closed]] == ["n_end"]


def test_kinds_differ_in_line_and_word(library: Library) -> None:
    lines = chart(library)

    assert 'app -->|"request"| n_end' in lines
    assert 'lake -->|"data"| online' in lines
    assert "lake -.-> n_end" in lines, "an arrow without kind and label says nothing"


def test_an_arrow_into_its_own_frame_travels_as_a_comment_only(library: Library) -> None:
    assert not any(line.endswith(" online") and line.startswith("n_end") for line in chart(library))
    assert '"id": "e"' in written(library)


def test_every_record_travels_along(library: Library) -> None:
    found = [
        extra
        for line in written(library).splitlines()
        if (mark := re.match(r"\s*%% mlsd: (.*)", line))
        for extra in extension.read(mark[1])
    ]

    assert {extra.record.id for extra in found} == set(DESIGN.records)
    assert {extra.record.id: extra.record for extra in found} == dict(DESIGN.records)
    assert {e.record.id: e.at for e in found if e.at} == {
        **{id: ("n_end" if id == "end" else id) for id in DESIGN.boxes},
        "a": "L0",
        "b": "L1",
        "c": "L2",
        "d": "L3",
    }


def test_a_tall_board_runs_down_and_a_wide_one_to_the_right(library: Library) -> None:
    tall = Design.of(Node(id="a", component="ranker"), Node(id="b", component="ranker", y=900))

    assert "flowchart TB" in written(library, tall)
    assert "flowchart LR" in written(library)


def test_frames_have_the_colours_they_have_on_the_board(library: Library) -> None:
    design = Design.of(
        *(Frame(id=zone, zone=zone, x=n * 500) for n, zone in enumerate(("online", "offline"))),
        *(Node(id=f"in_{zone}", component="ranker", frame=zone) for zone in ("online", "offline")),
    )
    theme = load_theme("light")

    for zone, hue in (("online", "green"), ("offline", "indigo")):
        assert f"style {zone} fill:{theme.hue(hue).fill}" in written(library, design)


def test_a_large_board_runs_down_since_pages_are_narrow(library: Library) -> None:
    row = Design.of(*(Node(id=f"n{n}", component="cache", x=300.0 * n) for n in range(13)))

    assert "flowchart TB" in written(library, row)


def test_names_are_safe_and_each_given_once() -> None:
    names = safe_names(["end", "n_end", "a b", "a-b", "x", "ranker", "1st", "漢字"])

    assert names["ranker"] == "ranker"
    assert len(set(names.values())) == len(names)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) for name in names.values())
    assert not {"end", "x"} & set(names.values())


def test_quoting_leaves_no_mark_of_the_language() -> None:
    assert quoted("") == '" "'
    assert not set('"<>`{}|;') & set(re.sub(r"#\d+;|<br/>", "", quoted('"`{a}`|<b>;'))[1:-1])


def test_front_matter_is_one_line_of_json(library: Library) -> None:
    title = written(library).splitlines()[1].removeprefix("title: ")

    assert json.loads(title) == 'Feed "one"'
