"""All rules there are: the program's own, those that installed packages bring, and those of rule packs."""

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.rules import all_rules
from mlsd_board.validation.declarative.pack import PackError, load_pack
from mlsd_board.validation.engine import in_order
from mlsd_board.validation.layer import meant
from mlsd_board.validation.rule import Rule

GROUP = "mlsd_board.rules"
"""The entry point group under which a package announces a rule, a list of rules, or a module of rules."""


class Known(NamedTuple):
    """The rules by code, and why some could not be used."""

    rules: tuple[Rule, ...]
    remarks: tuple[str, ...]


def known_rules(packs: Sequence[Path], library: Library) -> Known:
    """Every rule. A broken package is remarked on and the others run; a broken pack raises `PackError`."""
    found = list(all_rules())
    remarks: list[str] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        _take(entry, found, remarks)
    packed = [(path, rule) for path in dict.fromkeys(packs) for rule in load_pack(path, library)]
    for path, rule in packed:
        if clash := _clash(rule, found):
            msg = f"{path}: {clash}"
            raise PackError(msg)
        found.append(rule)
    for path, rule in packed:
        if unknown := _unknown(rule, found):
            msg = f"{path}: {unknown}"
            raise PackError(msg)
    try:
        in_order(found)
    except CycleError as error:
        circle = " after ".join(error.args[1])
        msg = f"{', '.join(map(str, packs)) or GROUP}: rules wait for each other: {circle}"
        raise PackError(msg) from error
    return Known(tuple(sorted(found, key=lambda r: r.code)), tuple(remarks))


def _take(entry: EntryPoint, found: list[Rule], remarks: list[str]) -> None:
    source = f"{entry.name} ({entry.value}{f' of {entry.dist.name}' if entry.dist else ''})"
    try:
        rules = list(_rules(entry.load()))
        for rule in rules:
            _ = rule.page
    except Exception as error:  # whatever a package does, the other rules run
        remarks.append(f"{source} cannot be used ({type(error).__name__}: {error})")
        return
    if not rules:
        remarks.append(f"{source} holds no rule")
    for rule in rules:
        if clash := _clash(rule, found) or _circle(rule, found):
            remarks.append(f"{source}: {clash}")
        else:
            found.append(rule)


def _rules(value: object) -> Iterator[Rule]:
    if isinstance(value, Rule):
        yield value
    elif isinstance(value, ModuleType):
        yield from (v for v in vars(value).values() if isinstance(v, Rule))
    elif isinstance(value, Iterable):
        yield from (v for v in value if isinstance(v, Rule))


def _clash(rule: Rule, known: Iterable[Rule]) -> str:
    for other in known:
        if rule.code == other.code:
            return f"{rule.code} is there already: {other.name}"
        if rule.name == other.name:
            return f"{rule.code}: the name {rule.name!r} is that of {other.code} already"
    return ""


def _unknown(rule: Rule, known: Iterable[Rule]) -> str:
    """Which rule it waits for that there is not, so that a slip of the pen never lets it speak too early."""
    codes = {other.code for other in known}
    missing = sorted(set(rule.after) - codes)
    return f"{rule.code}: after: there is no rule {missing[0]!r}{meant(missing[0], codes)}" if missing else ""


def _circle(rule: Rule, known: Sequence[Rule]) -> str:
    try:
        in_order([*known, rule])
    except CycleError as error:
        return f"{rule.code} would wait for itself: {' after '.join(error.args[1])}"
    return ""
