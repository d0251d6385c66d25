"""Makes importers of readers: every diagram of a file becomes a page of the board."""

from collections.abc import Callable, Iterable, Sequence

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer, Reading
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.parsed.limits import check_diagrams
from mlsd_board.formats.report import ImportReport
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Page, Record, Suppression
from mlsd_board.model.ids import BRIEF_ID, FIRST_PAGE, fresh_id
from mlsd_board.model.pages import moved

Reader = Callable[[bytes], Sequence[Diagram]]


def foreign(
    id: str,
    title: str,
    suffixes: tuple[str, ...],
    accepts: Callable[[bytes], bool],
    reader: Reader,
    *,
    by_name: bool = False,
) -> Importer:
    """The importer of a format of other tools.

    What it reads with, and what makes sense of it, is loaded by the first diagram that is read: most files are boards.
    """

    def read_diagrams(data: bytes, library: Library, reading: Reading) -> Imported:
        from mlsd_board.formats.interpretation.interpret import interpret

        found = _wanted(reader(data), reading.pick)
        check_diagrams(found)
        return bound([interpret(diagram, library, reading) for diagram in found], found)

    def read(data: bytes, library: Library) -> Imported:
        return read_diagrams(data, library, Reading())

    return Importer(id, title, suffixes, accepts, read, read_diagrams, by_name)


def bound(parts: Sequence[Imported], diagrams: Sequence[Diagram]) -> Imported:
    """One board of several: each on a page of its own, under names that none of the others uses."""
    if len(parts) == 1:
        return parts[0]
    records: dict[str, Record] = {}
    reports: list[ImportReport] = []
    for number, (part, diagram) in enumerate(zip(parts, diagrams, strict=True), 1):
        page = Page(
            id=FIRST_PAGE if number == 1 else f"page:{number}",
            title=_title(part, diagram, number),
            order=number,
        )
        records[page.id] = page
        names = _names(part.design, records)
        for record in part.design.records.values():
            if isinstance(record, Brief):
                records.setdefault(BRIEF_ID, record)
            elif not isinstance(record, Page):
                renamed = _renamed(record, names)
                records[renamed.id] = moved(renamed, page.id)
        reports += (report.renamed(names, page.id) for report in part.reports)
    remarks = tuple(
        f"{r.where}: {text}" if r.where else text for r in reports for text in (*r.remarks, *r.sentences())
    )
    return Imported(Design(records), remarks, any(p.needs_layout for p in parts), tuple(reports))


def _wanted(found: Sequence[Diagram], pick: int | None) -> Sequence[Diagram]:
    if pick is None:
        return found
    if not 1 <= pick <= len(found):
        known = f"There {'is one' if len(found) == 1 else f'are {len(found)}'} in the file."
        raise FormatError(f"there is no diagram number {pick}", advice=known)
    return found[pick - 1 : pick]


def _title(part: Imported, diagram: Diagram, number: int) -> str:
    title = part.reports[0].title if part.reports else ""
    return title or f"Diagram {number}" + (f" ({diagram.where})" if diagram.where else "")


def _names(design: Design, taken: Iterable[str]) -> dict[str, str]:
    used = set(taken)
    names: dict[str, str] = {}
    for id in design.records:
        if id != BRIEF_ID:
            names[id] = id if id not in used else fresh_id(id, used)
            used.add(names[id])
    return names


def _renamed(record: Record, names: dict[str, str]) -> Record:
    update: dict[str, object] = {"id": names.get(record.id, record.id)}
    if isinstance(record, Connection):
        update |= {"source": names[record.source], "target": names[record.target]}
    if isinstance(record, Node | Frame | Note) and record.frame is not None:
        update["frame"] = names.get(record.frame, record.frame)
    if isinstance(record, Note) and record.about is not None:
        update["about"] = names.get(record.about, record.about)
    if isinstance(record, Suppression):
        update["elements"] = tuple(names.get(e, e) for e in record.elements)
    return record if isinstance(record, Ink) and not update else record.model_copy(update=update)
