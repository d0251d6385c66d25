"""A way out of a finding: steps that editing turns into one change set. Rules describe them, they do not edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mlsd_board.model.kind import Kind
from mlsd_board.model.values import AttributeValue

Applicability = Literal["safe", "suggestion"]
"""`safe`: adds what is missing and changes no decision. `suggestion`: one choice of several, or asks for a value."""


@dataclass(frozen=True, slots=True)
class AddNode:
    """Place a component beside `near`. `handle` is the name other steps of the same fix use for it."""

    handle: str
    component: str
    near: str | None = None
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Connect:
    """Draw a connection between two nodes, each an id or a handle."""

    source: str
    target: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """State an attribute of a node."""

    node: str
    attribute: str
    value: AttributeValue


@dataclass(frozen=True, slots=True)
class SetConnection:
    """Change one field of a connection: `kind`, `mode`, `label` or `delay_s`."""

    connection: str
    field: Literal["kind", "mode", "label", "delay_s"]
    value: str | float


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an element off the board."""

    element: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Put boxes into a group and collapse it, so that one box stands for them."""

    title: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenBrief:
    """Lead the user to a field of the brief; only they can fill it in.

    `within` says of a list which entry is meant, and what of it, such as `m2.proxies_for` of the metrics.
    """

    field: str
    within: str = ""

    @property
    def path(self) -> str:
        """The field, or what is meant within it."""
        return f"{self.field}.{self.within}" if self.within else self.field


Step: TypeAlias = AddNode | Connect | SetAttribute | SetConnection | Remove | Fold | OpenBrief


@dataclass(frozen=True, slots=True)
class Fix:
    """One way out: a short name unique within its rule, a title in the imperative, and the steps."""

    id: str
    title: str
    applicability: Applicability
    steps: tuple[Step, ...]

    @property
    def edits(self) -> bool:
        """Whether it changes the board, rather than only leading to a field."""
        return not all(isinstance(step, OpenBrief) for step in self.steps)
