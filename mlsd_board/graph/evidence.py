"""What in a design speaks for an answer, and how strongly: boxes by what they are, words by where they stand.

One piece of evidence says how often a reader who sees nothing else answers yes. Several stand for each other: the
answer is yes if all of them together mislead less than half the time. Two doubtful boxes may so do what one cannot.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from math import prod
from typing import NamedTuple

from mlsd_board.graph.queries import Adjacency, walk
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.model.kind import Kind

ENOUGH = 0.5
_KINDRED = 1.4
"""Doubt between two components that speak for the same answer is hardly one."""
_ASSERTED = 1.3
"""Readers say yes a little sooner than a box is likely to be what speaks for it: the rest of the design makes up for doubt."""
_SHORT = 80
"""A longer note is prose about the design, not a part of it."""
ONLINE = frozenset(
    {
        "api_gateway",
        "app_backend",
        "client_app",
        "end_user",
        "model_server",
        "on_device_model",
        "batch_inference",
        "ranker",
        "re_ranker",
        "candidate_generator",
    }
)
"""Who asks, and who answers."""

Weights = Mapping[str, float]
"""How strongly a component speaks for an answer, from 0 to 1."""


class Doubt(NamedTuple):
    """How sure it is, from 0 to 1, that a box is the component it was taken for, and what else it may be.

    Where `chances` are given, they are the likeliest components, each with how likely it is.
    """

    confidence: float
    other: str = ""
    chances: tuple[tuple[str, float], ...] = ()


class Evidence(NamedTuple):
    """A box or words that speak for an answer. `component` is what the box was taken for, empty for words alone."""

    strength: float
    words: str
    component: str = ""


class Answer(NamedTuple):
    """How strongly a design is said to contain something, and what speaks for it, the strongest first."""

    strength: float
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        return self.strength >= ENOUGH


def answer(found: Iterable[Evidence]) -> Answer:
    """What the pieces of evidence say together; a box and its own words are one piece."""
    parts: dict[str, list[Evidence]] = {}
    for piece in found:
        if piece.strength > 0:
            parts.setdefault(piece.words or piece.component, []).append(piece)
    joined = [_joined(pieces) for pieces in parts.values()]
    evidence = tuple(sorted(joined, key=lambda e: (-e.strength, e.words)))
    return Answer(_together(evidence), evidence)


def _joined(pieces: Iterable[Evidence]) -> Evidence:
    first, *more = sorted(pieces, key=lambda e: (not e.component, -e.strength))
    return first._replace(strength=_together((first, *more)))


def _together(pieces: Iterable[Evidence]) -> float:
    return 1 - prod(1 - piece.strength for piece in pieces)


def _words(node: Node) -> str:
    return "\n".join(filter(None, (node.label, node.description, node.rationale)))


class Told:
    """A design as the questions need it: boxes by component with how sure that is, words, where information goes."""

    def __init__(self, design: Design, doubts: Mapping[str, Doubt]) -> None:
        """Take `design` as it is now. `doubts` say of which boxes it is not sure what they are.

        `spoken` is what stands on arrows, `written` all else that is to be read.
        """
        self.types = {node.id: node.component for node in design.nodes.values()}
        self.names = {node.id: node.label for node in design.nodes.values()}
        self.labels = {node.id: _words(node) for node in design.nodes.values()}
        self.notes = {note.id: note.text for note in design.notes.values() if len(note.text) <= _SHORT}
        self.titles = {frame.id: frame.title for frame in design.frames.values()}
        self.arrows = tuple(design.connections.values())
        self.spoken = tuple(arrow.label for arrow in self.arrows)
        self.written = (*self.labels.values(), *self.notes.values(), *self.titles.values())
        self.members = {frame: frozenset(b.id for b in design.members(frame)) for frame in design.frames}
        self._doubts = doubts

    @cached_property
    def into(self) -> Mapping[str, frozenset[str]]:
        """The components that feed each box which an arrow leads to; empty for what is none."""
        found: dict[str, set[str]] = {}
        for arrow in self.arrows:
            found.setdefault(arrow.target, set()).add(self.types.get(arrow.source, ""))
        return {id: frozenset(components) for id, components in found.items()}

    @cached_property
    def _onward(self) -> Adjacency:
        """Where information goes next. A frame stands for what lies in it; answers come back to who asks online."""
        found: dict[str, set[str]] = {}
        for arrow in self.arrows:
            found.setdefault(arrow.source, set()).add(arrow.target)
            ends = {self.types.get(arrow.source, ""), self.types.get(arrow.target, "")}
            if arrow.kind is Kind.REQUEST and ends <= ONLINE:
                found.setdefault(arrow.target, set()).add(arrow.source)
        for frame, members in self.members.items():
            leaving = found.get(frame, set()) - members
            found.setdefault(frame, set()).update(members)
            for member in members:
                found.setdefault(member, set()).update(leaving)
        return {id: tuple(sorted(ends)) for id, ends in found.items()}

    def reached(self, starts: Collection[str]) -> set[str]:
        """What lies at the end of a path from one of `starts`."""
        return walk(self._onward, sorted(starts))

    @cached_property
    def _back(self) -> Adjacency:
        found: dict[str, list[str]] = {}
        for id, ends in self._onward.items():
            for end in ends:
                found.setdefault(end, []).append(id)
        return {id: tuple(ends) for id, ends in found.items()}

    def leading_to(self, ends: Collection[str]) -> set[str]:
        """From where a path leads to one of `ends`."""
        return walk(self._back, sorted(ends))

    def of(self, components: Collection[str]) -> list[str]:
        """The boxes that were taken for one of these components."""
        return [id for id, component in self.types.items() if component in components]

    def labelled(self, components: Collection[str]) -> list[str]:
        """What is written on the boxes that were taken for one of these components."""
        return [self.labels[id] for id in self.of(components)]

    def name(self, id: str) -> str:
        """What is written on an element."""
        return self.names.get(id) or self.titles.get(id) or self.notes.get(id, "")

    def confidence(self, id: str) -> float:
        """How sure it is what a box is."""
        if id not in self._doubts:
            return 1.0
        doubt = self._doubts[id]
        return min(1.0, doubt.confidence * (_ASSERTED if doubt.chances else 1.0))

    def weight(self, id: str, weights: Weights) -> float:
        """How strongly a box speaks for an answer by what it was taken for."""
        weight = weights.get(self.types[id], 0.0)
        if id not in self._doubts:
            return weight
        doubt = self._doubts[id]
        if doubt.chances:
            likely = sum(weights.get(c, 0.0) * min(1.0, _ASSERTED * chance) for c, chance in doubt.chances)
            return min(likely, max(weights.values()))
        return weight * min(1.0, doubt.confidence * (_KINDRED if doubt.other in weights else 1.0))

    def box(self, id: str, strength: float) -> Evidence:
        """A box as evidence."""
        return Evidence(strength, self.labels[id], self.types[id])

    def drawn(self, weights: Weights, doing: re.Pattern[str] | None = None) -> Iterator[Evidence]:
        """The boxes that speak for an answer. What begins like `doing` names a step rather than a thing."""
        for id in self.types:
            step = doing is not None and doing.match(self.labels[id])
            yield self.box(id, self.weight(id, weights) * (0.5 if step else 1))

    def said(self, pattern: re.Pattern[str], strength: float, where: Iterable[str]) -> Iterator[Evidence]:
        """The texts in which something is said; the same words twice say no more than once."""
        for text in sorted({text for text in where if pattern.search(text)}):
            yield Evidence(strength, text)
