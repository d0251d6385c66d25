"""./run sets up once, starts at once after that, survives interruption, and reports every failing gate."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="./run is a POSIX script")

# Stands in for uv: makes an environment of scripts that write down how they were called.
FAKE_UV = """#!/bin/sh
echo "uv $1 $2" >>"$CALLS"
[ ! -e "$BROKEN" ] || { echo 'no network' >&2; exit 1; }
for last; do :; done
case $1 in
    venv)
        mkdir -p "$last/bin"
        printf '#!/bin/sh\\n[ "$1" = -c ] && exec "%s" "$@"\\necho "python $*" >>"$CALLS"\\n' "$REAL" >"$last/bin/python"
        for tool in ruff mypy lint-imports mlsd-board; do
            printf '#!/bin/sh\\nfor a; do echo "%s [$a]" >>"$CALLS"; done\\n[ ! -e "$CALLS.fail-%s" ]\\n' \\
                $tool $tool >"$last/bin/$tool"
        done
        touch "$last/pyvenv.cfg"
        chmod +x "$last/bin/"* ;;
esac
"""


class Checkout:
    """A copy of what ./run needs, with a stand-in for uv and a record of what was called."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "my board"
        self.calls_file = folder / "calls"
        self.broken = folder / "broken"
        (self.root / "packaging").mkdir(parents=True)
        for name in (
            "run",
            "pyproject.toml",
            "packaging/requirements.lock",
            "packaging/requirements-dev.lock",
        ):
            shutil.copy(ROOT / name, self.root / name)
        tools = folder / "tools"
        tools.mkdir()
        (tools / "uv").write_text(FAKE_UV, encoding="utf-8")
        (tools / "uv").chmod(0o755)
        self.environment = {
            "PATH": f"{tools}:/usr/bin:/bin",
            "HOME": str(folder),
            "MLSD_PYTHON": sys.executable,
            "REAL": sys.executable,
            "CALLS": str(self.calls_file),
            "BROKEN": str(self.broken),
        }

    def run(self, *arguments: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.root / "run"), *arguments],
            cwd=cwd or self.root,
            env=self.environment | extra,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )

    def calls(self) -> list[str]:
        """What was called since the last question."""
        if not self.calls_file.exists():
            return []
        lines = self.calls_file.read_text(encoding="utf-8").splitlines()
        self.calls_file.unlink()
        return lines


SET_UP = ["uv venv -q", "uv pip install", "uv pip install"]


@pytest.fixture
def checkout(tmp_path) -> Checkout:
    return Checkout(tmp_path)


def test_sets_up_once_and_passes_arguments_on(checkout, tmp_path):
    first = checkout.run("check", "two words", "", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert checkout.calls() == [*SET_UP, "mlsd-board [check]", "mlsd-board [two words]", "mlsd-board []"]
    second = checkout.run("--version")
    assert (second.stdout, second.stderr) == ("", "")
    assert checkout.calls() == ["mlsd-board [--version]"]


def test_passes_the_exit_code_on(checkout):
    Path(f"{checkout.calls_file}.fail-mlsd-board").touch()
    assert checkout.run("check").returncode == 1


@pytest.mark.parametrize("changed", ["pyproject.toml", "packaging/requirements.lock"])
def test_updates_when_what_it_was_made_from_changes(checkout, changed):
    checkout.run("--version")
    checkout.calls()
    with (checkout.root / changed).open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    assert "updating" in checkout.run("--version").stderr
    assert checkout.calls() == ["uv pip install", "uv pip install", "mlsd-board [--version]"]


def test_starts_over_after_a_failed_set_up(checkout):
    checkout.broken.touch()
    failed = checkout.run("--version")
    assert failed.returncode == 1
    assert "no network" in failed.stderr
    checkout.broken.unlink()
    checkout.calls()
    again = checkout.run("--version")
    assert again.returncode == 0
    assert "did not finish" in again.stderr
    assert checkout.calls() == [*SET_UP, "mlsd-board [--version]"]


def test_a_lock_of_a_dead_process_does_not_block(checkout):
    finished = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True)
    (checkout.root / ".venv.lock").symlink_to(finished.stdout.strip())
    assert checkout.run("--version").returncode == 0
    assert not (checkout.root / ".venv.lock").is_symlink()


def test_a_moved_checkout_is_set_up_again(checkout):
    checkout.run("--version")
    checkout.calls()
    checkout.root = checkout.root.rename(checkout.root.with_name("elsewhere"))
    assert "another place" in checkout.run("--version").stderr
    assert checkout.calls() == [*SET_UP, "mlsd-board [--version]"]


def test_leaves_a_folder_alone_that_is_no_environment(checkout, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear").write_text("keep me", encoding="utf-8")
    refused = checkout.run("--version", MLSD_VENV=str(tmp_path / "letters"))
    assert refused.returncode == 1
    assert "MLSD_VENV" in refused.stderr
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["dear"]


def test_refuses_a_python_that_does_not_fit(checkout):
    refused = checkout.run("--version", MLSD_PYTHON="/bin/false")
    assert refused.returncode == 1
    assert "MLSD_PYTHON=/bin/false is not a Python 3.11 to 3.14" in refused.stderr


class TestTest:
    """./run test: offscreen Qt needs its libraries, which are there wherever these tests run."""

    def test_runs_all_gates_and_names_those_that_failed(self, checkout):
        Path(f"{checkout.calls_file}.fail-ruff").touch()
        Path(f"{checkout.calls_file}.fail-mypy").touch()
        done = checkout.run("test")
        assert done.returncode == 1
        assert "failed: ruff check, ruff format, mypy\n" in done.stderr
        assert any(
            call.startswith("python -m pytest") and "--cov-branch" in call for call in checkout.calls()
        )

    def test_passes_when_all_gates_pass(self, checkout):
        done = checkout.run("test")
        assert done.returncode == 0, done.stderr
        assert done.stderr.endswith("all gates passed\n")

    def test_with_arguments_only_calls_pytest(self, checkout):
        assert checkout.run("test", "-k", "a b").returncode == 0
        assert checkout.calls() == [*SET_UP, "python -m pytest -k a b"]

    def test_sets_the_main_job_up_too(self, checkout):
        checkout.run("test", "-q")
        checkout.calls()
        checkout.run("--version")
        assert checkout.calls() == ["mlsd-board [--version]"]
