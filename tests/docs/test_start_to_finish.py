"""The page that follows a click names modules, functions and classes that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "start-to-finish.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:mlsd_board|component_library|templates)/[\w./]*)(?:: ([\w., ]+))?`", PAGE)
STOPS = (
    "desktop",
    "workspace",
    "editing",
    "model",
    "graph",
    "validation",
    "rules",
    "layout",
    "drawing",
    "formats",
)


@pytest.mark.parametrize(("path", "names"), NAMED, ids=lambda part: str(part))
def test_what_the_page_names_exists(path: str, names: str) -> None:
    assert (ROOT / path).exists()
    for name in filter(None, names.split(", ")):
        assert _defines(ROOT / path, name.split(".")), f"{path} has no {name}"


def test_the_click_passes_through_all_packages_it_should() -> None:
    passed = {path.split("/")[1] for path, _ in NAMED if path.startswith("mlsd_board/")}

    assert set(STOPS) - passed == set()


def _defines(path: Path, parts: list[str]) -> bool:
    body: list[ast.stmt] = ast.parse(path.read_text(encoding="utf-8")).body
    for part in parts:
        found = next((node for node in body if part in _names(node)), None)
        if found is None:
            return False
        body = found.body if isinstance(found, ast.ClassDef) else []
    return True


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()
