"""All that a report is made from."""

from dataclasses import dataclass
from functools import cached_property

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.theme import load_theme
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Rect
from mlsd_board.practice.compare.comparison import Comparison
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.score.scoring import Score
from mlsd_board.practice.seat import Rubric
from mlsd_board.practice.timeline import OpenThen
from mlsd_board.validation.report import Report


@dataclass(frozen=True)
class Material:
    """A checked and scored design; with its question, its attempt, a reference and an interviewer's rubric if known.

    `attempts` is the history so far, the oldest first.
    """

    design: Design
    library: Library
    report: Report
    score: Score
    card: QuestionCard | None = None
    log: AttemptLog | None = None
    then: tuple[OpenThen, ...] = ()
    comparison: Comparison | None = None
    following: QuestionCard | None = None
    rubric: Rubric | None = None
    attempts: tuple[Entry, ...] = ()

    @cached_property
    def drawing(self) -> Drawing:
        return compose(self.design, self.library, load_theme("light"))

    @cached_property
    def places(self) -> dict[str, Rect]:
        """Where each element that can be seen lies in the drawing."""
        found: dict[str, Rect] = {}
        for group in self.drawing.items:
            around = extent([group])
            if around and group.id in self.design.records:
                found[group.id] = found[group.id].united(around) if group.id in found else around
        return found

    @cached_property
    def queries(self) -> Queries:
        return Queries(build_graph(self.design))

    def name(self, id: str) -> str:
        """What an element is called by people: a box by its label, an arrow by its ends."""
        node, arrow = self.design.nodes.get(id), self.design.connections.get(id)
        if node:
            return node.label or self.library.title(node.component)
        if arrow:
            return f"{self.name(arrow.source)} → {self.name(arrow.target)}"
        return id
