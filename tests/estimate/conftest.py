"""Boards for estimates, written as lines such as `app_backend > ranker as request, calls=3`."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind, Mode

Wired: TypeAlias = Callable[..., Queries]
_FIELDS = {"calls": "calls_per_request", "delay": "delay_s", "step": "step"}


@pytest.fixture(scope="session")
def wired() -> Wired:
    """The queries of a board: boxes as `name=dict(...)` (a component may be given as `of`), arrows as lines."""

    def draw(*arrows: str, **boxes: dict[str, Any]) -> Queries:
        nodes: dict[str, Node] = {}
        for name, facts in boxes.items():
            attributes = {k: v for k, v in facts.items() if k != "of"}
            nodes[name] = Node(id=name, component=facts.get("of", name), attributes=attributes)
        connections = []
        for number, line in enumerate(arrows):
            ends, _, said = line.partition(" as ")
            source, target = (end.strip() for end in ends.split(" > "))
            for end in (source, target):
                nodes.setdefault(end, Node(id=end, component=end))
            kind, *rest = (word.strip() for word in said.split(","))
            connections.append(
                Connection(id=f"c{number}", source=source, target=target, kind=Kind(kind), **_facts(rest))
            )
        return Queries(build_graph(Design.of(*nodes.values(), *connections)))

    return draw


def _facts(words: list[str]) -> dict[str, Any]:
    pairs = (word.partition("=") for word in words)
    numbers = {_FIELDS[name]: float(value) for name, _, value in pairs if value}
    modes = [Mode(word) for word in words if "=" not in word]
    return {**numbers, "mode": modes[0]} if modes else numbers
