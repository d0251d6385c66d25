"""Exporting from the command line: formats, refusals, and the same picture as the window's."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.opening import read_board

MARKS = {
    "svg": b"<svg",
    "md": b"# ",
    "pdf": b"%PDF",
    "png": b"\x89PNG",
    "dot": b"digraph",
    "json": b'"directed"',
}


@pytest.mark.parametrize("format", MARKS)
def test_the_format_follows_the_name_or_is_said(cli, board: Path, format: str) -> None:
    by_name, by_word = board.with_name(f"out.{format}"), board.with_name("out.bin")

    assert cli("export", board, "-o", by_name)[:2] == (0, "")
    assert cli("export", board, "-o", by_word, "--format", format)[:2] == (0, "")
    assert MARKS[format] in by_name.read_bytes()[:200]
    assert by_word.read_bytes() == by_name.read_bytes()


@pytest.mark.parametrize("name", ["out", "out.bmp"])
def test_a_name_that_says_no_format_is_refused(cli, board: Path, name: str) -> None:
    ran = cli("export", board, "-o", board.with_name(name))

    assert ran.code == 2
    assert "Formats that can be written" in ran.err


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "dot"])
def test_the_picture_is_the_one_an_open_board_exports(
    cli, board: Path, library: Library, format: str
) -> None:
    mine, theirs = board.with_name(f"mine.{format}"), board.with_name(f"theirs.{format}")
    assert cli("export", board, "-o", mine).code == 0
    export(read_board(board, library).design, theirs, ExportOptions(library, legend=True))

    assert mine.read_bytes() == theirs.read_bytes()


def test_theme_scale_and_embedding_are_obeyed(cli, board: Path) -> None:
    light, dark, bare = (board.with_name(f"{name}.svg") for name in ("light", "dark", "bare"))
    small, large = board.with_name("small.png"), board.with_name("large.png")
    cli("export", board, "-o", light)
    cli("export", board, "-o", dark, "--theme", "dark")
    cli("export", board, "-o", bare, "--no-embed", "--no-legend")
    cli("export", board, "-o", small, "--scale", "0.5")
    cli("export", board, "-o", large, "--scale", "1")

    def columns(picture: Path) -> int:
        return int.from_bytes(picture.read_bytes()[16:20])

    assert light.read_bytes() != dark.read_bytes()
    assert len(bare.read_bytes()) < len(light.read_bytes())
    assert cli("check", bare).code == 2
    assert abs(columns(large) - 2 * columns(small)) <= 2


@pytest.mark.parametrize("scale", ["0", "nan", "inf", "-1", "1e9", "big"])
def test_a_scale_without_sense_is_refused(cli, board: Path, scale: str) -> None:
    ran = cli("export", board, "-o", board.with_name("x.png"), f"--scale={scale}")

    assert ran.code == 2
    assert "from 0.05 to 20" in ran.err


def test_graphviz_draws_where_asked(cli, board: Path) -> None:
    own, other = board.with_name("own.svg"), board.with_name("other.svg")
    cli("export", board, "-o", own)
    assert cli("export", board, "-o", other, "--renderer", "graphviz").code == 0

    assert b"<svg" in other.read_bytes()
    assert own.read_bytes() != other.read_bytes()


def test_the_board_is_never_replaced_by_its_picture(cli, board: Path, starter_text: bytes) -> None:
    ran = cli("export", board, "-o", board, "--format", "dot")

    assert ran.code == 2
    assert "replace the board itself" in ran.err
    assert board.read_bytes() == starter_text


@pytest.mark.parametrize("place", ["missing/out.svg", "feed.mlsd.json/out.svg", ".", "x" * 300 + ".svg"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(cli, board: Path, place: str) -> None:
    ran = cli("export", board, "-o", board.parent / place, "--format", "svg")

    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "fault in the program" not in ran.err
    assert [p.name for p in board.parent.iterdir()] == [board.name]


def test_what_the_format_has_no_words_for_is_said(cli, board: Path) -> None:
    code, out, err = cli("export", board, "-o", board.with_name("out.csv"))

    assert (code, out) == (0, "")
    assert "out.csv: Not in this file: places and sizes" in err
