"""What makes the brief quick: suggestions to click, sums that write themselves, and the chain of metrics drawn."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QWidget

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.chips import Chip, Chips
from mlsd_board.desktop.panels.brief.chain.block import ChainBlock
from mlsd_board.desktop.panels.brief.sums import Sums
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.brief import Brief, Constraint, DeepDive, Question, TradeOff
from mlsd_board.model.values import Value
from mlsd_board.practice import suggesting
from mlsd_board.workspace.starting import find_question

_MOST = 10


class Extras:
    """Makes each part once, by its name, and keeps it in step with the brief."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._parts: dict[str, QWidget] = {}
        self._refreshers: list[Callable[[Brief], None]] = []

    def make(self, name: str) -> QWidget:
        """The part of that name."""
        made = self._parts[name] = {
            "questions": self._questions,
            "metrics": self._metrics,
            "sums": self._sums,
            "constraints": self._constraints,
            "tradeoffs": self._tradeoffs,
            "deep_dives": self._dives,
        }[name]()
        return made

    def part(self, name: str) -> QWidget:
        return self._parts[name]

    def refresh(self, brief: Brief) -> None:
        for refresh in self._refreshers:
            refresh(brief)

    @cached_property
    def card(self) -> QuestionCard | None:
        """The card of the question that the board answers, if it is one of the bank."""
        problem = self._desk.session.design.brief.problem
        try:
            return find_question(problem) if problem else None
        except FormatError:
            return None

    def _questions(self) -> QWidget:
        def offered(brief: Brief) -> list[Chip]:
            return [
                Chip(topic.replace("_", " "), those[0].text, those[0])
                for topic, those in suggesting.questions(brief, self.card).items()
                if those
            ]

        def take(question: Question) -> None:
            self._append("questions", question, f"Ask about {question.topic.replace('_', ' ')}")

        return self._chips("Ask about", offered, take)

    def _metrics(self) -> QWidget:
        block = ChainBlock(self._desk)
        block.chips.given.connect(
            lambda metric: self._append("metrics", metric, f"Add {metric.name or 'a metric'}")
        )
        self._refreshers.append(lambda brief: block.refresh(brief, suggesting.metrics(brief, self.card)))
        return block

    def _sums(self) -> QWidget:
        sums = Sums(self._desk)
        self._refreshers.append(sums.refresh)
        return sums

    def _constraints(self) -> QWidget:
        def offered(brief: Brief) -> list[Chip]:
            return [Chip(c.text, c.text, c) for c in suggesting.constraints(brief)]

        def take(constraint: Constraint) -> None:
            self._append("constraints", constraint, "Add a constraint")

        return self._chips("Often stated", offered, take)

    def _tradeoffs(self) -> QWidget:
        def offered(brief: Brief) -> list[Chip]:
            return [Chip(t.topic, f"Weigh {t.topic}", t) for t in suggesting.tradeoffs(brief)]

        def take(tradeoff: TradeOff) -> None:
            self._append("tradeoffs", tradeoff, f"Weigh {tradeoff.topic}")

        return self._chips("Often weighed", offered, take)

    def _dives(self) -> QWidget:
        def offered(brief: Brief) -> list[Chip]:
            found = suggesting.deep_dives(brief, self.card)
            return [Chip(text, text, DeepDive(topic=text)) for text in found]

        def take(dive: DeepDive) -> None:
            self._append("deep_dives", dive, "Go into detail")

        return self._chips("Worth going into here", offered, take)

    def _chips(
        self, caption: str, offered: Callable[[Brief], list[Chip]], take: Callable[[object], None]
    ) -> Chips:
        chips = Chips(caption)
        chips.given.connect(take)
        self._refreshers.append(lambda brief: chips.show_chips(offered(brief)[:_MOST]))
        return chips

    def _append(self, field: str, record: Value, label: str) -> None:
        """Put a record at the end of a list of the brief, and the cursor into it."""
        records = [*getattr(self._desk.session.design.brief, field), record]
        if self._desk.edit(label, lambda tx: edit_brief(tx, field, [r.model_dump() for r in records])):
            self._desk.said.emit(f"{label}: done. Ctrl+Z takes it back.")
