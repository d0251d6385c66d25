"""draw.io files in every wrapping, and what people do on its canvas."""

import base64
import html
import json
import struct
import urllib.parse
import zlib

import pytest

from mlsd_board.formats.drawio.reader import read
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.geometry import Rect
from tests.formats.importers.reading import arrows, homes, imported, labels


def cell(
    id: str,
    x: float,
    y: float,
    w: float = 120,
    h: float = 60,
    value: str = "",
    style: str = "",
    parent: str = "1",
) -> str:
    geometry = f'<mxGeometry x="{x}" y="{y}" width="{w}" height="{h}" as="geometry"/>'
    return f'<mxCell id="{id}" value="{html.escape(value)}" style="{style}" vertex="1" parent="{parent}">{geometry}</mxCell>'


def edge(
    id: str, source: str = "", target: str = "", points: str = "", value: str = "", style: str = ""
) -> str:
    ends = (f' source="{source}"' if source else "") + (f' target="{target}"' if target else "")
    return (
        f'<mxCell id="{id}" value="{value}" style="{style}" edge="1" parent="1"{ends}>'
        f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry></mxCell>'
    )


def model(*cells: str) -> str:
    return f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel>'


def point(name: str, x: float, y: float) -> str:
    return f'<mxPoint x="{x}" y="{y}" as="{name}"/>'


TWO = model(
    cell("a", 0, 0, value="Feature store"),
    cell("b", 300, 0, value="Model<br>server"),
    edge("e", "a", "b", value="features"),
)


def packed(text: str) -> str:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = stream.compress(urllib.parse.quote(text).encode()) + stream.flush()
    return base64.b64encode(deflated).decode()


def png(keyword: bytes, text: bytes, kind: bytes = b"tEXt") -> bytes:
    body = keyword + b"\0" + (b"\0" + zlib.compress(text) if kind == b"zTXt" else text)
    chunk = struct.pack(">I4s", len(body), kind) + body + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4s", 0, b"IEND") + b"\0\0\0\0"


FILE = f'<mxfile><diagram name="P">{TWO}</diagram></mxfile>'
PAGE = """<!--[if IE]><meta http-equiv="X-UA-Compatible"><![endif]-->
<!DOCTYPE html>
<html><body><div class="mxgraph" data-mxgraph="{}"></div><script src="viewer.js"></script></body></html>"""


def page(viewer: str) -> bytes:
    return PAGE.format(html.escape(viewer)).encode()


WRAPPED = {
    "plain": FILE.encode(),
    "bare": TWO.encode(),
    "packed": f'<mxfile><diagram name="P">{packed(TWO)}</diagram></mxfile>'.encode(),
    "svg": f'<svg xmlns="http://www.w3.org/2000/svg" content="{html.escape(FILE)}"><g/></svg>'.encode(),
    "png": png(b"mxfile", urllib.parse.quote(FILE).encode()),
    "png packed": png(b"mxfile", FILE.encode(), b"zTXt"),
    "utf-16": FILE.encode("utf-16"),
    "page": page(json.dumps({"nav": True, "xml": FILE})),
}


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_the_same_diagram_in_every_wrapping(wrapping: str) -> None:
    (found,) = read(WRAPPED[wrapping])

    assert labels(found) == {"a": "Feature store", "b": "Model\nserver"}
    assert arrows(found) == [("Feature store", "features", "Model\nserver")]


@pytest.mark.parametrize(
    ("name", "wrapping"), [("a.svg", "svg"), ("a.drawio.png", "png"), ("a.xml", "packed"), ("a.html", "page")]
)
def test_pictures_and_xml_are_known_by_their_content(name: str, wrapping: str) -> None:
    assert {n.component for n in imported(name, WRAPPED[wrapping]).design.nodes.values()} == {
        "feature_store",
        "model_server",
    }


def test_every_page_becomes_a_page() -> None:
    data = f'<mxfile><diagram name="One">{TWO}</diagram><diagram name="Two">{packed(TWO)}</diagram></mxfile>'.encode()
    board = imported("a.drawio", data).design

    assert [p.title for p in sorted(board.pages.values(), key=lambda p: p.order)] == ["One", "Two"]
    assert len(board.nodes) == 4
    assert len(board.connections) == 2


def test_ends_that_hang_loose_are_found_by_where_they_lie() -> None:
    (found,) = read(
        model(
            cell("a", 0, 0, value="A"),
            cell("b", 300, 0, value="B"),
            cell("c", 300, 300, value="C"),
            edge("e1", "a", points=point("targetPoint", 295, 30)),
            edge("e2", points=point("sourcePoint", 360, 65) + point("targetPoint", 360, 296)),
            edge("e3", points=point("sourcePoint", 900, 900) + point("targetPoint", 950, 900)),
            edge(
                "again",
                points=point("sourcePoint", 430, 340)
                + point("targetPoint", 430, 320)
                + '<Array as="points"><mxPoint x="470" y="330"/></Array>',
            ),
        ).encode()
    )

    assert arrows(found) == [("A", "", "B"), ("B", "", "C"), ("?", "", "?"), ("C", "", "C")]


