"""Boards of several pages on the command line: each design is judged and named, one page or all are exported."""

import json
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add_page import copy_page, deep_dive_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session


@pytest.fixture
def book(board: Path, library: Library) -> Path:
    session = Session(library, read_board(board, library).design, board)
    with session.edit_book("Pages") as tx:
        rename(tx, copy_page(tx, FIRST_PAGE), "Second attempt")
        deep_dive_page(tx, "ranker", "Ranker")
    return session.save(overwrite=True)


def test_each_attempt_is_judged_by_itself_and_named(cli, book: Path) -> None:
    ran = cli("check", book, "--fail-on", "never")
    assert f"{book}: Page 1" in ran.out
    assert f"{book}: Second attempt" in ran.out
    assert "Ranker\n" not in ran.out

    told = json.loads(cli("check", book, "--format", "json", "--fail-on", "never").out)["boards"]
    assert [entry["page"]["title"] for entry in told] == ["Page 1", "Second attempt"]
    assert told[0]["page"]["id"] == FIRST_PAGE
    assert told[0]["counts"] == told[1]["counts"]
    for format in ("junit", "markdown", "sarif"):
        assert "Second attempt" in cli("check", book, "--format", format, "--fail-on", "never").out


def test_a_board_of_one_page_is_named_by_its_file_alone(cli, board: Path) -> None:
    assert cli("check", board, "--fail-on", "never").out.splitlines()[0] == str(board)


def test_a_baseline_knows_the_pages_apart(cli, book: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "known.json"
    cli("check", book, "--write-baseline", baseline, "--fail-on", "never")
    ran = cli("check", book, "--baseline", baseline, "--fail-on", "info")

    assert ran.code == 0
    assert len(json.loads(baseline.read_text())["boards"]) == 2


def test_pages_are_exported_by_name_and_all_together(cli, book: Path) -> None:
    assert cli("export", book, "-o", book.with_name("one.svg"), "--page", "second attempt").code == 0
    assert cli("export", book, "-o", book.with_name("all.svg"), "--page", "all").code == 0
    assert sorted(path.name for path in book.parent.glob("*.svg")) == [
        "all_2_ranker.svg",
        "all_3_second_attempt.svg",
        "all_page_1.svg",
        "one.svg",
    ]


def test_files_of_pages_that_are_replaced_are_named_or_kept(cli, book: Path) -> None:
    old = book.with_name("all_2_ranker.svg")
    old.write_text("old", encoding="utf-8")

    kept = cli("export", book, "-o", book.with_name("all.svg"), "--page", "all", "--no-replace")
    assert (kept.code, old.read_text(encoding="utf-8")) == (2, "old")
    assert "there is a file of this name already (at all_2_ranker.svg)" in kept.err
    assert not book.with_name("all_page_1.svg").exists()

    ran = cli("export", book, "-o", book.with_name("all.svg"), "--page", "all")
    assert (ran.code, old.read_text(encoding="utf-8")[:5]) == (0, "<?xml")
    assert "replaced: all_2_ranker.svg" in ran.err
    ran = cli("export", book, "-o", book.with_name("x.svg"), "--page", "third")
    assert ran.code == 2
    assert "there is no page 'third'" in ran.err
    assert "'Second attempt'" in ran.err


def test_one_page_or_every_page_is_tidied(cli, book: Path, library: Library) -> None:
    before = read_board(book, library).design
    assert cli("layout", book, "-o", book, "--page", "3").code == 0
    after = read_board(book, library).design
    moved = {n.page for id, n in after.nodes.items() if n.rect != before.nodes[id].rect}

    assert moved == {before.pages[p].id for p in before.pages if before.pages[p].title == "Second attempt"}


def test_the_estimate_is_of_one_page(cli, book: Path) -> None:
    first, second = cli("estimate", book), cli("estimate", book, "--page", "Second attempt")

    assert first.code == second.code == 0
    assert first.out == second.out
