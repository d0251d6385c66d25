"""A credit: something a design does well, recognised by a check over the board, with the elements that show it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit_page import CreditPage, parse_credit_page
from mlsd_board.validation.declaring import declaring
from mlsd_board.validation.dimension import Dimension

Chapter = Literal[
    "data representation",
    "problem representation",
    "training",
    "resilient serving",
    "reproducibility",
    "responsible AI",
]
"""The parts of the book *Machine Learning Design Patterns*."""


@dataclass(frozen=True, slots=True)
class Praise:
    """One place where a credit is earned: a sentence, the elements that show it, and the facts that made it true."""

    summary: str
    elements: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Credit:
    """What the user sees. `pattern` is the part of the book the pattern comes from, None for other good habits."""

    id: str
    title: str
    dimension: Dimension
    summary: str
    elements: tuple[str, ...]
    values: Mapping[str, object]
    pattern: Chapter | None
    source: str


Look: TypeAlias = Callable[[Board], Iterable[Praise]]


@dataclass(frozen=True)
class Recognition:
    """How a credit is recognised.

    `passes` are codes of rules that must have looked at the board and found nothing. What `look` yields is one
    credit, shown in several places.
    """

    look: Look
    id: str
    title: str
    dimension: Dimension
    _: KW_ONLY
    pattern: Chapter | None = None
    passes: tuple[str, ...] = ()

    @cached_property
    def page(self) -> CreditPage:
        return parse_credit_page(self.look.__doc__)


credit = declaring(Recognition)
"""Makes a recognition of a look."""
