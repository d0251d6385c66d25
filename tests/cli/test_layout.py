"""Tidying from the command line, with a good engine and with bad ones."""

import sys
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.layout import engine
from mlsd_board.workspace.opening import read_board


def fake(folder: Path, body: str) -> Path:
    program = folder / "fake_dot"
    start = f'#!/bin/sh\n"exec" "{sys.executable}" "$0" "$@"\n'  # a path with spaces cannot stand after #!
    program.write_text(f"{start}import os, sys, time\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_a_board_is_tidied_in_place_and_keeps_what_it_says(cli, board: Path, library: Library) -> None:
    before = read_board(board, library).design
    assert cli("layout", board, "-o", board) == (0, "", "")
    after = read_board(board, library).design

    assert after != before
    assert after.brief == before.brief
    for node in before.nodes.values():
        kept = {"x": node.x, "y": node.y, "width": node.width, "height": node.height}
        assert after.nodes[node.id].model_copy(update=kept) == node
    assert set(after.connections) == set(before.connections)


def test_tidying_twice_gives_the_same_bytes(cli, board: Path) -> None:
    first, second = board.with_name("1.mlsd.json"), board.with_name("2.mlsd.json")
    cli("layout", board, "-o", first)
    cli("layout", board, "-o", second)

    assert first.read_bytes() == second.read_bytes()


def test_top_down_is_higher_than_left_to_right(cli, board: Path, library: Library) -> None:
    heights = []
    for direction in ("LR", "TB"):
        out = board.with_name(f"{direction}.mlsd.json")
        assert cli("layout", board, "-o", out, "--direction", direction).code == 0
        boxes = read_board(out, library).design.nodes.values()
        heights.append(max(n.y for n in boxes) - min(n.y for n in boxes))

    assert heights[1] > heights[0]


@pytest.mark.skipif(sys.platform == "win32", reason="the fake engines are scripts")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sys.exit(3)", "reported an error"),
        ("os.kill(os.getpid(), 11)", "crashed (signal 11)"),
        ("time.sleep(60)", "was stopped after"),
        ("print('{}')", "printed no layout"),
        (None, "could not be started"),
    ],
    ids=["failing", "crashing", "hanging", "babbling", "missing"],
)
def test_a_bad_engine_is_told_and_nothing_is_written(
    cli,
    board: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    starter_text: bytes,
    body: str | None,
    reason: str,
) -> None:
    monkeypatch.setattr(engine, "PROBE_LIMIT_S", 0.3)
    program = tmp_path / "none" if body is None else fake(tmp_path, body)
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(program))
    for command in (
        ["layout", board, "-o", board],
        ["export", board, "-o", tmp_path / "x.svg", "--renderer", "graphviz"],
    ):
        ran = cli(*command)
        assert ran.code == 2
        assert reason in ran.err
        assert ran.err.count("\n") == 1
    assert board.read_bytes() == starter_text
    assert not (tmp_path / "x.svg").exists()


def test_without_an_engine_everything_else_works(
    cli, board: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(tmp_path / "none"))

    assert cli("check", board, "--fail-on", "never").code == 0
    for name in ("x.svg", "x.png", "x.dot", "x.json"):
        assert cli("export", board, "-o", tmp_path / name).code == 0


def test_a_picture_is_never_overwritten_by_a_board(cli, board: Path) -> None:
    picture = board.with_name("feed.mlsd.svg")
    cli("export", board, "-o", picture)
    before = picture.read_bytes()
    ran = cli("layout", picture, "-o", picture)

    assert ran.code == 2
    assert "*.mlsd.json" in ran.err
    assert picture.read_bytes() == before
