"""Quick fixes at work: what one would change, and all safe ones applied until none is left."""

from collections.abc import Callable, Iterator

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.apply_fix import apply_fix
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.report import Report

_ROUNDS = 100


def preview(design: Design, fix: Fix, library: Library) -> ChangeSet:
    """What a fix would change. Raises `EditError` when it no longer fits the board."""
    tx = Transaction(design)
    apply_fix(tx, fix, library)
    return tx.finish()


def safely_fixable(report: Report) -> list[Finding]:
    """The findings that a safe fix would put right."""
    return [f for f in report.findings if any(x.applicability == "safe" and x.edits for x in f.fixes)]


def fix_all_safe(
    design: Design, library: Library, check: Callable[[Design], Report]
) -> tuple[Design, list[tuple[Finding, Fix]]]:
    """The design after every safe fix, checked again after each, and what was done in order."""
    done: list[tuple[Finding, Fix]] = []
    tried: set[tuple[str, str]] = set()
    for _ in range(_ROUNDS):
        step = next(_safe(check(design), tried), None)
        if step is None:
            break
        finding, fix = step
        tried.add((finding.fingerprint, fix.id))
        try:
            changes = preview(design, fix, library)
        except EditError:
            continue
        design = design.apply(changes)
        done.append(step)
    return design, done


def _safe(report: Report, tried: set[tuple[str, str]]) -> Iterator[tuple[Finding, Fix]]:
    for finding in sorted(report.findings, key=lambda f: (f.severity.rank, f.order)):
        for fix in finding.fixes:
            if fix.applicability == "safe" and fix.edits and (finding.fingerprint, fix.id) not in tried:
                yield finding, fix
                break
