"""A wheel holds the whole program: every module, every component, every template, the licence."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: str) -> set[str]:
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.mark.parametrize("folder", ["component_library", "templates"])
def test_data_folders_are_complete(names, folder):
    prefix = "mlsd_board/_data/"
    packed = {name.removeprefix(prefix) for name in names if name.startswith(f"{prefix}{folder}/")}
    assert packed == files_below(folder)
    assert packed


def test_the_program_is_complete_and_nothing_else_is_in(names):
    program = {
        name for name in names if name.startswith("mlsd_board/") and not name.startswith("mlsd_board/_data/")
    }
    assert program == files_below("mlsd_board")
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"mlsd_board"}


def test_licences_travel_along(names):
    licences = {
        name.rpartition(".dist-info/licenses/")[2] for name in names if ".dist-info/licenses/" in name
    }
    assert licences == {"LICENSE", "component_library/LICENSE-icons"}
