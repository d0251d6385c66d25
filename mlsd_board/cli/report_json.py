"""The outcome of a check as JSON: the contract other programs rely on. Keys are only ever added."""

from collections.abc import Sequence
from typing import Any

import mlsd_board
from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.terminal import as_json
from mlsd_board.validation.credit import Credit
from mlsd_board.validation.finding import Finding
from mlsd_board.workspace.baseline import Compared

SCHEMA = 1


def render(checked: Sequence[Checked], unreadable: Sequence[Unreadable]) -> str:
    """One JSON object for all files."""
    outcome = {
        "schema": SCHEMA,
        "tool": {"name": "mlsd-board", "version": mlsd_board.__version__},
        "boards": [_board(c) for c in checked],
        "errors": [{"path": str(u.path), "message": u.reason} for u in unreadable],
    }
    return as_json(outcome)


def _board(checked: Checked) -> dict[str, Any]:
    report, brief = checked.report, checked.design.brief
    return {
        "path": str(checked.path),
        "page": {"id": checked.page, "title": checked.title},
        "problem": brief.problem,
        "category": brief.category,
        "counts": report.counts,
        "places": dict(checked.places),
        "findings": [_finding(f) for f in report.findings],
        "credits": [_credit(c) for c in report.credits],
        "suppressed": [
            {**_finding(s.finding), "reason": s.by.reason, "status": s.by.status, "suppression": s.by.id}
            for s in report.suppressed
        ],
        "unused_suppressions": [
            {"id": s.id, "code": s.code, "elements": list(s.elements)} for s in report.unused_suppressions
        ],
        "not_applicable": list(report.not_applicable),
        "not_due": list(report.not_due),
        "cannot_evaluate": [{"code": u.code, "reason": u.reason} for u in report.cannot_evaluate],
        "disabled": list(report.disabled),
        "baseline": _compared(checked.baseline) if checked.baseline else None,
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "id": credit.id,
        "title": credit.title,
        "summary": credit.summary,
        "elements": list(credit.elements),
    }


def _compared(compared: Compared) -> dict[str, Any]:
    stale = [{"fingerprint": e.fingerprint, "code": e.code} for e in compared.stale]
    return {"known": len(compared.known), "stale": stale}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "phase": finding.phase.value,
        "message": finding.message,
        "elements": list(finding.elements),
        "path": list(finding.path),
        "missing": list(finding.missing),
        "fingerprint": finding.fingerprint,
        "fixes": [{"id": f.id, "title": f.title, "applicability": f.applicability} for f in finding.fixes],
    }
