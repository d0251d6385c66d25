"""What a rule reports, and what the engine makes of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from mlsd_board.validation.fix import Fix
from mlsd_board.validation.severity import Phase, Severity


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a rule is broken, as the rule sees it.

    `subject` is the element it is about (None: the whole board); `related` are further elements to show. `path` are
    the hops that do exist, in order, and `missing` the component ids that would complete it. `values` are the facts
    that made the condition true. `key` tells apart several violations about one subject. `severity` overrides the
    rule's own.
    """

    message: str
    subject: str | None = None
    related: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    key: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation with its rule: what the user sees, and what a fingerprint makes recognisable after edits."""

    code: str
    name: str
    severity: Severity
    phase: Phase
    message: str
    elements: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    fingerprint: str = ""

    @property
    def order(self) -> tuple[str, tuple[str, ...], str]:
        """Findings are listed by code, then by element."""
        return self.code, self.elements, self.fingerprint


def fingerprint(code: str, violation: Violation) -> str:
    """Sixteen hexadecimal digits that survive renaming, moving, undo and re-ordering of a board."""
    text = "\0".join((code, violation.subject or "", violation.key))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
