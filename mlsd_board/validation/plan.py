"""Building a fix in the words a rule would use: ensure a component, connect it, state an attribute."""

from mlsd_board.model.kind import Kind
from mlsd_board.model.values import AttributeValue
from mlsd_board.validation.board import Board
from mlsd_board.validation.fix import (
    AddNode,
    Applicability,
    Connect,
    Fix,
    Fold,
    OpenBrief,
    Remove,
    SetAttribute,
    SetConnection,
    Step,
)


class Plan:
    """The steps of one fix, collected. Existing boxes and arrows are used where they already do the job."""

    def __init__(self, board: Board) -> None:
        """Plan for `board`, which is only looked at."""
        self._board = board
        self._steps: list[Step] = []

    def add(self, component: str, near: str | None = None, **attributes: AttributeValue) -> str:
        """A new box; returns the handle other steps use."""
        count = sum(isinstance(step, AddNode) for step in self._steps)
        handle = f"new:{component}:{count}"
        self._steps.append(AddNode(handle, component, near, attributes))
        return handle

    def ensure(self, component: str, near: str | None = None, **attributes: AttributeValue) -> str:
        """The first box of this component, or a new one."""
        existing = self._board.of(component)
        return existing[0] if existing else self.add(component, near, **attributes)

    def connect(self, source: str, target: str, kind: Kind) -> "Plan":
        """An arrow, unless the same is there already."""
        there = any(e.target == target for e in self._board.queries.out(source, {kind}))
        if not there:
            self._steps.append(Connect(source, target, kind))
        return self

    def set(self, node: str, attribute: str, value: AttributeValue) -> "Plan":
        self._steps.append(SetAttribute(node, attribute, value))
        return self

    def retype(self, connection: str, kind: Kind) -> "Plan":
        self._steps.append(SetConnection(connection, "kind", kind.value))
        return self

    def set_connection(self, step: SetConnection) -> "Plan":
        self._steps.append(step)
        return self

    def remove(self, element: str) -> "Plan":
        self._steps.append(Remove(element))
        return self

    def fold(self, title: str, members: tuple[str, ...]) -> "Plan":
        """One collapsed group in the place of `members`."""
        self._steps.append(Fold(title, members))
        return self

    def insert(
        self, connection: str, component: str, kinds: tuple[Kind, Kind], **attributes: AttributeValue
    ) -> str:
        """A new box in the middle of an arrow: `kinds` are those of the two halves."""
        edge = next(e for e in self._board.queries.edges() if e.id == connection)
        new = self.add(component, edge.source, **attributes)
        self.remove(connection)
        self._steps += [Connect(edge.source, new, kinds[0]), Connect(new, edge.target, kinds[1])]
        return new

    def fix(self, id: str, title: str, applicability: Applicability = "safe") -> Fix:
        """What was planned, as a fix."""
        return Fix(id, title, applicability, tuple(self._steps))


def brief_fix(field: str, title: str, within: str = "") -> Fix:
    """A fix that leads to a field of the brief, or to something within it."""
    id = f"brief-{field.replace('.', '-').replace('_', '-')}"
    return Fix(id, title, "suggestion", (OpenBrief(field, within),))
