"""Making something of a function that is written below its facts: a rule of a check, a recognition of a look."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

_Written = TypeVar("_Written")
_Made = TypeVar("_Made")
_Facts = ParamSpec("_Facts")


def declaring(
    kind: Callable[Concatenate[_Written, _Facts], _Made],
) -> Callable[_Facts, Callable[[_Written], _Made]]:
    """A decorator that takes the fields of `kind` but the first, which is the function below it.

    Nothing is registered: the registries find what was made by walking folders.
    """

    def with_facts(*facts: _Facts.args, **more: _Facts.kwargs) -> Callable[[_Written], _Made]:
        return lambda written: kind(written, *facts, **more)

    return with_facts
