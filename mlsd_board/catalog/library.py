"""The component library: every folder of component files, read once; what is wrong is reported, the rest loads."""

import tomllib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mlsd_board.catalog.component import Attribute, Component, Group, Outline
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

    def hue(self, component: str) -> str:
        """The hue of a component's group; '' where the library does not have it."""
        known = self.components.get(component)
        group = self.groups.get(known.group) if known else None
        return group.hue if group else ""

    def outline(self, component: str) -> Outline:
        """How other tools draw a component: a plain box where the library does not have it."""
        known = self.components.get(component)
        return known.outline if known else "box"

    def attribute(self, component: str, name: str) -> Attribute | None:
        """The definition of an attribute as this component has it, or as every component has it."""
        known = self.components.get(component)
        own = known.attributes.get(name) if known else None
        return own or self.universal.get(name)

    @cached_property
    def memory(self) -> dict[Hashable, object]:
        """What others worked out about components alone, kept as long as the library is."""
        return {}

    @cached_property
    def alternatives(self) -> Mapping[str, frozenset[str]]:
        """For each component those that do the same work in another way; it goes both ways, whoever says so."""
        found: dict[str, set[str]] = {id: set() for id in self.components}
        for component in self.components.values():
            for other in component.alternatives:
                found[component.id].add(other)
                found.setdefault(other, set()).add(component.id)
        return {id: frozenset(others) for id, others in found.items()}

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
        universal |= _universal(root / "universal.toml", faults)
        for folder in _folders(root, faults):
            groups |= _group(folder, groups, faults)
            components |= _components(folder, faults)
    ordered = dict(sorted(groups.items(), key=lambda item: (item[1].order, item[0])))
    place = {group: number for number, group in enumerate(ordered)}
    in_order = sorted(components.values(), key=lambda c: (place[c.group], c.id))
    return Library({c.id: c for c in in_order}, ordered, universal, tuple(faults))


def _folders(root: Path, faults: list[LibraryFault]) -> list[Path]:
    try:
        inside = sorted(path for path in root.iterdir() if not path.name.startswith((".", "_")))
    except FileNotFoundError:
        faults.append(LibraryFault(root, 0, "there is no such folder"))
        return []
    except OSError as error:
        faults.append(LibraryFault(root, 0, error.strerror or str(error)))
        return []
    stray = (p for p in inside if p.suffix == ".toml" and p.name != "universal.toml" and p.is_file())
    faults += (LibraryFault(path, 0, "a component lies in the folder of its group") for path in stray)
    return [path for path in inside if path.is_dir()]


def _universal(path: Path, faults: list[LibraryFault]) -> dict[str, Attribute]:
    if not path.is_file():
        return {}
    table = (read_table(path, faults) or {}).get("attributes", {})
    if not isinstance(table, dict):
        faults.append(LibraryFault(path, _line_of(path, ("attributes",)), "attributes: this must be a table"))
        return {}
    made = {
        name: checked(Attribute, entry, path, faults, ("attributes", name))
        for name, entry in sorted(table.items())
    }
    return {name: attribute for name, attribute in made.items() if attribute}


def _group(folder: Path, known: Mapping[str, Group], faults: list[LibraryFault]) -> dict[str, Group]:
    path = folder / "_group.toml"
    table = read_table(path, faults) if path.is_file() else None
    if table is not None and (made := checked(Group, {**table, "id": folder.name}, path, faults)):
        return {made.id: made}
    if folder.name in known:
        return {}
    title = folder.name.replace("_", " ").capitalize()
    return {folder.name: Group(id=folder.name, title=title, order=100)}


def _components(folder: Path, faults: list[LibraryFault]) -> dict[str, Component]:
    found = {}
    for path in sorted(p for p in folder.glob("*.toml") if not p.name.startswith("_")):
        table = read_table(path, faults)
        if table is None:
            continue
        icon = path.with_suffix(".svg")
        words = path.with_suffix(".words")
        beside = {"icon": icon if icon.is_file() else None, "words": words if words.is_file() else None}
        facts = {**table, "id": path.stem, "group": folder.name, **beside}
        if component := checked(Component, facts, path, faults):
            found[component.id] = component
    return found


def read_table(path: Path, faults: list[LibraryFault]) -> dict[str, Any] | None:
    """The TOML table in a file, or None after adding to `faults` why it cannot be read."""
    line = 0
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        number = place.split(",")[0]
        line = int(number) if number.isdigit() else 0
    except UnicodeDecodeError:
        reason = "the file is not UTF-8 text"
    except RecursionError:
        reason = "the file is nested too deeply"
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError as error:
        reason = str(error)
    faults.append(LibraryFault(path, line, reason))
    return None


def checked(
    model: type[M],
    facts: Mapping[str, Any],
    path: Path,
    faults: list[LibraryFault],
    place: tuple[str, ...] = (),
) -> M | None:
    """The record that `facts` make, or None after adding to `faults` what is wrong. `place`: where they stand."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = (*place, *first["loc"])
        mentioned = where[:-1] if first["type"] == "missing" else where
        reason = first["msg"].removeprefix("Value error, ")
        reason = f"{'.'.join(map(str, where))}: {reason}" if where else reason
        faults.append(LibraryFault(path, _line_of(path, mentioned), reason))
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
