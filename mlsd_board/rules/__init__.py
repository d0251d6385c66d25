"""What a good design obeys: one rule per file, found by walking this folder. Nothing is registered by importing."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from mlsd_board.validation.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    names = (m.name for m in walk_packages(__path__, f"{__name__}.") if not m.ispkg)
    found = [
        value for name in names for value in vars(import_module(name)).values() if isinstance(value, Rule)
    ]
    return tuple(sorted(found, key=lambda r: r.code))
