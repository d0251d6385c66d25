"""The house stays small: the budgets of file, function and class, and the words we do not use."""

import ast
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parents[2] / "mlsd_board"
BANNED = {"utils", "helpers", "common", "manager", "base", "misc"}


class Module(NamedTuple):
    """A file, with the lines of its functions and the public methods of its classes."""

    path: Path
    lines: int
    docstring: str | None
    statements: int
    functions: list[tuple[str, int]]
    classes: list[tuple[str, int]]


@pytest.fixture(scope="module")
def house() -> list[Module]:
    return [read(path) for path in sorted(SOURCE.rglob("*.py"))]


def read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    functions = [(f"{path}:{f.name}", length(f)) for f in nodes if isinstance(f, ast.FunctionDef)]
    classes = [(f"{path}:{c.name}", public_methods(c)) for c in nodes if isinstance(c, ast.ClassDef)]
    return Module(path, len(text.splitlines()), ast.get_docstring(tree), len(tree.body), functions, classes)


def length(function: ast.FunctionDef) -> int:
    """Its lines without the docstring: a rule's page is long."""
    documented = ast.get_docstring(function) and len(function.body) > 1
    return (function.end_lineno or 0) - function.body[1 if documented else 0].lineno + 1


def public_methods(of: ast.ClassDef) -> int:
    """Those with names of ours; Qt's are not counted."""
    names = [f.name for f in of.body if isinstance(f, ast.FunctionDef)]
    return sum(not name.startswith("_") and name == name.lower() for name in names)


def test_no_file_is_one_nobody_wants_to_open(house: list[Module]) -> None:
    assert [m.path for m in house if m.lines > 300] == []
    assert [m.path for m in house if m.path.stem in BANNED] == []


def test_every_module_says_what_lives_in_it(house: list[Module]) -> None:
    assert [m.path for m in house if not m.docstring] == []


def test_files_and_functions_are_small_in_the_middle_too(house: list[Module]) -> None:
    assert median(m.lines for m in house) <= 100
    assert median(lines for m in house for _, lines in m.functions) <= 10


def test_no_function_is_longer_than_a_screen(house: list[Module]) -> None:
    assert [(name, lines) for m in house for name, lines in m.functions if lines > 40] == []


def test_no_class_has_more_than_fifteen_public_methods(house: list[Module]) -> None:
    assert [(name, public) for m in house for name, public in m.classes if public > 15] == []


def test_packages_hold_a_docstring_and_nothing_else(house: list[Module]) -> None:
    packages = [m for m in house if m.path.name == "__init__.py"]
    ours = [m for m in packages if m.path.parent.name not in ("mlsd_board", "rules")]

    assert [m.path for m in ours if m.statements != 1] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    root = SOURCE.parent
    hosts = ("pypi." + "org", "python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org")
    folders = ("mlsd_board", "packaging", "tests", "benchmarks", "docs")
    looked_at = [path for folder in folders for path in (root / folder).rglob("*")]
    for path in [*looked_at, root / "run", root / "README.md", root / "pyproject.toml"]:
        if path.is_file() and path.suffix not in (".png", ".pyc", ".ttf"):
            written = path.read_text(encoding="utf-8", errors="replace")
            assert not [host for host in hosts if host in written], path
