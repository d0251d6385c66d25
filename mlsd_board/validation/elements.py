"""The uppermost layer of configuration: what an element of the board says of the rules that find fault with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from mlsd_board.model.elements import Suppression
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity
from mlsd_board.validation.tables import Table, table_of

_OFF = "off"


class Elements:
    """Severities by element; a finding belongs to the first element that it names."""

    def __init__(self, said: Mapping[str, Mapping[str, str]], rules: Collection[Rule]) -> None:
        """Take what elements state by their ids; what names nothing is left out and told in `faults`."""
        made = {id: table_of(levels, rules) for id, levels in sorted(said.items())}
        self._tables = {id: table for id, (table, _) in made.items()}
        self._families = {rule.code: rule.family for rule in rules}
        self.faults = tuple(f"{id}: {fault}" for id, (_, faults) in made.items() for fault in faults)

    def judged(self, finding: Finding) -> Finding:
        """The finding at the severity that its element states."""
        level = self._level(finding)
        return replace(finding, severity=Severity(level)) if level and level != _OFF else finding

    def suppressions(self, findings: Iterable[Finding]) -> list[Suppression]:
        """What sets aside the findings that an element has switched off, so that they stay listed."""
        off = {(f.elements[0], f.code) for f in findings if self._level(f) == _OFF}
        return [
            Suppression(
                id=f"off:{code}:{element}",
                code=code,
                elements=(element,),
                reason=f"switched off on {element}",
                status="not_applicable",
            )
            for element, code in sorted(off)
        ]

    def _level(self, finding: Finding) -> str | None:
        table = self._tables.get(finding.elements[0], Table()) if self._tables and finding.elements else None
        keys = (finding.code, finding.name, self._families.get(finding.code, ""))
        return next((table.levels[k] for k in keys if k in table.levels), None) if table else None
