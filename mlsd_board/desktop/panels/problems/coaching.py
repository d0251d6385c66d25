"""Which finding a coach brings up: one at a time, another one when asked, and in full once it was asked for."""

from mlsd_board.desktop.panels.problems.listing import to_coach
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report


class Coaching:
    """Findings are known by their fingerprints, since each check makes them anew."""

    def __init__(self) -> None:
        self._passed_over: set[str] = set()
        self._told: set[str] = set()

    def current(self, report: Report) -> Finding | None:
        """The finding to talk about; those passed over come again once there is no other."""
        found = to_coach(report)
        if found and all(f.fingerprint in self._passed_over for f in found):
            self._passed_over.clear()
        return next((f for f in found if f.fingerprint not in self._passed_over), None)

    def pass_over(self, finding: Finding) -> None:
        self._passed_over.add(finding.fingerprint)

    def tell(self, finding: Finding) -> None:
        self._told.add(finding.fingerprint)

    def told(self, finding: Finding) -> bool:
        """Whether the finding itself may be shown, not only hints."""
        return finding.fingerprint in self._told
