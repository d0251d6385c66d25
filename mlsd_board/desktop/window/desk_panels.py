"""The panels of one open board."""

from typing import NamedTuple, Self

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.panels.brief.panel import BriefPanel
from mlsd_board.desktop.panels.compare.panel import ComparePanel
from mlsd_board.desktop.panels.estimates.panel import EstimatesPanel
from mlsd_board.desktop.panels.inspector.panel import Inspector
from mlsd_board.desktop.panels.outline.panel import Outline
from mlsd_board.desktop.panels.problems.panel import Problems
from mlsd_board.desktop.panels.strengths.panel import Strengths


class DeskPanels(NamedTuple):
    """They live as long as the board is open in the colours of one theme."""

    inspector: Inspector
    brief: BriefPanel
    problems: Problems
    outline: Outline
    strengths: Strengths
    estimates: EstimatesPanel
    compare: ComparePanel

    @classmethod
    def of(cls, desk: Desk) -> Self:
        return cls(
            Inspector(desk),
            BriefPanel(desk),
            Problems(desk),
            Outline(desk),
            Strengths(desk),
            EstimatesPanel(desk),
            ComparePanel(desk),
        )

    def go_on_from(self, before: Self) -> None:
        """Show what was chosen in the panels of the same board that these take the place of."""
        self.problems.go_on_from(before.problems)
        self.compare.go_on_from(before.compare)
