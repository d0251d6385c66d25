import json
from dataclasses import replace

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.routes import routes
from mlsd_board.formats import extension
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.exporters.excalidraw import EXPORTER
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Brief(title="Feed"),
    Frame(id="zone", title="Online", role="boundary", x=300, y=-40, width=400, height=300, collapsed=True),
    Node(id="app", component="client_app", x=0, y=20),
    Node(
        id="rank", component="ranker", x=320, y=20, frame="zone", label="A ranker with a name of many words"
    ),
    Note(id="n", text="one\ntwo", x=900),
    Ink(id="i", points=((0, 0), (5, 8)), width=3),
    Connection(id="a", source="app", target="rank", kind=Kind.REQUEST),
    Connection(id="b", source="rank", target="app"),
    Connection(id="c", source="n", target="zone", kind=Kind.EVENTS),
)


def elements(library: Library, **options: object) -> dict[str, dict]:
    data = json.loads(EXPORTER.write(DESIGN, replace(ExportOptions(library), **options)))
    assert (data["type"], data["version"]) == ("excalidraw", 2)
    return {element["id"]: element for element in data["elements"]}


def test_words_are_bound_to_their_box_and_fit_it(library: Library) -> None:
    found = elements(library)

    assert found["rank-text"]["containerId"] == "rank"
    assert {"type": "text", "id": "rank-text"} in found["rank"]["boundElements"]
    assert found["rank-text"]["width"] <= found["rank"]["width"]
    assert found["rank-text"]["height"] <= found["rank"]["height"]


def test_arrows_are_bound_at_both_ends_and_follow_the_route(library: Library) -> None:
    found = elements(library)
    opened = Design({**DESIGN.records, "zone": DESIGN.frames["zone"].model_copy(update={"collapsed": False})})
    way = routes(opened)["a"].points

    arrow = found["a"]
    assert (arrow["startBinding"]["elementId"], arrow["endBinding"]["elementId"]) == ("app", "rank")
    assert {"type": "arrow", "id": "a"} in found["app"]["boundElements"]
    assert [[arrow["x"] + x, arrow["y"] + y] for x, y in arrow["points"]] == [
        pytest.approx(list(p), abs=0.02) for p in way
    ]


def test_an_arrow_says_its_kind_and_one_without_says_nothing(library: Library) -> None:
    found = elements(library)

    assert found["a-text"]["text"] == "request"
    assert "b-text" not in found
    assert (found["a"]["strokeStyle"], found["c"]["strokeStyle"]) == ("solid", "dotted")


def test_groups_are_unfolded_and_lie_below_their_members(library: Library) -> None:
    order = list(elements(library))

    assert order.index("zone") < order.index("rank")
    assert elements(library)["zone"]["strokeStyle"] == "dashed"


def test_only_the_hand_drawn_theme_is_rough(library: Library) -> None:
    assert {e["roughness"] for e in elements(library).values()} == {0}
    assert {e["roughness"] for e in elements(library, theme="hand").values()} == {1}


def test_every_record_travels_along_unless_asked_not_to(library: Library) -> None:
    tables = elements(library).values()
    data = [e.get("customData", {}) for e in tables]
    found = [x for d in data for x in extension.read(d.get(extension.KEY))]
    found += [x for d in data for x in extension.read(d.get(extension.BOARD_KEY))]

    assert {extra.record.id: extra.record for extra in found} == dict(DESIGN.records)
    assert not any("customData" in element for element in elements(library, embed=False).values())


def test_an_empty_board_is_an_empty_scene(library: Library) -> None:
    assert json.loads(EXPORTER.write(Design(), ExportOptions(library)))["elements"] == []
