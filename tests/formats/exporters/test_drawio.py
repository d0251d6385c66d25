from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.routes import routes
from mlsd_board.formats import extension
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.exporters.drawio import EXPORTER
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Page
from mlsd_board.model.geometry import nearest_on
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Brief(title='Feed & "co"'),
    Frame(id="zone", title="Online", role="zone", zone="online", x=300, y=-40, width=400, height=300),
    Frame(id="group", title="Group", x=0, y=400, width=500, height=200, collapsed=True),
    Node(id="app", component="client_app", x=0, y=20),
    Node(id="rank", component="ranker", x=320, y=20, frame="zone", label="Rank <b>", z=2),
    Node(id="store", component="feature_store", x=320, y=160, frame="zone"),
    Node(id="0", component="data_lake", x=20, y=440, frame="group"),
    Node(id="train", component="trainer", x=250, y=440, frame="group"),
    Note(id="n", text="one\ntwo", x=900),
    Ink(id="i", points=((0, 0),)),
    Connection(id="a", source="app", target="rank", kind=Kind.REQUEST),
    Connection(id="b", source="store", target="rank", kind=Kind.FEATURES, label="50 features"),
    Connection(id="c", source="0", target="train", kind=Kind.DATA),
    Connection(id="d", source="train", target="rank", kind=Kind.MODEL),
)


def written(library: Library, **options: object) -> Element:
    data = EXPORTER.write(DESIGN, replace(ExportOptions(library), **options))
    return ElementTree.fromstring(data)


def objects(root: Element) -> dict[str, Element]:
    return {found.get("id", ""): found for found in root.iter("object")}


def cell(found: Element) -> Element:
    return next(found.iter("mxCell"))


def style(found: Element) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in cell(found).get("style", "").split(";") if part)


def geometry(found: Element) -> tuple[float, ...]:
    facts = next(found.iter("mxGeometry"))
    return tuple(float(facts.get(name, "nan")) for name in ("x", "y", "width", "height"))


def extras(root: Element) -> Iterator[extension.Extra]:
    for found in root.iter("object"):
        yield from extension.read(found.get(extension.KEY, ""))


def test_boxes_lie_where_they_lie_on_the_board_within_their_container(library: Library) -> None:
    found = objects(written(library))

    assert geometry(found["app"]) == (0, 20, 168, 64)
    assert cell(found["rank"]).get("parent") == "zone"
    assert geometry(found["rank"]) == (20, 60, 168, 64)
    assert geometry(found["zone"]) == (300, -40, 400, 300)


def test_a_collapsed_group_is_folded_and_knows_its_size(library: Library) -> None:
    group = objects(written(library))["group"]

    assert cell(group).get("collapsed") == "1"
    assert geometry(group) == (0, 400, 168, 64)
    assert next(group.iter("mxRectangle")).get("width") == "500"


def test_connectors_are_attached_and_follow_the_route(library: Library) -> None:
    found = objects(written(library))
    way = routes(DESIGN)["a"]

    assert (cell(found["a"]).get("source"), cell(found["a"]).get("target")) == ("app", "rank")
    points = [(float(p.get("x", "")), float(p.get("y", ""))) for p in found["a"].iterfind(".//Array/mxPoint")]
    assert points == [pytest.approx(tuple(p), abs=0.01) for p in way.points[1:-1]]
    assert {"exitX", "entryX"} <= style(found["a"]).keys()
    share, at = nearest_on(way.points, way.label.centre)
    aside = next(p for p in found["a"].iter("mxPoint") if p.get("as") == "offset")
    assert geometry(found["a"])[0] == pytest.approx(2 * share - 1, abs=0.01)
    assert float(aside.get("y")) == pytest.approx(way.label.centre.y - at.y, abs=0.01)


def test_an_arrow_within_a_container_folds_away_with_it(library: Library) -> None:
    found = objects(written(library))

    assert cell(found["c"]).get("parent") == "group"
    assert cell(found["b"]).get("parent") == "zone"
    assert cell(found["d"]).get("parent") == "1"


def test_arrows_of_what_is_folded_away_run_as_they_are_drawn(library: Library) -> None:
    """The real draw.io drew them straight across other boxes, since only one of several had its way."""
    group = Frame(id="g", collapsed=True, width=400, height=200)
    inside = [Node(id=f"n{i}", component="trainer", frame="g", x=40 + 180 * i, y=60) for i in (0, 1)]
    out = Node(id="out", component="model_registry", x=900, y=400)
    wires = [Connection(id=f"w{i}", source=f"n{i}", target="out", kind=Kind.MODEL) for i in (0, 1)]
    design = Design.of(group, *inside, out, *wires)
    found = objects(ElementTree.fromstring(EXPORTER.write(design, ExportOptions(library))))

    assert style(found["w0"]) == style(found["w1"])
    assert style(found["w0"])["exitX"] == "1", "from the side of the group"
    drawn = [ElementTree.tostring(cell(found[id])[0]) for id in ("w0", "w1")]
    assert drawn[0] == drawn[1]
    assert b"mxPoint" in drawn[0]


def test_kinds_differ_in_pattern_and_colour(library: Library) -> None:
    found = objects(written(library))

    assert style(found["a"])["endFill"] == "0"
    assert all(style(found[id])["endArrow"] == "block" for id in "abcd")
    assert len({style(found[id])["strokeColor"] for id in "abcd"}) == 4


def test_labels_are_html_with_the_users_words_escaped(library: Library) -> None:
    found = objects(written(library))

    assert str(found["rank"].get("label")).startswith("<b>Rank &lt;b&gt;</b><br><font")
    assert found["n"].get("label") == "one<br>two"
    assert found["b"].get("label") == "50 features"


def test_ids_of_the_format_itself_are_not_taken(library: Library) -> None:
    root = written(library)
    ids = [found.get("id") for found in root.iter() if found.get("id")]

    assert len(ids) == len(set(ids))
    assert "el_0" in objects(root)


def test_every_record_travels_along_unless_asked_not_to(library: Library) -> None:
    assert {extra.record.id: extra.record for extra in extras(written(library))} == dict(DESIGN.records)
    assert not list(extras(written(library, embed=False)))


def test_every_page_is_a_diagram(library: Library) -> None:
    book = Design.of(
        Page(id=FIRST_PAGE, title="Design"),
        Page(id="more", title="Second & last", order=1),
        Node(id="a", component="ranker"),
        Node(id="b", component="trainer", page="more"),
    )
    root = ElementTree.fromstring(EXPORTER.write(book, ExportOptions(library)))

    assert [d.get("name") for d in root.iter("diagram")] == ["Design", "Second & last"]
    assert [
        [o.get("id") for o in d.iter("object") if cell(o).get("vertex")] for d in root.iter("diagram")
    ] == [["a"], ["b"]]
