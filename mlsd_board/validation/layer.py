"""One layer of configuration: what a `mlsd-board.toml`, or a `[tool.mlsd-board]`, says about checking boards."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

NAME = "mlsd-board.toml"
_KEYS = ("extends", "library", "profile", "rule-packs", "rules")


RuleSetting: TypeAlias = str | Mapping[str, object]
"""What is said of a rule: its severity, or a table of its severity and its options."""


class ProfileError(Exception):
    """A profile or a configuration names something that does not exist, or sets it to something impossible."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says. `library` are folders of components and `rule_packs` files of rules, as full paths.

    `lines` are the lines of its keys, so that an error can name them.
    """

    path: Path
    profile: str = ""
    extends: str = ""
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    library: tuple[Path, ...] = ()
    rule_packs: tuple[Path, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def error(self, key: str, reason: str) -> ProfileError:
        """The error that says what is wrong with a key, in which file and line, or with which option."""
        if self.path == Path(f"--{key}"):
            return ProfileError(f"{self.path}: {reason}")
        line = self.lines.get(key.rpartition(".")[2])
        return ProfileError(f"{self.path}{f':{line}' if line else ''}: {key}: {reason}")


def read_layer(path: Path) -> Layer | None:
    """The layer in a file; None for a `pyproject.toml` without a table of ours.

    Raises `ProfileError` naming file, key and, where it is known, the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table: Any = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        msg = f"{path}: this cannot be read ({reason})"
        raise ProfileError(msg) from error
    if path.name == "pyproject.toml":
        tools = table.get("tool")
        table = tools.get("mlsd-board") if isinstance(tools, dict) else None
        if table is None:
            return None
    return _layer(path, table, text)


def meant(name: str, known: Collection[str]) -> str:
    """A suggestion in brackets where a name is nearly one of those that are known, else nothing."""
    close = get_close_matches(name, sorted(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _layer(path: Path, table: Any, text: str) -> Layer:
    found = Layer(path, lines=_lines(text))
    if not isinstance(table, dict):
        raise found.error("tool.mlsd-board", "this must be a table")
    for key in sorted(table.keys() - {*_KEYS, "summary"}):
        raise found.error(key, f"there is no such key{meant(key, _KEYS)}; known are {', '.join(_KEYS)}")
    for key in ("profile", "extends", "summary"):
        if not isinstance(table.get(key, ""), str):
            raise found.error(key, "this must be a text")
    rules = table.get("rules", {})
    if not isinstance(rules, dict):
        raise found.error("rules", 'this must be a table of lines such as EVA002 = "warning"')
    if "profile" in table and "extends" in table:
        raise found.error("extends", "`profile` is given too; use one of them")
    return Layer(
        path,
        table.get("profile", ""),
        table.get("extends", ""),
        rules,
        _paths(found, table, "library"),
        _paths(found, table, "rule-packs"),
        found.lines,
    )


def _paths(layer: Layer, table: Mapping[str, Any], key: str) -> tuple[Path, ...]:
    """Paths in a configuration are meant from the folder it lies in."""
    given = table.get(key, [])
    if not isinstance(given, list) or not all(isinstance(entry, str) for entry in given):
        raise layer.error(key, 'this must be a list of paths, such as ["ours"]')
    return tuple(layer.path.parent / Path(entry).expanduser() for entry in given)


def _lines(text: str) -> dict[str, int]:
    """The line of each key; of one that is there several times, in several tables, the last."""
    keys = (re.match(r"\s*\"?([\w-]+)\"?\s*=", line) for line in text.splitlines())
    return {match[1]: number for number, match in enumerate(keys, 1) if match}
