"""The lines of what is right: credits by dimension, what the MLOps levels ask, and the tests of the ML Test Score."""

from collections.abc import Iterator
from typing import NamedTuple

from mlsd_board.validation.credit import Credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.readiness import ScoredTest, Verdict
from mlsd_board.workspace.standing import Standing

_VERDICTS = {
    Verdict.MET: "met",
    Verdict.FAILED: "not met",
    Verdict.NOT_JUDGED: "nothing to judge here",
    Verdict.UNKNOWN: "not known yet",
    Verdict.NOT_CHECKABLE: "no diagram shows it",
}


class Line(NamedTuple):
    """One line: whether it is right (None: it cannot be told), what it says, what stands at its right, and where."""

    right: bool | None
    words: str
    note: str
    tip: str = ""
    elements: tuple[str, ...] = ()


def credit_lines(credits: tuple[Credit, ...]) -> dict[str, list[Line]]:
    """The credits under the headings of their dimensions."""
    found: dict[str, list[Line]] = {}
    for dimension in Dimension:
        lines = [_credit(c) for c in credits if c.dimension is dimension]
        if lines:
            found[f"{dimension.heading} ({len(lines)})"] = lines
    return found


def standing_lines(standing: Standing) -> dict[str, list[Line]]:
    """The requirements of the MLOps levels, then the four sections of the ML Test Score."""
    found: dict[str, list[Line]] = {}
    for level in (1, 2):
        asked = [r for r in standing.level.requirements if r.level == level]
        met = sum(r.met for r in asked)
        heading = f"MLOps level {level}: {met} of {len(asked)}"
        found[heading] = [
            Line(r.met, r.text, "met" if r.met else "asked for", r.text, r.elements) for r in asked
        ]
    for section in standing.readiness.sections:
        heading = f"ML Test Score, {section.section.value}: {section.points:g} of {section.possible:g}"
        found[heading] = [_test(result) for result in section.results]
    return found


def _credit(credit: Credit) -> Line:
    origin = "pattern" if credit.pattern else "good habit"
    chapter = [f"Design pattern: {credit.pattern}"] if credit.pattern else []
    tip = "\n".join([credit.summary, *chapter, *_told(credit), f"Source: {credit.source}"])
    return Line(True, f"{credit.title}: {credit.summary}", origin, tip, credit.elements)


def _told(credit: Credit) -> Iterator[str]:
    for name, value in credit.values.items():
        words = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        yield f"{name.replace('_', ' ')}: {words}"


def _test(result: ScoredTest) -> Line:
    right = {Verdict.MET: True, Verdict.FAILED: False}.get(result.verdict)
    rules = f" ({', '.join(result.fired or result.passed)})" if result.fired or result.passed else ""
    tip = f"{result.test.title}\n{result.test.hidden}" if result.test.hidden else result.test.title
    return Line(right, result.test.title, f"{_VERDICTS[result.verdict]}{rules}", tip, result.elements)
