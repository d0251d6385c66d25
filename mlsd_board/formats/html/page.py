"""What the HTML file shows of one page of a board: its picture, and what the rules say of it in plain words."""

from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.picture import drawing_of
from mlsd_board.formats.svg_text import shown_ids, svg_text
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
    told = tuple(_told(finding, ids, options.library) for finding in _gravest_first(report))
    svg = svg_text(drawing, title=title).partition("\n")[
        2
    ]  # without the declaration, which HTML has no place for
    count = len(told)
    heading = f"{count} finding" if count == 1 else f"{count} findings"
    ran = len(report.passed) if report else 0
    praise = f"None of the {ran} rules that looked at something found anything to say."
    return Page(title, svg, report is not None, heading, praise, told)


def _gravest_first(report: Report | None) -> list[Finding]:
    return sorted(report.findings, key=lambda f: (f.severity.rank, f.order)) if report else []


def _told(finding: Finding, ids: dict[str, str], library: Library) -> Told:
    shows = tuple(dict.fromkeys(ids[id] for id in (*finding.elements, *finding.path) if id in ids))
    severity = finding.severity.value
    names = ", ".join(library.title(component) for component in finding.missing)
    missing = f"Missing: {names}." if names else ""
    return Told(finding.code, severity, _SIGNS[severity], finding.message, missing, shows)
