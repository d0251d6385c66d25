"""The sections on what is open and what is done well, each with its place on the board."""

from collections.abc import Iterable

from mlsd_board.model.geometry import Rect, bounds
from mlsd_board.practice.report.document import Block, Item, Items, Note, Section, Table, Text, View
from mlsd_board.practice.report.material import Material
from mlsd_board.rules import all_rules
from mlsd_board.validation.finding import Finding

_AROUND, _LEAST = 48.0, 320.0
_WIDEST, _HIGHEST = 760.0, 480.0
_VIEWS = 24
"""So many findings are shown with their place; a report of a board in ruins need not be a book."""


def view_of(material: Material, elements: Iterable[str], told: str = "") -> View | None:
    """The part of the picture around some elements, None when none of them can be seen."""
    marked = [material.places[id] for id in elements if id in material.places]
    around = bounds(marked)
    if around is None:
        return None
    if around.width > _WIDEST or around.height > _HIGHEST:  # too far apart to be read in one small window
        around = marked[0]
    wide = around.grown(_AROUND)
    more = Rect(
        wide.x - max(0.0, _LEAST - wide.width) / 2,
        wide.y - max(0.0, _LEAST * 0.6 - wide.height) / 2,
        max(wide.width, _LEAST),
        max(wide.height, _LEAST * 0.6),
    )
    return View(more, tuple(marked), told)


def open_findings(material: Material) -> Section:
    """Findings, the gravest first, with why they matter and what an interviewer would ask."""
    pages = {rule.code: rule.page for rule in all_rules()}
    found = sorted(material.report.findings, key=lambda f: (f.severity.rank, f.order))
    if not found:
        return Section("Findings", (Text("No rule found anything to say against this board."),))
    blocks: list[Block] = []
    for number, finding in enumerate(found):
        page = pages.get(finding.code)
        lines = [f"Fix: {fix.title}." for fix in finding.fixes[:1]]
        lines += [f"The interviewer asks: {' '.join(page.question.split())}"] if page else []
        view = view_of(material, finding.elements, _where(material, finding)) if number < _VIEWS else None
        blocks.append(
            Note(
                finding.severity.value, f"{finding.code} {finding.name}", finding.message, tuple(lines), view
            )
        )
    return Section("Findings", tuple(blocks))


def accepted(material: Material) -> Section | None:
    """What was set aside, with the reasons."""
    rows = tuple(
        (a.finding.code, a.finding.message, a.by.reason, a.by.status.replace("_", " "))
        for a in material.report.suppressed
    )
    return (
        Section("Accepted trade-offs", (Table(("rule", "finding", "reason", "status"), rows),))
        if rows
        else None
    )


def credits(material: Material) -> Section | None:
    """What is done well, and where it shows."""
    items = tuple(
        Item(
            f"{c.title}. {c.summary}",
            "yes",
            ", ".join(material.name(e) for e in c.elements if e in material.design.nodes),
        )
        for c in material.report.credits
    )
    return Section("Done well", (Items(items),)) if items else None


def _where(material: Material, finding: Finding) -> str:
    return ", ".join(material.name(e) for e in finding.elements)
