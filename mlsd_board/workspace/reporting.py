"""The report of a board, from the file and what lies beside it, in the format that a file's name asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.model.pages import first_page
from mlsd_board.practice.compare.comparison import Comparison
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.report.document import Document
from mlsd_board.practice.score.advice import next_question
from mlsd_board.practice.seat import Rubric
from mlsd_board.practice.timeline import OpenThen, Replay, open_at
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.assessing import Assessment, assess
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.collection import questions
from mlsd_board.workspace.comparing import read_reference, reference_for

SUFFIXES = (".html", ".pdf", ".md")


def report_of(
    design: Design,
    library: Library,
    *,
    rules: tuple[Rule, ...] | None = None,
    profile: Profile | None = None,
    rubric: Rubric | None = None,
    attempts: tuple[Entry, ...] = (),
) -> Document:
    """Everything there is to say about one page of a board. `attempts` is the history so far, the oldest first."""
    found = assess(design, library, rules=rules, profile=profile, marks=rubric.marks if rubric else None)
    return report_on(found, library, rubric=rubric, attempts=attempts)


def report_on(
    found: Assessment,
    library: Library,
    *,
    rubric: Rubric | None = None,
    attempts: tuple[Entry, ...] = (),
) -> Document:
    """The same of a page that was assessed already, with the marks of the rubric."""
    from mlsd_board.practice.report.contents import compose_report
    from mlsd_board.practice.report.material import Material

    design = found.design
    material = Material(
        design=design,
        library=library,
        report=found.report,
        score=found.score,
        card=found.card,
        log=design.brief.attempt,
        then=_missing_then(design, library),
        comparison=_compared(design, library),
        following=_following(found.card, attempts),
        rubric=rubric,
        attempts=attempts,
    )
    return compose_report(material)


def written(document: Document, target: Path) -> bytes:
    """The report in the format of the file's name. Raises `FormatError` for a name of another kind."""
    writers: Mapping[str, Callable[[Document], bytes]] = {".html": _html, ".pdf": _pdf, ".md": _markdown}
    writer = writers.get(target.suffix.lower())
    if writer is None:
        raise FormatError(
            f"{target.name!r} is no name of a report", advice=f"Reports are named *{', *'.join(SUFFIXES)}."
        )
    return writer(document)


def _html(document: Document) -> bytes:
    from mlsd_board.practice.report import html

    return html.render(document).encode()


def _pdf(document: Document) -> bytes:
    from mlsd_board.practice.report import pdf

    return pdf.render(document)


def _markdown(document: Document) -> bytes:
    from mlsd_board.practice.report import markdown

    return markdown.render(document).encode()


def _following(card: QuestionCard | None, attempts: tuple[Entry, ...]) -> QuestionCard | None:
    """Something to try next, of what was not tried yet."""
    done = {entry.question for entry in attempts}
    return next_question(questions().values(), card, done) if card else None


def _missing_then(design: Design, library: Library) -> tuple[OpenThen, ...]:
    log = design.brief.attempt

    def check(state: Design, phase: Phase | None) -> Report:
        return check_design(first_page(state), library, phase=phase)

    return open_at(Replay(log), check) if log else ()


def _compared(design: Design, library: Library) -> Comparison | None:
    """Held beside the reference of its question; nothing where there is none, or where it cannot be read."""
    from mlsd_board.practice.compare.compare import compare

    id = reference_for(design)
    if id is None:
        return None
    try:
        reference = read_reference(id, library)
    except FormatError:
        return None
    same = reference.design == design
    return None if same else compare(design, reference.design, library, reference.title)
