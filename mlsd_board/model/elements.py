"""What can lie on a board: pages with nodes, connections, frames, notes, ink; and the suppressions kept with them.

Positions and sizes are scene units (1 unit = 1 px at 100 %), y down, the origin anywhere.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from mlsd_board.model.brief import Brief
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.model.values import Amount, AttributeValue, Coordinate, Extent, Name, Tag, Value

NODE_WIDTH = 168.0
NODE_HEIGHT = 64.0
DESCRIPTION = "description"
"""The attribute of every component that says what it does in this design."""
Side = Literal["left", "right", "top", "bottom"]
Place = Annotated[tuple[Coordinate, Coordinate], Field()]


class Page(Value):
    """One sheet of a board: an attempt at a design, or the inside of the node `about` in a deep dive.

    A board without page records has one page, `FIRST_PAGE`.
    """

    element: Literal["page"] = "page"
    id: Name
    title: str = ""
    order: int = 0
    purpose: Literal["design", "deep_dive"] = "design"
    about: str | None = None


class _OnPage(Value):
    """Something that lies on one page."""

    id: Name
    page: Name = FIRST_PAGE


class _Box(_OnPage):
    """Something with a place and an extent; `frame` is the frame it belongs to, `tag` a colour set by hand."""

    x: Coordinate = 0.0
    y: Coordinate = 0.0
    width: Extent = NODE_WIDTH
    height: Extent = NODE_HEIGHT
    frame: str | None = None
    z: int = 0
    locked: bool = False
    tag: Tag | None = None

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def shown_rect(self) -> Rect:
        """What it takes up to the eye."""
        return self.rect


class Node(_Box):
    """A component placed on the board.

    `component` names its definition in the library; `attributes` carry the units the library gives them;
    `rationale` says why it is there; `deep_dive` marks one of the few boxes to be discussed in detail. `rules`
    are the severities (`off` too) of rules that find fault with this box, by code, name or family.
    """

    element: Literal["node"] = "node"
    component: Name
    label: str = ""
    attributes: Mapping[str, AttributeValue] = {}
    rationale: str = ""
    deep_dive: bool = False
    rules: Mapping[str, str] = {}

    @property
    def description(self) -> str:
        """What it does here, as its attribute of this name says."""
        said = self.attributes.get(DESCRIPTION, "")
        return said if isinstance(said, str) else ""


class Connection(_OnPage):
    """An arrow between two boxes.

    `delay_s` is seconds added on the way, `step` the order of calls out of one node, `calls_per_request`
    how often it is used per incoming request; `waypoints` are places the drawn line passes through.
    """

    element: Literal["connection"] = "connection"
    source: Name
    target: Name
    kind: Kind | None = None
    mode: Mode | None = None
    label: str = ""
    source_side: Side | None = None
    target_side: Side | None = None
    waypoints: tuple[Place, ...] = ()
    delay_s: Amount | None = None
    step: int | None = None
    calls_per_request: Amount | None = None
    contract: str = ""
    tag: Tag | None = None
    rules: Mapping[str, str] = {}

    @property
    def bends(self) -> tuple[Point, ...]:
        return tuple(Point(x, y) for x, y in self.waypoints)


class Frame(_Box):
    """A box around boxes: a zone of the system, a boundary of ownership, a group that can be collapsed, or swim lanes.

    A frame of the role `lanes` holds frames of the role `lane`, in `flow`: below one another or side by side.
    """

    element: Literal["frame"] = "frame"
    width: Extent = 480.0
    height: Extent = 320.0
    title: str = ""
    role: Literal["zone", "boundary", "group", "lanes", "lane"] = "group"
    zone: Literal["online", "offline", "edge", "third_party", "team"] | None = None
    collapsed: bool = False
    flow: Literal["rows", "columns"] = "rows"

    @property
    def shown_rect(self) -> Rect:
        """Collapsed, it is of the size of a node at its corner."""
        if not self.collapsed:
            return self.rect
        return Rect(self.x, self.y, min(NODE_WIDTH, self.width), min(NODE_HEIGHT, self.height))


class Note(_Box):
    """A sticky note; `about` pins it to an element."""

    element: Literal["note"] = "note"
    width: Extent = 200.0
    height: Extent = 96.0
    text: str = ""
    about: str | None = None


class Ink(_OnPage):
    """A stroke of the pen: its points, and its width in scene units."""

    element: Literal["ink"] = "ink"
    points: Annotated[tuple[Place, ...], Field(min_length=1)]
    width: Extent = 2.0
    colour: str = "ink"
    z: int = 0


class Suppression(_OnPage):
    """A finding set aside, with the reason. Without `elements` it covers every finding of the rule."""

    element: Literal["suppression"] = "suppression"
    code: Name
    elements: tuple[str, ...] = ()
    reason: Annotated[str, Field(min_length=1)]
    status: Literal["accepted", "not_applicable", "out_of_scope", "will_do"] = "accepted"


Element = Annotated[
    Page | Node | Connection | Frame | Note | Ink | Suppression, Field(discriminator="element")
]
OnPage = Node | Connection | Frame | Note | Ink | Suppression
Record = OnPage | Page | Brief
Box = Node | Frame | Note
