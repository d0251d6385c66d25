"""A rule: a check over a board, with its code, name, severity, phase, prerequisites and page."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any, TypeAlias

from mlsd_board.validation.board import Board
from mlsd_board.validation.declaring import declaring
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.page import Page, parse_page
from mlsd_board.validation.severity import Phase, Severity

Check: TypeAlias = Callable[[Board], Iterable[Violation]]
Condition: TypeAlias = Callable[[Board], bool]


@dataclass(frozen=True)
class Rule:
    """One thing a good design obeys.

    `when` says on which boards it is meaningful. `after` are codes of rules that must not have fired at all, and
    `after_on_subject` codes that must not have fired on the same element. `min_size` is the number of components
    below which it keeps silent. `quiet_until` hides it before a phase later than its own. `written` is its page where
    the check carries none. A rule for `anywhere` judges what is drawn, never what is missing, so it runs on deep dives.
    `options` are the thresholds that configuration may change.
    """

    check: Check
    code: str
    name: str
    severity: Severity
    phase: Phase
    _: KW_ONLY
    when: Condition | None = None
    after: tuple[str, ...] = ()
    after_on_subject: tuple[str, ...] = ()
    min_size: int = 4
    quiet_until: Phase | None = None
    written: Page | None = None
    anywhere: bool = False
    options: tuple[Option[Any], ...] = ()

    @property
    def family(self) -> str:
        """The letters of the code: the group of rules it belongs to."""
        return self.code.rstrip("0123456789")

    @cached_property
    def page(self) -> Page:
        return self.written or parse_page(self.check.__doc__)

    def due(self, phase: Phase | None) -> bool:
        """Whether the rule may be shown in a phase (None: the design is finished, everything is due)."""
        return phase is None or (
            self.phase <= phase and (self.quiet_until is None or self.quiet_until <= phase)
        )

    def applies(self, board: Board) -> bool:
        return board.size >= self.min_size and (self.when is None or self.when(board))


rule = declaring(Rule)
"""Makes a rule of a check."""
