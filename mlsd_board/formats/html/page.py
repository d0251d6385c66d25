"""What the HTML file shows of one page of a board: its picture, and what the rules say of it in plain words."""

from dataclasses import dataclass
from itertools import pairwise

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.picture import drawing_of
from mlsd_board.formats.svg_text import shown_ids, svg_text
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report

_SIGNS = {"error": "●", "warning": "▲", "info": "■"}


@dataclass(frozen=True, slots=True)
class Told:
    """One finding; `shows` are the ids in the SVG that light up when it is chosen."""

    code: str
    severity: str
    sign: str
    message: str
    why: str
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `judged` says whether anything is known of findings at all."""

    title: str
    svg: str
    judged: bool
    heading: str
    praise: str
    findings: tuple[Told, ...]


def page(design: Design, title: str, options: ExportOptions) -> Page:
    """What is shown of one page."""
    drawing = drawing_of(design, options)
    report = options.judge(design) if options.judge else None
    ids = shown_ids(drawing)
    told = tuple(_told(finding, design, ids, options.library) for finding in _gravest_first(report))
    # Without the declaration, which HTML has no place for, and without a title, which would pop up wherever one points.
    svg = svg_text(drawing, title=None).partition("\n")[2]
    ran = len(report.passed) if report else 0
    praise = f"None of the {ran} rules that looked at something found anything to say."
    return Page(title, svg, report is not None, counted(len(told), "finding"), praise, told)


def _gravest_first(report: Report | None) -> list[Finding]:
    return sorted(report.findings, key=lambda f: (f.severity.rank, f.order)) if report else []


def _told(finding: Finding, design: Design, ids: dict[str, str], library: Library) -> Told:
    hops = set(pairwise(finding.path))
    along = [wire.id for wire in design.connections.values() if (wire.source, wire.target) in hops]
    about = (*finding.elements, *finding.path, *along, *(f"{id}.label" for id in along))
    shows = tuple(dict.fromkeys(ids[id] for id in about if id in ids))
    severity = finding.severity.value
    names = ", ".join(library.title(component) for component in finding.missing)
    missing = f"Missing: {names}." if names else ""
    return Told(finding.code, severity, _SIGNS[severity], finding.message, missing, shows)
