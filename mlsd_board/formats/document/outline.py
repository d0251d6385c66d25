"""Fills the outline of a design document from a board."""

from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.estimate.summary import estimate
from mlsd_board.formats import captions
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.document import drawn, told
from mlsd_board.formats.document.parts import Document, Section, table, words
from mlsd_board.formats.picture import title_of
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.design import Design
from mlsd_board.validation.finding import Finding


def outlined(design: Design, options: ExportOptions) -> Document:
    """The document of one page of a board. What the board does not say stays open, under its heading."""
    library = options.library
    found = estimate(Queries(build_graph(design)), design.brief.req)
    sections = (
        told.problem(design.brief),
        told.scope(design, library),
        told.numbers(design.brief, found),
        told.metrics(design, library),
        drawn.architecture(design),
        *drawn.parts(design, library, found),
        _risks(design, options),
        told.tradeoffs(design.brief),
        told.deep_dives(design, library),
    )
    return Document(title_of(design), one_line(design.brief.restatement), sections)


def _risks(design: Design, options: ExportOptions) -> Section:
    """The findings that are open, and those that were set aside with the reason."""
    report = options.judge(design) if options.judge else None
    if report is None:
        return Section("Risks")
    graver_first = sorted(report.findings, key=lambda f: (f.severity.rank, f.order))
    open_ = [(f.severity.value, f.code, f.message, _where(f, design, options)) for f in graver_first]
    aside = [
        (s.finding.code, s.finding.message, s.by.status.replace("_", " "), s.by.reason)
        for s in report.suppressed
    ]
    none = "" if open_ else f"No finding is open; {len(report.passed)} rules looked and found nothing wrong."
    return Section(
        "Risks",
        (
            *table(("severity", "rule", "what is open", "where"), open_, "Open findings"),
            *words(none),
            *table(("rule", "finding", "status", "reason"), aside, "Set aside"),
        ),
    )


def _where(finding: Finding, design: Design, options: ExportOptions) -> str:
    nodes = [design.nodes[id] for id in dict.fromkeys(finding.elements) if id in design.nodes]
    return ", ".join(captions.title(node, options.library) for node in nodes[:3])
