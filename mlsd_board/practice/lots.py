"""What comes first by lot."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def by_lot(things: Iterable[T], seed: object, name: Callable[[T], str]) -> list[T]:
    """Things in an order as if by chance, which is the same for the same seed and names on every machine."""
    return sorted(things, key=lambda thing: sha256(f"{seed} {name(thing)}".encode()).digest())
