"""What shows that a finding is true: the hops that are drawn, and those that are missing, as they could be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import infer_kind
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.fix import AddNode, Connect, Fix
from mlsd_board.workspace.fixing import preview


@dataclass(frozen=True, slots=True)
class Evidence:
    """The arrows along the path that is there, and the boxes and arrows that are not."""

    arrows: tuple[str, ...] = ()
    missing: ChangeSet = field(default_factory=ChangeSet)


def evidence_of(design: Design, finding: Finding, library: Library) -> Evidence:
    """The evidence of a finding on the board it was made for; a finding that is out of date has less of it."""
    return Evidence(tuple(_hops(design, finding.path)), _missing(design, finding, library))


def _hops(design: Design, path: tuple[str, ...]) -> Iterator[str]:
    """One arrow for each step of the path, preferably in its direction."""
    joined: dict[tuple[str, str], str] = {}
    for id, wire in sorted(design.connections.items()):
        joined.setdefault((wire.source, wire.target), id)
    for source, target in pairwise(path):
        found = joined.get((source, target)) or joined.get((target, source))
        if found:
            yield found


def _missing(design: Design, finding: Finding, library: Library) -> ChangeSet:
    """What the best way out would draw, without what it would draw besides; else the missing boxes themselves."""
    ways = [fix for fix in finding.fixes if any(isinstance(s, AddNode | Connect) for s in fix.steps)]
    for fix in [*ways, *_makeshift(design, finding, library)]:
        try:
            changes = preview(design, fix, library)
        except (EditError, KeyError):
            continue
        return ChangeSet(dict(_drawn(design, changes, finding.missing)))
    return ChangeSet()


def _drawn(design: Design, changes: ChangeSet, components: tuple[str, ...]) -> Iterator[tuple[str, Change]]:
    new = {id: c for id, c in changes.changes.items() if c.before is None}
    boxes = {
        id
        for id, c in new.items()
        if isinstance(c.after, Node) and (c.after.component in components or not components)
    }
    there = boxes | design.nodes.keys()
    for id, change in new.items():
        after = change.after
        if id in boxes or (isinstance(after, Connection) and {after.source, after.target} <= there):
            yield id, change


def _makeshift(design: Design, finding: Finding, library: Library) -> Iterator[Fix]:
    """The missing boxes beside the end of the path, joined to it where an arrow would mean something."""
    known = [component for component in finding.missing if component in library.components]
    ends = [id for id in (*reversed(finding.path), *finding.elements) if id in design.nodes]
    steps: list[AddNode | Connect] = []
    for number, component in enumerate(known):
        steps.append(AddNode(f"missing:{number}", component, ends[0] if ends else None))
        kind = infer_kind(library, design.nodes[ends[0]].component, component) if ends else None
        if kind:
            steps.append(Connect(ends[0], f"missing:{number}", kind))
    if steps:
        yield Fix("missing", "What is missing", "suggestion", tuple(steps))