def test_words_find_the_picture_group_and_arrow_they_belong_to() -> None:
    (found,) = read(
        model(
            cell("g", 0, 0, 500, 220, style="fillColor=none;dashed=1;"),
            cell("t", 10, 4, 120, 24, "Serving", "text;html=1;"),
            cell(
                "i", 40, 80, 60, 60, style="shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.sagemaker;"
            ),
            cell("cap", 20, 144, 100, 20, "Endpoint", "text;html=1;"),
            cell("b", 340, 80, value="Store"),
            edge("e", "i", "b"),
            '<mxCell id="el" value="on edge" style="edgeLabel;" vertex="1" parent="e"><mxGeometry relative="1" as="geometry"/></mxCell>',
            cell("far", 700, 400, 200, 30, "A remark", "text;html=1;"),
            cell("d", 340, 900, value="Lake"),
            edge(
                "bent",
                "b",
                "d",
                points='<Array as="points"><mxPoint x="990"/><mxPoint x="990" y="990"/></Array>',
            ),
            cell("at", 1000, 480, 60, 20, "by night", "text;html=1;"),
        ).encode()
    )

    assert homes(found) == {"Endpoint": "Serving", "Store": "Serving"}
    assert arrows(found) == [("Endpoint", "on edge", "Store"), ("Store", "by night", "Lake")]
    assert {s.label: s.icon for s in found.shapes}["Endpoint"] == "sagemaker"
    assert [t.text for t in found.texts] == ["A remark"]


def test_several_words_in_a_box_with_arrows_are_its_lines() -> None:
    lines = ("Drive", "posts/", "- opioid/", "- neutral/", "- errors/")
    (found,) = read(
        model(
            cell("a", 0, 0, value="Upload"),
            cell("b", 300, 0, 200, 160),
            *(cell(f"t{n}", 310, 10 + 28 * n, 180, 20, said, "text;") for n, said in enumerate(lines)),
            edge("e", "a", "b"),
        ).encode()
    )

    assert arrows(found) == [("Upload", "", "\n".join(lines))]
    assert not found.texts


def test_what_came_along_with_pasted_words_and_cannot_be_seen_is_left_out() -> None:
    copied = "%3CmxGraphModel%3E" * 2000
    unseen = f'<span style="color: rgba(0, 0, 0, 0); font-family: monospace; font-size: 0px;">{copied}</span>'
    small = '<span style="background-color: rgba(0, 0, 0, 0); font-size: 0.8em;">Model</span>'
    (found,) = read(model(cell("a", 0, 0, value=f"{unseen}{small} store{unseen}")).encode())

    assert labels(found) == {"a": "Model store"}


def test_the_frame_of_a_cloud_or_account_is_a_group_and_no_picture() -> None:
    frame = "shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_vpc;verticalAlign=top;fillColor=none;"
    (found,) = read(model(cell("g", 0, 0, 500, 220, "VPC", frame), cell("a", 40, 80, value="Store")).encode())

    assert homes(found) == {"Store": "VPC"}
    assert [s.label for s in found.shapes] == ["Store"]


def test_containers_heads_and_labels_with_markup() -> None:
    (found,) = read(
        model(
            cell("s", 0, 0, 400, 200, "Lane", "swimlane;"),
            cell("a", 20, 60, value="<div><b>One</b></div><div>two&nbsp;&amp; three</div>", parent="s"),
            cell("b", 220, 60, value="B", parent="s"),
            edge("e1", "a", "b", style="startArrow=classic;endArrow=none;"),
            edge("e2", "a", "b", style="endArrow=none;"),
            edge("e3", "a", "b", style="startArrow=classic;dashed=1;"),
            edge("e4", "a", "b", style="startArrow=oval;"),
            edge("e5", "a", "b", style="startArrow=ERone;endArrow=ERmany;"),
            edge("e6", "a", "b", style="startArrow=diamond;endArrow=none;"),
            f'<UserObject id="u" label="Named %owner%" owner="me" placeholders="1">{cell("", 500, 0)}</UserObject>',
        ).encode()
    )

    assert homes(found) == {"One\ntwo & three": "Lane", "B": "Lane"}
    assert [a.heads for a in found.arrows] == ["backward", "none", "both", "forward", "none", "backward"]
    assert "Named me" in labels(found).values()


