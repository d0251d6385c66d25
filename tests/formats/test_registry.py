"""Formats are found by name and by content, and those that are not there are refused by name."""

from pathlib import Path

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.formats.native.codec import dumps
from mlsd_board.formats.registry import exporter_for, exporters, importer_for, importers, read_board
from tests.formats.boards import full_board, library, options

NATIVE = dumps(full_board()).encode()
LINKS = b'{"directed": true, "nodes": [], "edges": []}'


def test_the_folders_decide_what_there_is() -> None:
    assert {"native", "json", "dot", "svg", "png"} <= set(exporters())
    assert {"native", "json", "svg", "png"} <= set(importers())
    for id, format in [*exporters().items(), *importers().items()]:
        assert format.id == id
        assert format.title
        assert all(suffix.startswith(".") for suffix in format.suffixes)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("a.mlsd.json", "native"),
        ("a.json", "json"),
        ("A.SVG", "svg"),
        ("a.mlsd.svg", "svg"),
        ("a.mlsd.png", "png"),
        ("a.dot", "dot"),
        ("a.gv", "dot"),
    ],
)
def test_the_name_decides_how_to_write(name: str, id: str) -> None:
    assert exporter_for(Path("folder.svg") / name).id == id


@pytest.mark.parametrize("id", ["json", "svg", "PNG", "pdf", "dot"])
def test_a_format_can_be_named(id: str) -> None:
    assert exporter_for(id).id == id.lower()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("docx", "the format 'docx' is not known"),
        (Path("x.docx"), "ending '.docx' is not known"),
        (Path("folder.svg/noending"), "'noending' has no ending"),
        (Path("-"), "'-' has no ending"),
    ],
    ids=str,
)
def test_unknown_formats_are_refused(wanted: str | Path, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        exporter_for(wanted)


def test_an_ending_may_be_the_whole_name() -> None:
    assert exporter_for(Path(".json")).id == "json"


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("a.mlsd.json", NATIVE, "native"),
        ("a.json", NATIVE, "native"),
        ("a.txt", NATIVE, "native"),
        ("a.json", LINKS, "json"),
        ("a.mlsd.json", LINKS, "json"),
        ("a.mlsd.json", b"", "native"),
        ("a.json", b"", "json"),
        ("a.png", b"<svg xmlns='x'/>", "svg"),
        ("a.svg", b"\x89PNG\r\n\x1a\n", "png"),
        ("a.svg", b"rubbish", "svg"),
        ("a.json", b'{"version": 99, "elements": [], "format":"mlsd-board"}', "native"),
    ],
)
def test_the_content_decides_how_to_read(name: str, content: bytes, id: str) -> None:
    assert importer_for(Path(name), content).id == id


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("a.json", b'{"type": "excalidraw", "elements": []}', "excalidraw"),
        ("a.excalidraw", b"{}", "excalidraw"),
        ("a.xml", b"<mxfile host='x'>", "drawio"),
        ("a.svg", b'<svg content="&lt;mxfile&gt;"/>', "drawio"),
        ("a.drawio.svg", b"<svg/>", "svg"),
        ("a.gv", b"digraph g { a -> b }", "dot"),
        ("a.txt", b"// a comment\nstrict graph {}", "dot"),
        ("a.mmd", b"flowchart LR", "mermaid"),
        ("a.txt", b"%% a comment\n\ngraph TD; a --> b", "mermaid"),
        ("a.mmd", b"sequenceDiagram", "mermaid"),
        ("a.mmd", b"# System\n\n```mermaid\ngraph TD", "md"),
        ("a.mmd", b"graph TD\na --> b\n```mermaid\n", "mermaid"),
        ("a.puml", b"[a] --> [b]", "plantuml"),
        ("a.txt", b"@startuml\n@enduml", "plantuml"),
        ("a.d2", b"a -> b", "d2"),
        ("README.md", b'# A graph\n\n{"nodes": []}', "md"),
        ("a.py", b"print()", "diagrams"),
    ],
)
def test_diagrams_of_other_tools_are_known_by_content_and_name(name: str, content: bytes, id: str) -> None:
    assert importer_for(Path(name), content).id == id


def test_what_nobody_knows_is_refused() -> None:
    with pytest.raises(FormatError, match="no format that is known"):
        importer_for(Path("a.bin"), b"\x00\x01")


@pytest.mark.parametrize("id", ["native", "json", "svg", "png", "pdf"])
def test_every_readable_export_opens_again(id: str, tmp_path: Path) -> None:
    exporter = exporter_for(id)
    path = tmp_path / f"board{exporter.suffixes[0]}"
    safe_file.write(path, exporter.write(full_board(), options()))

    assert read_board(path, library()).design == full_board()
