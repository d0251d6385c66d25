"""The outcome of a check as SARIF 2.1.0 (OASIS), which code hosts show beside the changed file."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mlsd_board
from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.terminal import as_json
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "mlsdBoard/v1"
_LINE = re.compile(r"line (\d+)")


def render(checked: Sequence[Checked], unreadable: Sequence[Unreadable], rules: Sequence[Rule]) -> str:
    """One SARIF log with one run; `rules` are those that were asked, by code."""
    notices = [{"level": "error", "message": {"text": u.reason}} for u in unreadable]
    run = {
        "tool": {
            "driver": {
                "name": "MLSD Board",
                "version": mlsd_board.__version__,
                "rules": [_rule(r) for r in rules],
            }
        },
        "invocations": [{"executionSuccessful": not unreadable, "toolExecutionNotifications": notices}],
        "results": [result for c in checked for result in _results(c)],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.page.summary},
        "fullDescription": {"text": rule.page.why},
        "help": {"text": f"{rule.page.fix}\n\nSource: {rule.page.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"phase": rule.phase.value},
    }


def _results(checked: Checked) -> list[dict[str, Any]]:
    open_ones = [_result(checked, finding) for finding in checked.report.findings]
    for known in checked.baseline.known if checked.baseline else ():
        result = _result(checked, known)
        result["suppressions"] = [{"kind": "external", "justification": "known from the baseline"}]
        open_ones.append(result)
    for aside in checked.report.suppressed:
        result = _result(checked, aside.finding)
        result["suppressions"] = [{"kind": "inSource", "justification": aside.by.reason}]
        open_ones.append(result)
    return open_ones


def _result(checked: Checked, finding: Finding) -> dict[str, Any]:
    places = [{"name": id, "kind": "element"} for id in finding.elements]
    places += [{"name": checked.title, "kind": "page"}] if checked.title else []
    mark = "" if checked.page == FIRST_PAGE else f"{checked.page}/"
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.path)}}
    lines = [int(m.group(1)) for e in finding.elements if (m := _LINE.match(checked.places.get(e, "")))]
    if lines:
        physical["region"] = {"startLine": min(lines)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if places:
        location["logicalLocations"] = places
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: mark + finding.fingerprint},
    }


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
