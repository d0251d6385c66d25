"""The clipboard carries boards as text and inside pictures, and garbage does no harm."""

from urllib.parse import quote

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.canvas import pasteboard, verbs
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.embedding import read_png, read_svg
from mlsd_board.formats.native.codec import loads
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

CELLS = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="2" value="Data lake" vertex="1" parent="1"><mxGeometry width="120" height="60" as="geometry"/></mxCell>
<mxCell id="3" value="Trainer" vertex="1" parent="1"><mxGeometry x="300" width="120" height="60" as="geometry"/></mxCell>
<mxCell id="4" value="rows" edge="1" source="2" target="3" parent="1"><mxGeometry relative="1" as="geometry"/></mxCell>
</root></mxGraphModel>"""
"""What draw.io copies, before it is URL encoded."""


def only(name: str, data: bytes) -> None:
    """Put one thing on the clipboard, as another program would."""
    mime = QMimeData()
    mime.setData(name, data)
    QApplication.clipboard().setMimeData(mime)


def test_what_is_copied_is_text_and_pictures_with_the_board_inside(view) -> None:
    view.select(("lake", "builder"))
    verbs.copy_selection(view)
    mime = QApplication.clipboard().mimeData()

    part = loads(mime.text().encode())
    assert set(part.records) == {"lake", "builder", "w"}
    assert loads(read_png(bytes(mime.data("image/png").data()))) == part
    assert loads(read_svg(bytes(mime.data("image/svg+xml").data()))) == part
    assert QImage.fromData(mime.data("image/png")).width() > 100


@pytest.mark.parametrize("name", ["image/png", "image/svg+xml"])
def test_a_picture_with_a_board_inside_pastes_its_elements(view, name) -> None:
    view.select(("lake", "builder"))
    verbs.copy_selection(view)
    only(name, bytes(QApplication.clipboard().mimeData().data(name).data()))
    verbs.paste(view)

    assert len(view.session.design.nodes) == 5
    assert len(view.session.design.connections) == 2
    assert len(view.selection) == 3
    assert view.session.undo() == "Paste"


def test_the_text_of_an_svg_pastes_its_elements_too(view) -> None:
    view.select(("lake",))
    verbs.copy_selection(view)
    svg = bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    QApplication.clipboard().setText(svg)
    verbs.paste(view)

    assert len(view.session.design.nodes) == 4


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\nrubbish", "PNG"),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no board"),
        ("application/x-mlsd-fragment", b"{", "not valid JSON"),
        ("application/x-mlsd-fragment", b"\xff\xfe\x00", "not UTF-8"),
        ("text/plain", b"\xff\xfe\x00", "no board"),
        ("text/plain", b"", "no board"),
    ],
)
def test_garbage_is_told_and_changes_nothing(view, name, data, word) -> None:
    told, before = [], view.session.design
    view.message.connect(told.append)
    only(name, data)
    verbs.paste(view)

    assert word in told[-1]
    assert "file" not in told[-1]
    assert told[-1][0].isupper()
    assert view.session.design is before


def test_what_was_copied_outlives_the_program_as_text(view) -> None:
    view.select(("lake",))
    verbs.copy_selection(view)
    text = QApplication.clipboard().text()
    pasteboard.leave()

    assert not isinstance(QApplication.clipboard().mimeData(), pasteboard.BoardMime)
    assert QApplication.clipboard().text() == text
    verbs.paste(view)
    assert len(view.session.design.nodes) == 4


def test_a_picture_without_a_board_is_told(view) -> None:
    told = []
    view.message.connect(told.append)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    QApplication.clipboard().setImage(image)
    verbs.paste(view)

    assert "no board" in told[-1]


@pytest.mark.parametrize(
    ("format", "kind"),
    [("png", "image/png"), ("svg", "image/svg+xml"), ("native", "text/plain"), ("mermaid", "text/plain")],
)
def test_one_format_can_be_copied_by_itself(format, kind, library, qapp) -> None:
    design = Design.of(Node(id="a", component="ranker"), Node(id="b", component="trainer", x=300))

    pasteboard.put_as(format, design, ExportOptions(library))

    mime = QApplication.clipboard().mimeData()
    assert mime.hasFormat(kind)
    if format == "mermaid":
        assert "flowchart LR" in mime.text()
    else:
        assert pasteboard.read(pasteboard.held(), library).part.nodes == design.nodes


@pytest.mark.parametrize("text", [
    "graph LR\n  db[(Data lake)] -->|rows| t[Trainer]",
    "Our system:\n\n```dot\ndigraph { db [label=\"Data lake\"]; t [label=Trainer]; db -> t [label=rows] }\n```",
    "direction: right\ndb: Data lake {shape: cylinder}\ndb -> Trainer: rows",
    quote(CELLS, safe=""),
])  # fmt: skip
def test_a_diagram_of_another_tool_is_pasted_as_its_boxes(view, text: str) -> None:
    said: list[str] = []
    view.message.connect(said.append)
    QApplication.clipboard().setText(text)
    before = set(view.session.design.nodes)
    verbs.paste(view)

    new = [n for id, n in view.session.design.nodes.items() if id not in before]
    assert {n.component for n in new} == {"data_lake", "trainer"}
    assert not new[0].rect.overlaps(new[1].rect)
    assert said == ["2 boxes seen: 2 components; 1 arrow seen: 1 became a connection"]


def test_what_cannot_be_pasted_is_said(view) -> None:
    said: list[str] = []
    view.message.connect(said.append)
    for text in (
        "Dear reader",
        "sequenceDiagram\n A->>B: x",
        "```mermaid\ngraph LR\n a\n```\n```mermaid\ngraph LR\n b\n```",
    ):
        QApplication.clipboard().setText(text)
        verbs.paste(view)

    assert [words.partition(".")[0] for words in said] == [
        "The clipboard holds no board elements",
        "Not pasted: this is a Mermaid sequenceDiagram, which shows calls one after the other",
        "The clipboard holds several diagrams",
    ]


def test_a_frame_that_is_cut_and_pasted_brings_its_boxes_once(view) -> None:
    view.select(("lake", "builder"))
    verbs.group_selection(view)
    count = len(view.session.design.records)
    verbs.cut_selection(view)
    assert set(view.session.design.nodes) == {"user"}
    verbs.paste(view)

    assert len(view.session.design.records) == count
    assert view.session.undo() == "Paste"
    assert view.session.undo() == "Cut"
    assert len(view.session.design.records) == count
