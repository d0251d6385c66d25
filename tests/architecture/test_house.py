"""The house stays small: the budgets of file, function and class, and the words we do not use."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

SOURCE = Path(__file__).parents[2] / "mlsd_board"
FILES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "helpers", "common", "manager", "base", "misc"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = (
                node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            )  # a rule's page is long
            yield f"{path.relative_to(SOURCE)}:{node.name}", (node.end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_file_is_one_nobody_wants_to_open(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 300
    assert path.stem not in BANNED
    assert ast.get_docstring(ast.parse("\n".join(lines))), "every module says what lives in it"


def test_files_and_functions_are_small_in_the_middle_too() -> None:
    lengths = [length for path in FILES for _, length in functions(path)]

    assert median(len(p.read_text(encoding="utf-8").splitlines()) for p in FILES) <= 100
    assert median(lengths) <= 10


def test_no_function_is_longer_than_a_screen() -> None:
    assert [(name, length) for path in FILES for name, length in functions(path) if length > 40] == []


def test_no_class_has_more_than_fifteen_public_methods() -> None:
    crowded = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                public = [
                    f.name for f in node.body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_")
                ]
                own = [
                    name for name in public if name == name.lower()
                ]  # Qt's own names are not ours to count
                if len(own) > 15:
                    crowded.append((node.name, len(own)))
    assert crowded == []


def test_packages_hold_a_docstring_and_nothing_else() -> None:
    for path in FILES:
        if path.name == "__init__.py" and path.parent.name not in ("mlsd_board", "rules"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert len(tree.body) == 1, path


def test_no_file_names_a_machine_or_a_registry() -> None:
    root = SOURCE.parent
    hosts = ("pypi." + "org", "python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org")
    looked_at = [
        p
        for folder in ("mlsd_board", "packaging", "tests", "benchmarks", "docs")
        for p in (root / folder).rglob("*")
    ]
    texts = [
        p for p in [*looked_at, root / "run", root / "README.md", root / "pyproject.toml"] if p.is_file()
    ]
    for path in texts:
        if path.suffix not in (".png", ".pyc", ".ttf") and path.exists():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not [host for host in hosts if host in text], path