def test_rows_of_tables_items_of_lists_and_bare_ports_are_parts_of_their_box() -> None:
    port = '<mxGeometry x="1" y="0.5" width="10" height="10" relative="1" as="geometry"/>'
    ports = [
        f'<mxCell id="{id}" value="{says}" vertex="1" parent="server">{port}</mxCell>'
        for id, says in (("bare", ""), ("named", "gRPC"))
    ]
    row = "shape=tableRow;"
    (found,) = read(
        model(
            cell("users", 0, 0, 200, 90, "Users", "shape=table;childLayout=tableLayout;"),
            cell("r2", 0, 60, 200, 30, style=row, parent="users"),
            cell("r1", 0, 30, 200, 30, style=row, parent="users"),
            cell("name", 30, 0, 170, 30, "id", parent="r1"),
            cell("key", 0, 0, 30, 30, "PK", parent="r1"),
            cell("mail", 0, 0, 170, 30, "email", parent="r2"),
            cell("plan", 0, 200, 200, 90, "", "shape=table;"),
            cell("plan1", 0, 0, 200, 90, style=row, parent="plan"),
            cell("stage", 0, 0, 200, 90, "Stage", parent="plan1"),
            cell("train", 20, 20, value="Train", parent="stage"),
            cell("store", 300, 0, 200, 90, "Feature store", "swimlane;childLayout=stackLayout;"),
            cell("i2", 0, 56, 200, 26, "offline", "text;strokeColor=none;", parent="store"),
            cell("i1", 0, 30, 200, 26, "online", "text;strokeColor=none;", parent="store"),
            cell("server", 600, 0, value="Model server"),
            *ports,
            edge("e1", "name", "bare"),
            edge("e2", "store", "named"),
        ).encode()
    )

    assert labels(found) == {
        "users": "Users\nPK id\nemail",
        "train": "Train",
        "stage": "Stage",
        "plan1": "",
        "plan": "",
        "store": "Feature store\nonline\noffline",
        "server": "Model server",
        "named": "gRPC",
    }
    assert [(a.source, a.target) for a in found.arrows] == [("users", "server"), ("store", "named")]
    assert [(s.group, s.rect) for s in found.shapes if s.id == "named"] == [(None, Rect(720, 30, 10, 10))]


def test_placeholders_stand_for_what_is_said_around_them() -> None:
    sheet = (
        f'<diagram name="Live"><mxGraphModel><root><object id="0" team="Ads"><mxCell/></object><mxCell id="1" parent="0"/>'
        f'<object id="a" label="%tier% of %team% on %env%, %page% %pagenumber%/%pagecount% 5% %none%" tier="API" '
        f'placeholders="1">{cell("", 0, 0)}</object></root></mxGraphModel></diagram>'
    )
    found = read(f'<mxfile vars=\'{{"env": "prod", "team": 1}}\'>{sheet}{sheet}</mxfile>'.encode())

    assert [labels(d)["a"] for d in found] == [f"API of Ads on prod, Live {n}/2 5% %none%" for n in (1, 2)]


def test_edges_of_hidden_boxes_are_as_hidden_as_those() -> None:
    (found,) = read(
        model(
            '<mxCell id="old" parent="0" visible="0"/>',
            cell("gone", 0, 0, value="Gone", parent="old"),
            cell("a", 300, 0, value="Here"),
            edge("e", "gone", "a"),
            cell("words", 0, 0, value="says", style="edgeLabel", parent="e"),
        ).encode()
    )

    assert (labels(found), found.arrows) == ({"a": "Here"}, ())
    assert found.remarks == ("not shown in draw.io either, left out: cell gone, cell e, cell words",)


@pytest.mark.parametrize(
    "data",
    [
        b"<mxfile></mxfile>",
        b"<mxfile><diagram>AAAA</diagram></mxfile>",
        b"<mxfile><diagram>!!</diagram></mxfile>",
        b"<mxGraphModel><root>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><mxGraphModel><root><mxCell value="&x;"/></root></mxGraphModel>',
        b"<svg/>",
        png(b"other", b"x"),
        page('{"url": "other.drawio"}'),
        page(r'{"xml": "\u12"}'),
        page('{"xml": "<mxfile>"}'),
        b"<mxGraphModel>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</mxGraphModel>",
    ],
)
def test_what_is_damaged_or_dangerous_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_a_page_that_unpacks_to_far_too_much_is_refused() -> None:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = stream.compress(b"a" * 60_000_000) + stream.flush()
    data = f"<mxfile><diagram>{base64.b64encode(bomb).decode()}</diagram></mxfile>".encode()
    with pytest.raises(FormatError, match="too large"):
        read(data)


def test_icons_are_what_their_frames_show() -> None:
    styles = {
        "hexagon": "shape=mxgraph.gcp2.hexIcon;prIcon=cloud_pubsub;",
        "tile": "shape=mxgraph.kubernetes.icon2;kubernetesLabel=1;prIcon=cronjob;",
        "file": "image;image=img/lib/azure2/databases/Azure_Cosmos_DB.svg;",
        "address": "shape=image;image=https://icons.example/apachekafka/231F20;",
    }
    (found,) = read(
        model(
            *(cell(id, 200.0 * n, 0, value=id, style=s) for n, (id, s) in enumerate(styles.items()))
        ).encode()
    )

    assert [s.icon for s in found.shapes] == ["cloud pubsub", "cronjob", "Azure Cosmos DB", "apachekafka"]
