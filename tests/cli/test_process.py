"""The command line as a process of its own: pipes, locales, hash seeds and what it imports."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")


def start(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mlsd_board", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)


def _remarks(err: bytes) -> bytes:
    """What was told, but for the line that a busy machine may add."""
    return b"".join(line for line in err.splitlines(True) if not line.endswith(b"this takes a while.\n"))


def test_other_processes_locales_and_hash_seeds_give_the_same(cli, board: Path) -> None:
    poor = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    png, tidied = board.with_name("theirs.png"), board.with_name("theirs.mlsd.json")
    running = [
        start("check", board, "--fail-on", "never", **poor, PYTHONHASHSEED="1"),
        start("check", board, "--format", "json", **poor, PYTHONHASHSEED="2"),
        start("export", board, "-o", png, PYTHONHASHSEED="1"),
        start("layout", board, "-o", tidied, PYTHONHASHSEED="2"),
    ]
    cli("export", board, "-o", board.with_name("mine.png"))
    cli("layout", board, "-o", board.with_name("mine.mlsd.json"))
    told = json.loads(cli("check", board, "--format", "json").out)
    ended = [(*process.communicate(timeout=60), process.returncode) for process in running]

    assert [(_remarks(err), code) for _, err, code in ended] == [(b"", 0), (b"", 1), (b"", 0), (b"", 0)]
    assert b"  x error   EVA002" in ended[0][0]
    assert b" -> " in ended[0][0]
    assert json.loads(ended[1][0]) == told
    assert png.read_bytes() == board.with_name("mine.png").read_bytes()
    assert tidied.read_bytes() == board.with_name("mine.mlsd.json").read_bytes()


def test_a_reader_that_leaves_early_and_a_full_disk_end_it_quietly() -> None:
    early = start("list", "components", "--format", "json")
    assert early.stdout is not None
    early.stdout.close()
    assert early.stderr is not None
    with Path("/dev/full").open("wb") if Path("/dev/full").exists() else pytest.skip("no /dev/full") as full:
        command = [sys.executable, "-m", "mlsd_board", "list", "rules"]
        stuck = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert _remarks(early.stderr.read()) == b""
    early.stderr.close()
    assert early.wait(60) == 0
    assert stuck.returncode == 2
    assert _remarks(stuck.stderr).count(b"\n") == 1


def test_an_interrupt_ends_it_at_once_with_nothing_written(board: Path, tmp_path: Path) -> None:
    slow, begun = tmp_path / "slow", tmp_path / "begun"
    slow.write_text(f"#!/bin/sh\n: > '{begun}'\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background inherit none
    running = start("layout", board, "-o", tmp_path / "out.mlsd.json", MLSD_GRAPHVIZ=str(slow))
    signal.signal(signal.SIGINT, ours)
    deadline = time.monotonic() + 60
    while not begun.exists() and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)

    assert (_remarks(err), running.returncode) == (b"", 130)
    assert not (tmp_path / "out.mlsd.json").exists()


def test_checking_imports_neither_the_window_nor_what_draws(board: Path) -> None:
    program = (
        "import sys; sys.argv = ['mlsd-board', 'check', sys.argv[1]]\n"
        "from mlsd_board.__main__ import main\n"
        "main()\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(board)], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stderr.split())
    needless = {
        "PySide6",
        "fontTools",
        "graphviz",
        "resvg_py",
        "PIL",
        "mlsd_board.drawing.compose",
        "mlsd_board.layout.tidy",
    }

    assert "mlsd_board.rules" in loaded
    assert not needless & loaded
