"""The lists, as tables for people and as arrays for programs."""

import json
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.rules import all_rules

KEYS = {
    "components": {"id", "group", "title", "summary", "inputs", "outputs", "attributes", "aliases", "stage"},
    "rules": {"code", "name", "severity", "phase", "summary", "why", "fix", "source", "hints"},
    "templates": {"id", "title", "kind", "category", "problem"},
    "problems": {"id", "title", "category", "origin", "tags"},
    "formats": {"id", "title", "suffixes", "read", "write"},
}
FIRST = {"components": "id", "rules": "code", "templates": "id", "problems": "id", "formats": "id"}


@pytest.mark.parametrize("what", KEYS)
def test_a_list_is_an_array_of_definitions_and_a_table_of_the_same(cli, what: str) -> None:
    rows = json.loads(cli("list", what, "--format", "json").out)
    table = cli("list", what)

    assert rows
    assert all(set(row) >= KEYS[what] for row in rows)
    assert table.code == 0
    assert [line.split()[0] for line in table.out.splitlines()] == [row[FIRST[what]] for row in rows]


def test_all_components_and_rules_are_listed(cli, library: Library) -> None:
    components = json.loads(cli("list", "components", "--format", "json").out)
    rules = json.loads(cli("list", "rules", "--format", "json").out)

    assert [c["id"] for c in components] == list(library.components)
    assert len(components) >= 70
    assert [r["code"] for r in rules] == [r.code for r in all_rules()]


def test_own_components_are_added_and_faulty_files_named_with_line_and_reason(cli, tmp_path: Path) -> None:
    group = tmp_path / "mine"
    group.mkdir()
    good = (
        'title = "Mine"\nsummary = "A box of my own."\nstage = "both"\nstands_in_for = ["us"]\n'
        'default_kinds = ["data"]\n[inputs]\nallowed = ["data"]\nrequired = []\n[outputs]\nallowed = ["data"]\nrequired = []\n'
    )
    (group / "my_box.toml").write_text(good, encoding="utf-8")
    (group / "wrong.toml").write_text(good.replace('"A box of my own."', "3"), encoding="utf-8")
    (group / "torn.toml").write_text('title = "Mine', encoding="utf-8")
    ran = cli("list", "components", "--format", "json", "--library", tmp_path, "--library", tmp_path / "none")

    assert ran.code == 0
    assert "my_box" in [c["id"] for c in json.loads(ran.out)]
    assert f"{group / 'wrong.toml'}:2: summary:" in ran.err
    assert f"{group / 'torn.toml'}:" in ran.err
    assert f"{tmp_path / 'none'}: there is no such folder" in ran.err
    assert ran.err.count("\n") == 3


def test_a_list_that_does_not_exist_is_refused(cli) -> None:
    ran = cli("list", "rulez")

    assert ran.code == 2
    assert "components" in ran.err
