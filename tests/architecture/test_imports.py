"""The architecture is a checked file: the contracts hold, and each of them bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

INTRUDERS = {
    "Imports point down only": ("model/geometry.py", "import mlsd_board.catalog.library"),
    "Qt lives in desktop only": ("drawing/primitives.py", "def late():\n    import PySide6"),
    "The command line never reaches the window": ("cli/schema.py", "import mlsd_board.desktop.start"),
    "Families of rules are strangers": ("rules/metrics/__init__.py", "import mlsd_board.rules.structure"),
    "Exporters are strangers": ("formats/exporters/dot.py", "import mlsd_board.formats.exporters.svg"),
    "Importers are strangers": (
        "formats/importers/node_link.py",
        "import mlsd_board.formats.importers.native",
    ),
    "No cycles between siblings": ("validation/severity.py", "import mlsd_board.validation.engine"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    command = [str(program), "--no-cache", "--config", str(folder / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "mlsd_board", tmp_path / "mlsd_board", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_breaks_when_it_is_broken(copy: Path) -> None:
    assert lint(copy).returncode == 0, lint(copy).stdout
    for place, line in INTRUDERS.values():
        path = copy / "mlsd_board" / place
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    (copy / "mlsd_board" / "homeless").mkdir()
    (copy / "mlsd_board" / "homeless" / "__init__.py").touch()
    outcome = lint(copy)

    assert outcome.returncode != 0
    for contract in INTRUDERS:
        assert f"{contract} BROKEN" in outcome.stdout, outcome.stdout
    assert "homeless" in outcome.stdout


def test_everything_but_the_window_imports_without_qt() -> None:
    program = """
import importlib, pkgutil, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not for you")
sys.meta_path.insert(0, NoQt())
import mlsd_board
names = [m.name for m in pkgutil.walk_packages(mlsd_board.__path__, "mlsd_board.", onerror=lambda name: None)]
wanted = [n for n in names if not n.startswith("mlsd_board.desktop") and n != "mlsd_board.__main__"]
for name in wanted:
    importlib.import_module(name)
print(len(wanted))
"""
    outcome = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert outcome.returncode == 0, outcome.stderr
    assert int(outcome.stdout) > 60
