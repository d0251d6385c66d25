"""Unsaved work survives a program that ends badly, and is offered to the next one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.workspace import recovery
from mlsd_board.workspace.folders import state_folder
from mlsd_board.workspace.opening import read_board

CRASHING = """
import os, signal, sys
from pathlib import Path
from mlsd_board.catalog.library import load_library
from mlsd_board.workspace import recovery
from mlsd_board.workspace.starting import from_template
design = from_template("two_stage_recommender", load_library())
recovery.keep(recovery.session_name(None), design, None)
recovery.keep(recovery.session_name(Path("feed.mlsd.json")), design, Path("feed.mlsd.json"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def as_left_by(copy: Path, **facts: object) -> None:
    """Rewrite what a copy says of the program that left it."""
    about = copy.with_name(copy.name.replace(".mlsd.json", ".about.json"))
    about.write_text(json.dumps({**json.loads(about.read_text(encoding="utf-8")), **facts}), encoding="utf-8")


def the_copy() -> Path:
    (copy,) = (state_folder() / "unsaved").glob("*.mlsd.json")
    return copy


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_program_leaves_copies_that_are_offered_and_open(
    tmp_path: Path, library: Library, starter: Design
) -> None:
    ran = subprocess.run([sys.executable, "-c", CRASHING], cwd=tmp_path, check=False, env=_with_source())
    found = recovery.leftovers()

    assert ran.returncode == -9
    assert {r.original for r in found} == {None, tmp_path.resolve() / "feed.mlsd.json"}
    for left in found:
        assert read_board(left.copy, library).design == starter
        recovery.forget(left.copy.name.removesuffix(".mlsd.json"))
    assert recovery.leftovers() == []
    assert list((state_folder() / "unsaved").iterdir()) == []


def _with_source() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def test_the_copies_of_a_program_that_runs_are_not_offered(starter: Design) -> None:
    recovery.keep(recovery.session_name(None), starter, None)

    assert recovery.leftovers() == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="start times are read from /proc")
def test_a_process_id_used_again_hides_nothing(starter: Design) -> None:
    recovery.keep(recovery.session_name(None), starter, None)
    copy = the_copy()
    mine = {"run": "another", "pid": os.getpid()}

    as_left_by(copy, **mine, born="12345")
    assert [r.copy for r in recovery.leftovers()] == [copy]
    as_left_by(copy, **mine, born=recovery._born(os.getpid()))
    assert recovery.leftovers() == []


def test_a_later_run_with_the_same_process_id_has_copies_of_its_own(
    starter: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = recovery.session_name(None)
    recovery.keep(first, starter, None)
    monkeypatch.setattr(recovery, "_RUN", "later")

    assert recovery.session_name(None) != first
    recovery.forget(recovery.session_name(None))
    assert the_copy().is_file()


@pytest.mark.parametrize("about", [None, "", "[]", "{", '{"pid": "x"}', '{"pid": 99999999999999999999}'])
def test_a_copy_is_offered_even_when_nothing_is_known_of_it(starter: Design, about: str | None) -> None:
    recovery.keep("1-x", starter, None)
    note = state_folder() / "unsaved" / "1-x.about.json"
    if about is None:
        note.unlink()
    else:
        note.write_text(about, encoding="utf-8")

    assert [r.original for r in recovery.leftovers()] == [None]


def test_the_newest_copy_comes_first(starter: Design) -> None:
    for name, seconds in (("old", 100), ("new", 300), ("middle", 200)):
        recovery.keep(name, starter, None)
        copy = state_folder() / "unsaved" / f"{name}.mlsd.json"
        as_left_by(copy, run="another", pid=None)
        os.utime(copy, (seconds, seconds))

    assert [r.copy.name for r in recovery.leftovers()] == [
        "new.mlsd.json",
        "middle.mlsd.json",
        "old.mlsd.json",
    ]


def test_work_that_cannot_be_kept_is_told(starter: Design) -> None:
    state_folder().write_text("in the way", encoding="utf-8")

    with pytest.raises(FormatError, match="unsaved could not be made: a part of the path is not a folder"):
        recovery.keep("1-x", starter, None)
    assert recovery.leftovers() == []
