"""The component library: every folder of component files, read once; what is wrong is reported, the rest loads."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mlsd_board.catalog.component import Attribute, Component, Group
from mlsd_board.catalog.locate import data_folder

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class LibraryFault:
    """A library file that could not be used: where, in which line (0 when unknown), and why."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


@dataclass(frozen=True)
class Library:
    """All components that can be placed, in the order of the palette."""

    components: Mapping[str, Component] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    universal: Mapping[str, Attribute] = field(default_factory=dict)
    faults: tuple[LibraryFault, ...] = ()

    def title(self, component: str) -> str:
        known = self.components.get(component)
        return known.title if known else component.replace("_", " ").capitalize()

    def attribute(self, component: str, name: str) -> Attribute | None:
        """The definition of an attribute as this component has it, or as every component has it."""
        known = self.components.get(component)
        own = known.attributes.get(name) if known else None
        return own or self.universal.get(name)

    @cached_property
    def in_group(self) -> Mapping[str, tuple[Component, ...]]:
        """The components of each group, by title."""
        return {
            group: tuple(
                sorted((c for c in self.components.values() if c.group == group), key=lambda c: c.title)
            )
            for group in self.groups
        }


def load_library(extra: Sequence[Path] = ()) -> Library:
    """The program's own library and then each folder of `extra`; a later component replaces an earlier one."""
    faults: list[LibraryFault] = []
    components: dict[str, Component] = {}
    groups: dict[str, Group] = {}
    universal: dict[str, Attribute] = {}
    for root in (data_folder("component_library"), *extra):
        if not root.is_dir():
            faults.append(LibraryFault(root, 0, "there is no such folder"))
            continue
        universal |= _universal(root / "universal.toml", faults)
        for folder in sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))):
            groups |= _group(folder, groups, faults)
            components |= _components(folder, faults)
    ordered = dict(sorted(groups.items(), key=lambda item: (item[1].order, item[0])))
    place = {group: number for number, group in enumerate(ordered)}
    in_order = sorted(components.values(), key=lambda c: (place[c.group], c.id))
    return Library({c.id: c for c in in_order}, ordered, universal, tuple(faults))


def _universal(path: Path, faults: list[LibraryFault]) -> dict[str, Attribute]:
    if not path.is_file():
        return {}
    table = _read(path, faults).get("attributes", {})
    made = {name: _make(Attribute, entry, path, faults) for name, entry in sorted(table.items())}
    return {name: attribute for name, attribute in made.items() if attribute}


def _group(folder: Path, known: Mapping[str, Group], faults: list[LibraryFault]) -> dict[str, Group]:
    path = folder / "_group.toml"
    if path.is_file():
        made = _make(Group, {**_read(path, faults), "id": folder.name}, path, faults)
        if made:
            return {made.id: made}
    if folder.name in known:
        return {}
    title = folder.name.replace("_", " ").capitalize()
    return {folder.name: Group(id=folder.name, title=title, order=100)}


def _components(folder: Path, faults: list[LibraryFault]) -> dict[str, Component]:
    found = {}
    for path in sorted(p for p in folder.glob("*.toml") if not p.name.startswith("_")):
        before = len(faults)
        table = _read(path, faults)
        if len(faults) > before:
            continue
        icon = path.with_suffix(".svg")
        facts = {**table, "id": path.stem, "group": folder.name, "icon": icon if icon.is_file() else None}
        if component := _make(Component, facts, path, faults):
            found[component.id] = component
    return found


def _read(path: Path, faults: list[LibraryFault]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        line = place.split(",")[0]
        faults.append(LibraryFault(path, int(line) if line.isdigit() else 0, reason))
    except UnicodeDecodeError:
        faults.append(LibraryFault(path, 0, "the file is not UTF-8 text"))
    except OSError as error:
        faults.append(LibraryFault(path, 0, error.strerror or str(error)))
    return {}


def _make(model: type[M], facts: Mapping[str, Any], path: Path, faults: list[LibraryFault]) -> M | None:
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        faults.append(
            LibraryFault(path, _line_of(path, first["loc"]), f"{where}: {reason}" if where else reason)
        )
        return None


def _line_of(path: Path, loc: tuple[int | str, ...]) -> int:
    """The line of the innermost name in `loc` that the file mentions, searching table by table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = start = 0
    for name in (part for part in loc if isinstance(part, str)):
        for number, line in enumerate(lines[start:], start + 1):
            key = line.strip().lstrip("[").split("=")[0].rstrip("] ").strip()
            if key == name or key.endswith(f".{name}"):
                found = start = number
                break
    return found
