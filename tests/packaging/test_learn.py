"""The script that fits what the recogniser has learned, on a few diagrams written for it."""

import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mlsd_board.catalog.recognition import learned

SCRIPT = Path(__file__).parents[2] / "packaging" / "learn.py"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("learn", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "learn", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TARGET", tmp_path / "learned.weights")
    monkeypatch.setattr(module, "dictionary", list)
    return module


def diagrams(folder: Path, number: int) -> None:
    """So many diagrams in which a flurb trains and a gnarl serves."""
    with (
        (folder / "INDEX.csv").open("w", newline="") as index,
        (folder / "labels.csv").open("w", newline="") as labels,
    ):
        rows, boxes = csv.writer(index), csv.writer(labels)
        rows.writerow(["id", "file", "source_repo"])
        boxes.writerow(["file_id", "node_id", "node_label", "components"])
        for n in range(number):
            (folder / f"{n}.mmd").write_text(f"flowchart LR\n A[Flurb {n}x] --> B[Gnarl {n}x]\n")
            rows.writerow([n, f"{n}.mmd", f"project-{n}"])
            boxes.writerow([n, "A", f"Flurb {n}x", "trainer"])
            boxes.writerow([n, "B", f"Gnarl {n}x", "model_server ranker"])


def test_what_it_writes_is_read_again_and_has_learned(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    diagrams(tmp_path, 6)
    monkeypatch.setattr(sys, "argv", ["learn.py", str(tmp_path)])

    script.main()

    taught = learned._read(script.TARGET)
    assert taught.traits["word:flurb"]["trainer"] > 0.2
    assert taught.traits["word:gnarl"]["model_server"] > taught.traits["word:gnarl"].get("ranker", 0) > 0
    assert "24 boxes of 6 projects" in capsys.readouterr().out, "each box once more without its surroundings"


def test_projects_left_out_are_told_apart(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    diagrams(tmp_path, 12)
    monkeypatch.setattr(sys, "argv", ["learn.py", str(tmp_path), "--held-out"])

    script.main()

    assert "of other projects 100.0%" in capsys.readouterr().out
    assert not script.TARGET.exists()
