"""The outcome of a check as JUnit XML, which build servers show as a test report: one suite per board."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.terminal import clean
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Severity

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Sequence[Checked], unreadable: Sequence[Unreadable], fail_on: str) -> str:
    """A suite per board: a failure for each finding at or above `fail_on`, a passed case for each rule without one."""
    root = ET.Element("testsuites", name="mlsd-board")
    for board in checked:
        root.append(_suite(board, fail_on))
    for broken in unreadable:
        suite = ET.SubElement(root, "testsuite", name=_sound(str(broken.path)))
        _case(suite, broken.path.name, "readable", "error", broken.reason)
    for suite in root:
        for total in ("tests", "failures", "errors", "skipped"):
            tag = {"failures": "failure", "errors": "error", "tests": "."}.get(total, total)
            number = len(suite) if tag == "." else len(suite.findall(f"testcase/{tag}"))
            suite.set(total, str(number))
    ET.indent(root)
    # In ASCII, so that it is right whatever the encoding of the output is.
    written: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _suite(board: Checked, fail_on: str) -> ET.Element:
    report = board.report
    suite = ET.Element("testsuite", name=_sound(board.name))
    name = f"{board.path.name}: {board.title}" if board.title else board.path.name
    for finding in report.findings:
        fails = fail_on != "never" and finding.severity.rank <= Severity(fail_on).rank
        kind = "failure" if fails else "system-out"
        _case(suite, name, _title(finding), kind, finding.message, finding.severity.value)
    for aside in report.suppressed:
        _case(suite, name, _title(aside.finding), "skipped", f"set aside: {aside.by.reason}")
    for known in board.baseline.known if board.baseline else ():
        _case(suite, name, _title(known), "skipped", "known from the baseline")
    for unanswered in report.cannot_evaluate:
        _case(suite, name, unanswered.code, "skipped", f"not evaluated: {unanswered.reason}")
    for code in report.passed:
        _case(suite, name, code)
    return suite


def _case(suite: ET.Element, board: str, name: str, kind: str = "", text: str = "", type: str = "") -> None:
    case = ET.SubElement(suite, "testcase", classname=_sound(board), name=_sound(name))
    if not kind:
        return
    inner = ET.SubElement(case, kind)
    if kind == "system-out":
        inner.text = _sound(f"{type}: {text}")
        return
    inner.set("message", _sound(text))
    if type:
        inner.set("type", type)


def _title(finding: Finding) -> str:
    at = f" at {', '.join(finding.elements)}" if finding.elements else ""
    return f"{finding.code} {finding.name}{at}"


def _sound(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", clean(text))
