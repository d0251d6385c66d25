"""Checking a design: the graph, the rules and the suppressions brought together."""

from collections.abc import Sequence
from dataclasses import replace

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import BoardGraph, build_graph
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.graph.queries import Queries
from mlsd_board.model.design import Design
from mlsd_board.rules import all_credits, all_rules
from mlsd_board.validation.board import Board
from mlsd_board.validation.crediting import with_credits
from mlsd_board.validation.elements import Elements
from mlsd_board.validation.engine import Pause, check
from mlsd_board.validation.layer import meant
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase

_SLIPS = 10
"""So many unknown names may be slips of the pen; more are another library."""


def check_design(
    design: Design,
    library: Library,
    *,
    graph: BoardGraph | None = None,
    rules: Sequence[Rule] | None = None,
    profile: Profile | None = None,
    phase: Phase | None = None,
    session: SessionFacts | None = None,
    pause: Pause = lambda: None,
) -> Report:
    """What the rules say of a design, and what it does well. `graph` saves building it when it is at hand and up to date.

    The page of a deep dive is not judged for what it lacks, only for what is drawn wrongly. `session` are the facts of a practice session; without them the rules about its course do not apply.
    `pause` is called again and again meanwhile (see the engine).
    """
    current = build_graph(design) if graph is None else graph
    pause()
    board = Board(design.brief, Queries(current), library, session, hidden_nodes(design))
    aside = design.suppressions.values()
    asked = all_rules() if rules is None else rules
    here, remarks = (profile or Profile()).for_board(design.brief, asked)
    own = _elements(design, asked)
    page = design.pages.get(design.page or "")
    deep = page is not None and page.purpose == "deep_dive"
    due = [rule for rule in asked if rule.anywhere] if deep else asked
    report = check(board, due, profile=here, phase=phase, suppressions=aside, elements=own, pause=pause)
    report = replace(report, remarks=(*remarks, *own.faults))
    return _of_deep_dive(report, asked) if deep else with_credits(report, board, all_credits(), pause)


def _elements(design: Design, rules: Sequence[Rule]) -> Elements:
    said = {node.id: node.rules for node in design.nodes.values() if node.rules}
    said |= {c.id: c.rules for c in design.connections.values() if c.rules}
    return Elements(said, rules)


def _of_deep_dive(report: Report, rules: Sequence[Rule]) -> Report:
    """The report that owns up to the rules that were not asked, since they judge what a design lacks."""
    left_out = {rule.code for rule in rules if not rule.anywhere}
    return replace(report, not_applicable=tuple(sorted({*report.not_applicable, *left_out})))


def unknown_components(design: Design, library: Library) -> list[str]:
    """A remark for each component on the board that the library does not have; rules pass over these boxes."""
    found: dict[str, list[str]] = {}
    for node in design.nodes.values():
        if node.component not in library.components:
            found.setdefault(node.component, []).append(node.id)
    slips = len(found) <= _SLIPS
    return [
        f"component {name!r} ({', '.join(sorted(ids))}) is not in the library"
        f"{meant(name, library.components) if slips else ''}; the boxes are kept, rules pass over them"
        for name, ids in sorted(found.items())
    ]
