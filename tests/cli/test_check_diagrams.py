"""Checking diagrams of other tools: lines are named, files without diagrams are no fault, and vague pictures are left in peace."""

import json
import re
from pathlib import Path

import pytest

TRAINING = """# System

```mermaid
flowchart LR
  raw[Raw data] --> train[Model Training]
  train --> serve[Inference API]
  user((User)) --> serve
```
"""


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(TRAINING, encoding="utf-8")
    return path


def test_findings_name_the_line(cli, readme: Path) -> None:
    text = cli("check", readme, "--fail-on", "never").out
    told = json.loads(cli("check", readme, "--format", "json").out)
    sarif = json.loads(cli("check", readme, "--format", "sarif").out)
    markdown = cli("check", readme, "--format", "markdown").out

    assert "at Model Training (line 5)" in text
    assert told["boards"][0]["places"]["serve"] == "line 6"
    regions = [r["locations"][0]["physicalLocation"].get("region") for r in sarif["runs"][0]["results"]]
    assert {"startLine": 5} in regions
    assert "Model Training \\(line 5\\)" in markdown
    assert re.search(r"\d+ switched off\n", text)


def test_a_picture_is_not_asked_for_a_brief_or_for_every_arrow(cli, readme: Path) -> None:
    codes = [
        f["code"] for f in json.loads(cli("check", readme, "--format", "json").out)["boards"][0]["findings"]
    ]

    assert "EVA001" in codes
    assert not [code for code in codes if code[:3] in ("BRF", "MET", "PAT", "STR")]


def test_a_profile_that_is_named_holds_for_diagrams_too(cli, readme: Path) -> None:
    told = json.loads(cli("check", readme, "--format", "json", "--profile", "review").out)

    assert any(f["code"].startswith("BRF") for f in told["boards"][0]["findings"])


def test_a_design_that_learns_nothing_gets_no_error(cli, tmp_path: Path) -> None:
    path = tmp_path / "shop.mmd"
    path.write_text("graph LR\n u((User)) --> api[API Gateway] --> db[(Postgres)]\n", encoding="utf-8")

    assert cli("check", path, "--fail-on", "warning").code == 0


def test_text_without_diagrams_is_passed_over(cli, readme: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.md"
    other.write_text("# Notes\n", encoding="utf-8")
    sequences = {
        "a.mmd": "sequenceDiagram\n A->>B: x",
        "b.puml": "participant A\nA -> B",
        "c.d2": "shape: sequence_diagram\na -> b",
    }
    for name, text in sequences.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = cli("check", other, *(tmp_path / name for name in sequences), readme, "--fail-on", "never")

    assert ran.code == 0
    assert "notes.md: there is no diagram" in ran.err
    assert "a.mmd: this is a Mermaid sequenceDiagram" in ran.err
    assert all(name in ran.err for name in sequences)
    assert "at Model Training" in ran.out


def test_what_cannot_be_followed_is_named(cli, tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    path.write_text("graph LR\n a[Kafka] --> b[Flink]\n Note over a: x\n", encoding="utf-8")

    assert "line 3: an arrow was expected" in cli("check", path, "--fail-on", "never").err
