"""Engines are found in order, probed, and cannot crash, hang or flood the program."""

import importlib.metadata
import json
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from mlsd_board.layout import engine as engines
from mlsd_board.layout.engine import Engine, EngineFailedError, EngineMissingError, find_engine, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engines are POSIX scripts")

FINE = """
import sys
if "-V" in sys.argv:
    print("dot - graphviz version 9.9.9 (x)", file=sys.stderr)
else:
    sys.stdin.read()
    print('{"objects": [{"pos": "1,1"}]}')
"""


@pytest.fixture(autouse=True)
def fresh_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(engines.OVERRIDE_VARIABLE, raising=False)
    engines._probed_version.cache_clear()


def fake(folder: Path, body: str, name: str = "dot") -> Path:
    path = folder / name
    path.write_text(f'#!/bin/sh\n"exec" "{sys.executable}" "$0" "$@"\n{body}', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def fake_engine(folder: Path, body: str) -> Engine:
    return Engine("override", "0", fake(folder, body))


def test_the_bundled_engine_comes_first_and_lays_out() -> None:
    engine = find_engine()
    assert engine.name == "pure"
    assert "Graphviz 1" in engine.version
    assert engine.passed_over == ""
    answer = json.loads(run(engine, "digraph { a -> b }"))
    assert {item["name"] for item in answer["objects"]} == {"a", "b"}


def test_other_formats_and_options_reach_the_engine() -> None:
    engine = find_engine("pure")
    svg = run(engine, 'digraph { a [pos="0,0!"] b [pos="100,50!"] a -> b }', "neato", "svg", extra=["-n2"])
    assert b"<svg" in svg


def test_a_system_dot_is_second_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, FINE)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.metadata, "files", lambda name: [])
    engine = find_engine("auto")
    assert (engine.name, engine.version, engine.path) == ("system", "9.9.9", tmp_path / "dot")
    assert "graphviz-pure" in engine.passed_over


def test_a_chosen_engine_is_never_swapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineMissingError, match=r"no program `dot`.*Install"):
        find_engine("system")
    monkeypatch.setattr(importlib.metadata, "files", lambda name: [])
    fake(tmp_path, FINE)
    with pytest.raises(EngineMissingError, match=r"graphviz-pure\) is not installed"):
        find_engine("pure")
    assert find_engine("system").name == "system"


def test_no_engine_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[object]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.metadata, "files", missing)
    with pytest.raises(EngineMissingError) as caught:
        find_engine()
    assert "not installed" in str(caught.value)
    assert "`dot`" in str(caught.value)


def test_the_override_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engines.OVERRIDE_VARIABLE, str(fake(tmp_path, FINE)))
    assert find_engine("pure").name == "override"


@pytest.mark.parametrize("body", ["print('hello')", "raise SystemExit(3)", "import os; os.abort()"])
def test_a_program_that_is_no_engine_fails_the_probe(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(engines.OVERRIDE_VARIABLE, str(fake(tmp_path, body)))
    with pytest.raises(EngineMissingError, match="dot"):
        find_engine()


def test_a_probe_that_hangs_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PROBE_LIMIT_S", 0.3)
    monkeypatch.setenv(engines.OVERRIDE_VARIABLE, str(fake(tmp_path, "import time; time.sleep(60)")))
    with pytest.raises(EngineMissingError, match=r"stopped after 0\.3 s"):
        find_engine()


def test_a_repaired_engine_is_found_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(engines.OVERRIDE_VARIABLE, str(fake(tmp_path, "raise SystemExit(1)")))
    with pytest.raises(EngineMissingError):
        find_engine()
    fake(tmp_path, FINE)
    assert find_engine().version == "9.9.9"


def test_bad_dot_is_reported_with_the_useful_line() -> None:
    with pytest.raises(EngineFailedError, match="syntax error") as caught:
        run(find_engine("pure"), "digraph { a -> ")
    assert "syntax error" in caught.value.detail


def test_an_engine_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EngineFailedError, match=r"could not be started.*Install"):
        run(Engine("override", "0", tmp_path / "none"), "digraph {}")


def test_a_crash_names_its_signal(tmp_path: Path) -> None:
    with pytest.raises(EngineFailedError, match=r"crashed \(signal 6\): it printed no reason"):
        run(fake_engine(tmp_path, "import os; os.abort()"), "digraph {}")


def test_exit_code_and_last_line_are_reported(tmp_path: Path) -> None:
    body = "import sys; print('Warning: a\\nout of \\x1b[1mcheese.', file=sys.stderr); sys.exit(2)"
    with pytest.raises(EngineFailedError, match="out of") as caught:
        run(fake_engine(tmp_path, body), "digraph {}")
    assert caught.value.detail == "out of  [1mcheese"


def test_an_error_on_stderr_is_a_failure_even_with_exit_0(tmp_path: Path) -> None:
    body = "import sys; print('{}'); print('Warning: w\\nError: trouble in init_rank', file=sys.stderr)"
    with pytest.raises(EngineFailedError, match="trouble in init_rank"):
        run(fake_engine(tmp_path, body), "digraph {}")


def test_warnings_are_no_failure(tmp_path: Path) -> None:
    body = "import sys; print('fine'); print('Warning: no hard-coded metrics', file=sys.stderr)"
    assert run(fake_engine(tmp_path, body), "digraph {}") == b"fine\n"


def test_a_hanging_engine_is_killed_with_its_children(tmp_path: Path) -> None:
    mark = tmp_path / "child"
    body = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(mark)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    with pytest.raises(EngineFailedError, match=r"stopped after 1\.5 s"):
        run(fake_engine(tmp_path, body), "digraph {}", time_limit_s=1.5)
    assert not alive(int(mark.read_text()))


def test_a_child_left_behind_does_not_hold_us_up(tmp_path: Path) -> None:
    mark = tmp_path / "child"
    body = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(mark)!r}, 'w').write(str(child.pid))\n"
        "print('answer')\n"
    )
    assert run(fake_engine(tmp_path, body), "digraph {}") == b"answer\n"
    assert not alive(int(mark.read_text()))


def test_endless_output_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "OUTPUT_LIMIT_BYTES", 1024**2)
    with pytest.raises(EngineFailedError, match="more than 1 MB"):
        run(fake_engine(tmp_path, "import sys\nwhile True: sys.stdout.write('x' * 65536)"), "digraph {}")


def test_endless_complaints_are_stopped_and_shortened(tmp_path: Path) -> None:
    body = "import sys\nwhile True: sys.stderr.write('spam' * 20000)"
    with pytest.raises(EngineFailedError, match="stopped after 1 s") as caught:
        run(fake_engine(tmp_path, body), "digraph {}", time_limit_s=1)
    assert len(caught.value.detail) <= 300


def test_an_engine_that_never_reads_gets_a_large_graph(tmp_path: Path) -> None:
    assert run(fake_engine(tmp_path, "print('done')"), "x" * 5_000_000) == b"done\n"


def test_engines_are_told_to_load_no_files(tmp_path: Path) -> None:
    body = "import os; print(os.environ['SERVER_NAME'])"
    assert run(fake_engine(tmp_path, body), "digraph {}") == b"x\n"


def alive(process_id: int) -> bool:
    """Whether a process still runs; a killed one may wait a moment for its new parent to collect it."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            try:
                os.kill(process_id, 0)
            except ProcessLookupError:
                return False
            state = "?"
        if state == "Z":
            return False
        time.sleep(0.02)
    return True
