"""Exporting: the same bytes every time, and a renderer that does not fit is told."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.opening import read_board


@pytest.mark.parametrize("format", registry.exporters())
def test_the_same_board_gives_the_same_bytes(
    library: Library, starter: Design, tmp_path: Path, format: str
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        export(starter, tmp_path / name / "board", ExportOptions(library), format)

    assert (tmp_path / "a" / "board").read_bytes() == (tmp_path / "b" / "board").read_bytes()


@pytest.mark.parametrize("name", ["x.mlsd.svg", "x.mlsd.png", "x.mlsd.json"])
def test_what_carries_the_board_gives_it_back(
    library: Library, starter: Design, tmp_path: Path, name: str
) -> None:
    export(starter, tmp_path / name, ExportOptions(library))

    assert read_board(tmp_path / name, library).design == starter


def test_a_renderer_that_does_not_draw_a_format_is_told_with_those_it_draws(
    library: Library, starter: Design, tmp_path: Path
) -> None:
    with pytest.raises(FormatError, match=r"not drawn by the 'graphviz' renderer.* It draws .*svg"):
        export(starter, tmp_path / "x.json", ExportOptions(library, renderer="graphviz"))

    assert list(tmp_path.iterdir()) == []
