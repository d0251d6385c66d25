"""Which components a rule, or what earns a credit, speaks of: read off its code and its page, so that no list is kept."""

import sys
from collections.abc import Callable, Collection, Iterator
from types import CodeType, FunctionType

_NARROW = 9
"""A set of more components than this says too little about each of them."""


def mentioned(check: Callable[..., object], components: Collection[str]) -> frozenset[str]:
    """The components that a check names, in itself, in what it calls in its own module, or in a small set it uses."""
    known = frozenset(components)
    found: set[str] = set()
    for value in _values(check, set()):
        names = _names(value)
        if len(names & known) <= _NARROW:
            found |= names & known
    return frozenset(found)


def _values(function: object, seen: set[int]) -> Iterator[object]:
    """The constants of a function and the globals it reads, those of other functions of its module included."""
    if not isinstance(function, FunctionType) or id(function) in seen:
        return
    seen.add(id(function))
    yield from _constants(function.__code__)
    scope = vars(sys.modules[function.__module__])
    for name in _globals_of(function.__code__):
        value = scope.get(name)
        if isinstance(value, FunctionType) and value.__module__ == function.__module__:
            yield from _values(value, seen)
        elif not callable(value):
            yield value


def _constants(code: CodeType) -> Iterator[object]:
    for constant in (
        code.co_consts[1:] if code.co_consts and isinstance(code.co_consts[0], str) else code.co_consts
    ):
        if isinstance(constant, CodeType):
            yield from _constants(constant)
        else:
            yield constant


def _globals_of(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals_of(constant)


def _names(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value})
    if isinstance(value, dict | frozenset | tuple | list | set):
        return frozenset(item for item in value if isinstance(item, str))
    return frozenset()
