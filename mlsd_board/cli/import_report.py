"""What an import made of a diagram, for people and for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mlsd_board
from mlsd_board.catalog.library import Library
from mlsd_board.cli.terminal import as_json, clean, painted
from mlsd_board.formats.report import ArrowReport, BoxReport, ImportReport
from mlsd_board.graph.contents import QUESTIONS, answers
from mlsd_board.graph.evidence import Answer
from mlsd_board.model.pages import page_design
from mlsd_board.workspace.opening import Opened

SCHEMA = 1
_SHOWN = 2
_LONG = 40
_WEIGHTY = 0.2


def as_text(path: Path, opened: Opened, library: Library) -> str:
    """A block for each diagram: what was seen, every box and what it was taken for, what the design contains."""
    lines = [line for report in opened.reports for line in _block(path, report, opened, library)]
    if not opened.reports:
        lines = [f"{clean(str(path))}: a board of MLSD Board, taken as it is"]
    return "".join(f"{line}\n" for line in lines)


def as_json_text(path: Path, opened: Opened) -> str:
    """One JSON object. Keys are only ever added."""
    numbered = list(enumerate(opened.reports, 1))
    found = [_answers(report, opened) for report in opened.reports] or [answers(opened.design)]
    return as_json(
        {
            "schema": SCHEMA,
            "tool": {"name": "mlsd-board", "version": mlsd_board.__version__},
            "path": str(path),
            "counts": _summed(opened.reports),
            "contains": {name: any(each[name].holds for each in found) for name in QUESTIONS},
            "diagrams": [
                {
                    "number": number,
                    "title": report.title,
                    "where": report.where,
                    "page": report.page,
                    "counts": report.counts(),
                    "contains": {name: given.holds for name, given in found[number - 1].items()},
                    "evidence": {name: _evidence(given) for name, given in found[number - 1].items()},
                    "remarks": list(report.remarks),
                }
                for number, report in numbered
            ],
            "nodes": [_box(box, number) for number, report in numbered for box in report.boxes],
            "edges": [_arrow(arrow, number) for number, report in numbered for arrow in report.arrows],
            "remarks": list(opened.remarks),
        }
    )


def _answers(report: ImportReport, opened: Opened) -> dict[str, Answer]:
    return answers(page_design(opened.design, report.page), report.doubts)


def _evidence(given: Answer) -> list[dict[str, Any]]:
    return [
        {"words": e.words, "component": e.component, "strength": round(e.strength, 2)} for e in given.evidence
    ]


def _summed(reports: tuple[ImportReport, ...]) -> dict[str, int]:
    total: dict[str, int] = {}
    for report in reports:
        for name, number in report.counts().items():
            total[name] = total.get(name, 0) + number
    return total


def _box(box: BoxReport, number: int) -> dict[str, Any]:
    return {
        "id": box.origin,
        "element": box.id,
        "diagram": number,
        "label": box.label,
        "sort": box.sort,
        "became": box.became,
        "component": "frame" if box.became == "frame" else box.component,
        "confidence": box.confidence,
        "runner_up": box.runner_up,
        "by": box.by,
        "doubtful": box.doubtful,
        "where": box.where,
    }


def _arrow(arrow: ArrowReport, number: int) -> dict[str, Any]:
    return {
        "elements": list(arrow.ids),
        "diagram": number,
        "source": arrow.source,
        "target": arrow.target,
        "label": arrow.label,
        "became": arrow.became,
        "undirected": arrow.undirected,
        "where": arrow.where,
    }


def _block(path: Path, report: ImportReport, opened: Opened, library: Library) -> Iterator[str]:
    place = f" ({report.where})" if report.where else ""
    title = f": {report.title}" if report.title else ""
    yield painted(clean(f"{path}{place}{title}"), "1")
    for sentence in report.sentences():
        yield f"  {clean(sentence)}"
    for remark in report.remarks:
        yield f"  ! {clean(remark)}"
    for line in report.arrow_lines(lost=True):
        yield f"  ! {clean(line)}"
    boxes = [box for box in report.boxes if box.sort == "box"]
    width = min(44, max((len(_label(box)) for box in boxes), default=0))
    for box in boxes:
        yield f"  {_label(box)[:width]:{width}}  {_meaning(box, library)}"
    found = {name: given for name, given in _answers(report, opened).items() if given.holds}
    yield f"  contains: {', '.join(found) or 'nothing of a learning system'}"
    for name, given in found.items():
        yield f"    {name:10}  {_because(given, library)}"


def _label(box: BoxReport) -> str:
    return clean(" ".join(box.label.split())) or f"({clean(box.origin)[:20]})"


def _meaning(box: BoxReport, library: Library) -> str:
    meant = _title(box.component, library)
    other = f", or {_title(box.runner_up, library)}" if box.runner_up and box.doubtful else ""
    doubt = painted(f"? {box.confidence:.0%}", "33") if box.doubtful else f"  {box.confidence:.0%}"
    kept = " (kept as a note)" if box.became == "note" and box.component not in ("", "note") else ""
    return f"{doubt:5} {meant}{other}{kept}"


def _because(given: Answer, library: Library) -> str:
    """The strongest pieces of evidence, and how many more there are."""
    told = [_words(e.words, e.component, library) for e in given.evidence if e.strength >= _WEIGHTY]
    more = len(told) - _SHOWN
    return "; ".join(told[:_SHOWN]) + (f"; {more} more" if more > 0 else "")


def _words(words: str, component: str, library: Library) -> str:
    said = clean(" ".join(words.split()))
    quoted = f"“{said if len(said) <= _LONG else said[: _LONG - 1].rstrip() + '…'}”" if said else ""
    meant = _title(component, library) if component else ""
    return f"{quoted} as {meant}" if quoted and meant else quoted or meant


def _title(component: str, library: Library) -> str:
    return "Note" if component in ("", "note") else library.title(component)
