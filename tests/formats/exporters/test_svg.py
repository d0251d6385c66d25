import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.embedding import read_svg
from mlsd_board.formats.exporters.svg import EXPORTER
from mlsd_board.formats.native import codec
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Note
from mlsd_board.model.kind import Kind

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "path", "text"}

DESIGN = Design.of(
    Brief(title="Feed <ranking>", restatement="Rank posts & ads"),
    Node(id="app", component="client_app", label='</text><script>x</script> & "quotes"'),
    Node(id="rank", component="ranker", x=400, label="שלום \x00\x1b‮"),
    Note(id="note", y=200, text="a\x07b\n" + "long " * 3_000),
    Connection(id="c", source="app", target="rank", kind=Kind.REQUEST, label="x" * 10_000),
)


def written(library: Library, **options: object) -> bytes:
    return EXPORTER.write(DESIGN, replace(ExportOptions(library), **options))


def test_the_file_holds_only_plain_elements_and_points_nowhere(library: Library) -> None:
    data = written(library, embed=False)
    root = ElementTree.fromstring(data)

    assert {element.tag.removeprefix(SVG) for element in root.iter()} == ALLOWED
    assert not re.search(rb'href|url\(|on\w+="|<!DOCTYPE|<\?xml-style', data)


def test_the_board_travels_along_unless_asked_not_to(library: Library) -> None:
    native = read_svg(written(library))

    assert native is not None
    assert codec.loads(native) == DESIGN
    assert read_svg(written(library, embed=False)) is None


def test_title_and_description_come_from_the_brief(library: Library) -> None:
    root = ElementTree.fromstring(written(library))

    assert root.findtext(f"{SVG}title") == "Feed <ranking>"
    assert root.findtext(f"{SVG}desc") == "Rank posts & ads (2 components, 1 connection, 1 note)"


def test_the_same_board_gives_the_same_bytes(library: Library) -> None:
    turned = Design.of(*reversed(list(DESIGN.records.values())))

    assert EXPORTER.write(turned, ExportOptions(library)) == written(library)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_followed(theme: str, library: Library) -> None:
    other = {"light": "dark", "dark": "light"}[theme]

    assert written(library, theme=theme) != written(library, theme=other)


def test_an_empty_board_is_a_picture_too(library: Library) -> None:
    root = ElementTree.fromstring(EXPORTER.write(Design(), ExportOptions(library)))

    assert "This board is empty" in [element.text for element in root.iter(f"{SVG}text")]
