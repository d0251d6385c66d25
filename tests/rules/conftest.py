"""What every test of a rule needs: a board checked by all rules, as the shells do it, without a screen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.formats.native.codec import loads
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.rules import all_rules
from mlsd_board.validation.board import Board
from mlsd_board.validation.engine import check
from mlsd_board.validation.report import Report
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase

Checked: TypeAlias = Callable[..., Report]
Drawn: TypeAlias = Callable[..., Design]


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def checked(library: Library) -> Checked:
    """Check a design by all rules, in a practice session if its facts are given."""

    def run(design: Design, session: SessionFacts | None = None) -> Report:
        board = Board(design.brief, Queries(build_graph(design)), library, session, hidden_nodes(design))
        return check(board, all_rules(), suppressions=design.suppressions.values())

    return run


@pytest.fixture(scope="session")
def session_of() -> Callable[[Path], SessionFacts | None]:
    """The practice session a board is shown in: `bad.session.json` beside `bad.mlsd.json`, minutes and phase."""

    def read(board: Path) -> SessionFacts | None:
        path = board.with_name(board.name.replace(".mlsd.json", ".session.json"))
        if not path.exists():
            return None
        facts = json.loads(path.read_text(encoding="utf-8"))
        return SessionFacts(**{**facts, "phase": Phase(facts["phase"])})

    return read


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    """A design from lines like `client_app > app_backend as request, async`; a word alone is a box without arrows.

    A box is named like its component, or `name:component`; further fields of the brief go by name.
    """

    def draw(*lines: str, **brief: Any) -> Design:
        nodes: dict[str, Node] = {}
        arrows = []
        for number, line in enumerate(lines):
            ends, _, said = line.partition(" as ")
            ids = [_box(nodes, end) for end in ends.split(" > ")]
            if len(ids) == 2:
                kind, _, mode = (part.strip() for part in said.partition(","))
                facts = {"kind": Kind(kind) if kind else None, "mode": Mode(mode) if mode else None}
                arrows.append(Connection(id=f"c{number}", source=ids[0], target=ids[1], **facts))
        return Design.of(Brief(**brief), *nodes.values(), *arrows)

    return draw


def _box(nodes: dict[str, Node], end: str) -> str:
    id, _, component = end.strip().partition(":")
    nodes.setdefault(id, Node(id=id, component=component or id))
    return id


@pytest.fixture(scope="session")
def codes(checked: Checked) -> Callable[[Design], set[str]]:
    """The codes of all findings on a design."""
    return lambda design: {finding.code for finding in checked(design).findings}


@pytest.fixture(scope="session")
def clean() -> Design:
    """A complete small design that breaks no rule: the good boards are variations of it."""
    return loads((Path(__file__).parent / "clean.mlsd.json").read_bytes())
