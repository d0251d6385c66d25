"""What became of everything in an imported diagram, so that the reader can see that nothing was lost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from mlsd_board.graph.evidence import Doubt
from mlsd_board.model.counting import counted
from mlsd_board.model.ids import FIRST_PAGE

Fate = Literal["component", "note", "frame"]
Way = Literal["connection", "two_connections", "layout_only", "loose_end"]


@dataclass(frozen=True, slots=True)
class BoxReport:
    """One box, group or text of the diagram and what it became. `id` is its element on the board, `origin` its name in
    the file.

    `component` is what was recognised, also where the box was kept as a note because that is only a guess.
    """

    id: str
    label: str
    became: Fate
    where: str = ""
    component: str = ""
    confidence: float = 1.0
    runner_up: str = ""
    by: str = ""
    sort: Literal["box", "group", "text"] = "box"
    doubtful: bool = False
    origin: str = ""
    chances: tuple[tuple[str, float], ...] = ()

    @property
    def words(self) -> str:
        """Its label on one line, or else its name in the file."""
        return " ".join(self.label.split()) or f"({self.origin})"


@dataclass(frozen=True, slots=True)
class ArrowReport:
    """One arrow of the diagram and what it became. `ids` are the connections on the board."""

    ids: tuple[str, ...]
    became: Way
    source: str = ""
    target: str = ""
    label: str = ""
    undirected: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything that was seen in one diagram, in the order of the file, and the remarks of its reader."""

    title: str = ""
    where: str = ""
    boxes: tuple[BoxReport, ...] = ()
    arrows: tuple[ArrowReport, ...] = ()
    remarks: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    page: str = FIRST_PAGE

    def renamed(self, names: Mapping[str, str], page: str) -> "ImportReport":
        """The report after the elements got other names, on a page of a larger board."""
        boxes = tuple(replace(box, id=names.get(box.id, box.id)) for box in self.boxes)
        arrows = tuple(
            replace(
                arrow,
                ids=tuple(names.get(id, id) for id in arrow.ids),
                source=names.get(arrow.source, arrow.source),
                target=names.get(arrow.target, arrow.target),
            )
            for arrow in self.arrows
        )
        places = {names.get(id, id): where for id, where in self.places.items()}
        return replace(self, boxes=boxes, arrows=arrows, places=places, page=page)

    @property
    def doubts(self) -> Mapping[str, Doubt]:
        """How sure it is what each component on the board is, and what else it may be."""
        return {
            box.id: Doubt(box.confidence, box.runner_up, box.chances)
            for box in self.boxes
            if box.became == "component"
        }

    @property
    def doubtful(self) -> tuple[BoxReport, ...]:
        return tuple(box for box in self.boxes if box.doubtful)

    def counts(self) -> dict[str, int]:
        """How many of each sort were seen, and how many became what; the parts add up to the whole."""
        fates = Counter(f"{_PLURALS[box.sort]}_to_{box.became}s" for box in self.boxes)
        ways = Counter(f"arrows_to_{arrow.became}" for arrow in self.arrows)
        sorts = Counter(_PLURALS[box.sort] for box in self.boxes)
        seen = {name: sorts.get(name, 0) for name in ("boxes", "groups", "texts")}
        return {
            **seen,
            "arrows": len(self.arrows),
            **dict(sorted(fates.items())),
            **dict(sorted(ways.items())),
        }

    def sentences(self) -> tuple[str, ...]:
        """The counts in words."""
        seen = self.counts()
        lines = [] if self.boxes or self.arrows else ["the diagram is empty"]
        for sort, plural in _PLURALS.items():
            if seen[plural]:
                fates = Counter(box.became for box in self.boxes if box.sort == sort)
                parts = ", ".join(counted(n, fate) for fate, n in sorted(fates.items()))
                lines.append(f"{counted(seen[plural], sort, plural)} seen: {parts}")
        if self.arrows:
            ways = Counter(arrow.became for arrow in self.arrows)
            parts = ", ".join(counted(n, *_WAYS[way]) for way, n in sorted(ways.items()))
            lines.append(f"{counted(len(self.arrows), 'arrow')} seen: {parts}")
        undirected = sum(arrow.undirected for arrow in self.arrows)
        if undirected:
            lines.append(
                f"{counted(undirected, 'line')} without a head: taken to point the way the file names the ends"
            )
        return tuple(lines)

    def arrow_lines(self, *, lost: bool = False) -> tuple[str, ...]:
        """A line for each arrow and what it became, or for those only that became nothing."""
        names = {box.id: box.words for box in self.boxes}
        lines = []
        for arrow in self.arrows:
            if not lost or arrow.became == "loose_end":
                source, target = (names.get(end, "nothing") for end in (arrow.source, arrow.target))
                said = f" “{' '.join(arrow.label.split())}”" if arrow.label else ""
                lines.append(f"arrow from {source} to {target}{said} → {_FATES[arrow.became]}")
        return tuple(lines)


_FATES: Mapping[Way, str] = {
    "connection": "connection",
    "two_connections": "a connection each way",
    "layout_only": "left out, it only holds boxes apart",
    "loose_end": "left out, it ends at nothing",
}
_PLURALS = {"box": "boxes", "group": "groups", "text": "texts"}
_BOTH_WAYS = "with two heads became a connection each way"
_WAYS: Mapping[Way, tuple[str, str]] = {
    "connection": ("became a connection", "became connections"),
    "two_connections": (_BOTH_WAYS, _BOTH_WAYS),
    "layout_only": ("only held boxes apart and was left out", "only held boxes apart and were left out"),
    "loose_end": ("ended at nothing and was left out", "ended at nothing and were left out"),
}
"""What became of one arrow, and of several."""
