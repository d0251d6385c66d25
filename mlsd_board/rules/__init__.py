"""What a good design obeys and what earns it credit: one per file, found by walking this folder.

Nothing is registered by importing.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from mlsd_board.validation.credit import Recognition
from mlsd_board.validation.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return tuple(sorted((v for v in _values() if isinstance(v, Rule)), key=lambda r: r.code))


@cache
def all_credits() -> tuple[Recognition, ...]:
    """Everything that earns credit, by id."""
    return tuple(sorted((v for v in _values() if isinstance(v, Recognition)), key=lambda r: r.id))


def _values() -> Iterator[object]:
    for module in walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            yield from vars(import_module(module.name)).values()
