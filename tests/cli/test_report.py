"""`mlsd-board report`, in each format."""

from pathlib import Path

import pytest

from mlsd_board.practice.seat import Remark, Rubric, rubric_path, save_rubric
from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("name", "start"), [("r.html", b"<!doctype html>"), ("r.PDF", b"%PDF-"), ("r.md", b"# ")]
)
def test_the_name_says_the_format(cli: Cli, board: Path, tmp_path: Path, name: str, start: bytes) -> None:
    assert cli("report", board, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_another_name_is_refused(cli: Cli, board: Path, tmp_path: Path) -> None:
    ran = cli("report", board, "-o", tmp_path / "r.docx")

    assert ran.code == 2
    assert "*.html, *.pdf, *.md" in ran.err
    assert not (tmp_path / "r.docx").exists()


def test_a_rubric_beside_the_board_is_part_of_it(cli: Cli, board: Path, tmp_path: Path) -> None:
    save_rubric(
        rubric_path(board), Rubric(remarks=(Remark(text="Clear voice."),), private=(Remark(text="Late."),))
    )
    cli("report", board, "-o", tmp_path / "r.md")
    cli("report", board, "-o", tmp_path / "p.md", "--private")

    assert "Clear voice." in (tmp_path / "r.md").read_text()
    assert "Late." not in (tmp_path / "r.md").read_text()
    assert "Late." in (tmp_path / "p.md").read_text()


def test_a_rubric_that_cannot_be_used_is_named(cli: Cli, board: Path, tmp_path: Path) -> None:
    rubric_path(board).write_text('{"format": "mlsd-rubric", "marks": {"D1": 9}}', encoding="utf-8")
    faulty = cli("report", board, "-o", tmp_path / "r.md")
    missing = cli("report", board, "-o", tmp_path / "r.md", "--rubric", tmp_path / "none.json")

    assert faulty.code == missing.code == 2
    assert f"(at {rubric_path(board)}: marks.D1)" in faulty.err
    assert f"(at {tmp_path / 'none.json'})" in missing.err
    assert not (tmp_path / "r.md").exists()
