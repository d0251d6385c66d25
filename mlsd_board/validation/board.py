"""What a rule may look at: an immutable view of one state of a board."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mlsd_board.catalog.library import Library
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief, Requirements
from mlsd_board.validation.option import N, Option
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.words import listed, spoken


class CannotEvaluateError(Exception):
    """A rule lacks a fact it needs. The message says which; the rule is listed as not evaluable, never as broken."""


@dataclass(frozen=True)
class Board:
    """The brief, the graph with the questions asked of it, and the library that gives the boxes their meaning.

    `session` is there only while one practises. `hidden` are the components inside collapsed groups, each with the
    group that is seen instead. `values` are the options that were chosen, where they are not the usual ones.
    """

    brief: Brief
    queries: Queries
    library: Library
    session: SessionFacts | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[Option[Any], float] = field(default_factory=dict)

    def value(self, option: Option[N]) -> N:
        """The value of a rule's option on this board."""
        chosen: Any = self.values.get(option)
        return option.default if chosen is None else option.taken(chosen)

    @property
    def req(self) -> Requirements:
        return self.brief.req

    @property
    def task(self) -> str:
        """The type of the task in the one spelling that rules compare with: `binary_classification`."""
        return re.sub(r"[\s_-]+", "_", self.brief.task.type.strip().lower())

    @property
    def size(self) -> int:
        """How many components are on the board."""
        return len(self.queries.types)

    @property
    def boxes_in_view(self) -> int:
        """How many boxes one sees: a collapsed group is one box."""
        return self.size - len(self.hidden) + len(set(self.hidden.values()))

    def of(self, *types: str | Collection[str]) -> list[str]:
        """The nodes of these component types, by id."""
        wanted = {t for group in types for t in ([group] if isinstance(group, str) else group)}
        return self.queries.of(wanted)

    def type(self, node: str) -> str:
        return self.queries.types[node]

    def name(self, node: str) -> str:
        """What a box is called, on one line: its label, else its component's title."""
        label = str(self.queries.graph.nodes[node].get("label") or "")
        return spoken(label) or self.library.title(self.type(node))

    def names(self, nodes: Iterable[str]) -> str:
        """Names joined for a sentence: 'A', 'A and B', 'A, B and C', 'A, B, C and 4 others'."""
        return listed([self.name(node) for node in nodes])

    def trail(self, nodes: Iterable[str]) -> str:
        """A path in words: 'A → B → C'."""
        return " → ".join(self.name(node) for node in nodes)

    def number(self, node: str, attribute: str) -> float | None:
        """A numeric attribute in the library's unit, or None when unset or not a number."""
        return self.queries.number(node, attribute)

    def flag(self, node: str, attribute: str) -> bool:
        """Whether a yes/no attribute is stated and true."""
        return self.queries.graph.nodes[node].get(attribute) is True

    def text(self, node: str, attribute: str) -> str:
        """A text or choice attribute, or '' when unset."""
        value = self.queries.graph.nodes[node].get(attribute)
        return value if isinstance(value, str) else ""

    def texts(self, node: str, attribute: str) -> frozenset[str]:
        """The members of a set-valued attribute; a single text counts as a set of one."""
        value = self.queries.graph.nodes[node].get(attribute)
        members = value if isinstance(value, tuple) else (value,) if value else ()
        return frozenset(str(member) for member in members)

    def tagged(self, *tags: str) -> bool:
        return not set(tags).isdisjoint(self.brief.tags)
