"""How far long work has come, told to whoever listens in the same thread; nobody need."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, float], object]
"""Is told what is being done, and which share of it is done already."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def begun(what: str) -> None:
    """Something of which nobody knows how long it takes."""
    listener = _listener.get()
    if listener is not None:
        listener(what, 0.0)


def followed(what: str, things: Iterable[T], number: int) -> Iterator[T]:
    """The things one after the other, while the listener follows."""
    listener = _listener.get()
    if listener is None:
        yield from things
        return
    for done, thing in enumerate(things):
        listener(what, done / number)
        yield thing
