"""Opening: what a file cannot give is remarked on, and what is wrong is told with the file's name."""

import json
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.errors import FormatError, NewerFormatError
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session


def test_an_unknown_component_is_kept_as_it_is_and_remarked_on(library: Library, tmp_path: Path) -> None:
    odd = Node(id="odd", component="warp_drive", label="Warp", attributes={"speed": 9}, x=1, y=2)
    path = Session(library, Design.of(odd)).save(tmp_path / "x.mlsd.json")
    opened = read_board(path, library)

    assert opened.design == Design.of(odd)
    assert opened.native
    (remark,) = opened.remarks
    assert "'warp_drive' (odd)" in remark
    Session(library, opened.design, path).save()
    assert read_board(path, library).design == Design.of(odd)


@pytest.mark.parametrize("content", [b"", b'{"format": "mlsd-board", "ver', None])
def test_a_board_that_was_lost_leads_to_its_backup(
    library: Library, tmp_path: Path, content: bytes | None
) -> None:
    session = Session(library, Design.of(Node(id="first", component="trainer")))
    path = session.save(tmp_path / "x.mlsd.json")
    with session.edit("Add") as tx:
        tx.put(Node(id="second", component="trainer"))
    session.save()
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)

    with pytest.raises(FormatError) as lost:
        read_board(path, library)

    kept = Path(lost.value.advice.rpartition("is kept: ")[2].removesuffix("."))
    assert read_board(kept, library).design.nodes.keys() == {"first"}


def test_of_a_board_that_was_never_saved_here_no_backup_is_named(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "x.mlsd.json"
    path.write_bytes(b"{")

    with pytest.raises(FormatError) as lost:
        read_board(path, library)

    assert "kept" not in lost.value.advice


def test_a_component_that_is_nearly_known_is_suggested(library: Library, tmp_path: Path) -> None:
    path = Session(library, Design.of(Node(id="in", component="batch_ingest"))).save(tmp_path / "x.mlsd.json")

    (remark,) = read_board(path, library).remarks

    assert "is not in the library (did you mean 'batch_ingestion'?); the boxes" in remark


def test_a_board_of_known_components_gives_no_remarks(
    library: Library, starter: Design, tmp_path: Path
) -> None:
    path = Session(library, starter).save(tmp_path / "x.mlsd.json")

    assert read_board(path, library) == (starter, True, (), ())


def test_a_graph_without_places_is_laid_out_only_where_wanted(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    nodes = [{"id": name, "component": name} for name in ("data_lake", "trainer")]
    edges = [{"source": "data_lake", "target": "trainer"}]
    table = {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "edges": edges}
    path.write_text(json.dumps(table), encoding="utf-8")
    placed, heap = read_board(path, library), read_board(path, library, arrange=False)
    a, b = (n.rect for n in placed.design.nodes.values())

    assert not placed.native
    assert not a.overlaps(b)
    assert {(n.x, n.y) for n in heap.design.nodes.values()} == {(0, 0)}
    assert heap.design.connections == placed.design.connections


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (
            '{"format": "mlsd-board", "version": 1, "elements": [{"element": "node", "id": 3}]}',
            ": elements[0]",
        ),
        ("", ""),
        ('{"format": "mlsd-board", "version": 7}', ": version"),
    ],
)
def test_a_fault_names_the_file_and_the_place_in_it(
    library: Library, tmp_path: Path, content: str, where: str
) -> None:
    path = tmp_path / "bad.mlsd.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_board(path, library)

    assert caught.value.where.startswith(f"{path}{where}")
    assert isinstance(caught.value, NewerFormatError) == ("7" in content)
    assert str(caught.value).count(str(path)) == 1


def test_a_missing_file_is_named_once(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="there is no such file") as caught:
        read_board(tmp_path / "none.json", library)

    assert caught.value.where == str(tmp_path / "none.json")
