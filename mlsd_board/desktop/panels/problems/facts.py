"""The values that made a rule speak, and a whole finding, in words."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mlsd_board.catalog.units import unit_in
from mlsd_board.desktop.forms.rows import caption
from mlsd_board.estimate.figures import duration, plain
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.page import Page

Named = Callable[[str], str]
"""What an element of the board is called; any other word comes back as it is."""
_ASSUMED = "assumptions"


class Fact(NamedTuple):
    """One value, under the name people give it."""

    name: str
    words: str


def facts_of(finding: Finding, named: Named) -> list[Fact]:
    """What was found on the board, without what was assumed."""
    return [Fact(_name(n), _words(n, v, named)) for n, v in finding.values.items() if n != _ASSUMED]


def assumed(finding: Finding) -> tuple[str, ...]:
    """What a computed finding rests on."""
    found = finding.values.get(_ASSUMED, ())
    return tuple(str(line) for line in found) if isinstance(found, tuple | list) else ()


def as_text(finding: Finding, page: Page | None, named: Named) -> str:
    """The finding as a paragraph for an e-mail or a ticket."""
    return "\n".join(_lines(finding, page, named))


def _lines(finding: Finding, page: Page | None, named: Named) -> Iterator[str]:
    yield f"{finding.severity.value.upper()} {finding.code} {finding.name}"
    yield finding.message
    if finding.elements:
        yield f"Where: {', '.join(named(id) for id in finding.elements)}"
    if facts := facts_of(finding, named):
        yield f"Found: {'; '.join(f'{f.name}: {f.words}' for f in facts)}"
    if assumed(finding):
        yield f"Assumed: {'; '.join(assumed(finding))}"
    if page:
        yield f"Why: {_flat(page.why)}"
        yield f"How to fix it: {_flat(page.fix)}"
    for fix in finding.fixes:
        yield f"- {fix.title} ({fix.applicability})"
    if page:
        yield f"The interviewer asks: {_flat(page.question)}"
        yield f"Source: {_flat(page.source)}"


def _name(name: str) -> str:
    stem = name.removeprefix("req.").replace(".", " ")
    if " " in stem or "_" not in stem:
        return stem[:1].upper() + stem[1:]
    return caption(stem, unit_in(stem))


def _words(name: str, value: object, named: Named) -> str:
    if value is None or value == "unset":
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _measured(name, float(value))
    if isinstance(value, tuple | list | set | frozenset):
        parts = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return ", ".join(_words(name, part, named) for part in parts) or "none"
    return named(str(value))


def _measured(name: str, value: float) -> str:
    unit = unit_in(name)
    if unit == "s":
        return duration(value)
    return f"{value:,.0f} {unit}".strip() if abs(value) >= 1000 else f"{plain(value)} {unit}".strip()


def _flat(text: str) -> str:
    return " ".join(text.split())
