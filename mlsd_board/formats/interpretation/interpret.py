"""One diagram as a board: what each box means, what became of everything, where it goes."""

from collections.abc import Iterator, Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.recognition.context import Link
from mlsd_board.catalog.recognition.items import GUESS, Item, Recognised
from mlsd_board.catalog.recognition.recognise import recognise
from mlsd_board.catalog.recognition.vocabulary import NOTE
from mlsd_board.catalog.recognition.wording import normal
from mlsd_board.formats.contract import Imported, Reading
from mlsd_board.formats.interpretation.arrows import connections_of
from mlsd_board.formats.interpretation.legend import signs
from mlsd_board.formats.interpretation.places import placed
from mlsd_board.formats.interpretation.remarks import remarks
from mlsd_board.formats.interpretation.sheet import Names, note_size, relabelled, same
from mlsd_board.formats.parsed.diagram import Diagram, Group, Loose, Shape
from mlsd_board.formats.report import ArrowReport, BoxReport, ImportReport
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node, Note, Record
from mlsd_board.model.ids import BRIEF_ID
from mlsd_board.model.naming import described, named

_LONGEST_LABEL = 300
_PICTURE = "(picture)"
_OURS = "written by MLSD Board"
_EXPLAINS = Recognised(NOTE, 1.0, by="part of a legend")
_SPEAKS = Recognised(NOTE, 0.9, by="a sentence that no arrow leads to")


def interpret(diagram: Diagram, library: Library, reading: Reading | None = None) -> Imported:
    """The board that a diagram makes."""
    reading = reading or Reading()
    names = Names(diagram)
    found = _recognised(diagram, library, reading)
    records: dict[str, Record] = {}
    boxes: list[BoxReport] = []
    for group in diagram.groups:
        _take(records, boxes, *_frame(group, names))
    for shape in diagram.shapes:
        _take(records, boxes, *_box(shape, found.get(shape.id), names, library, reading))
    for text in diagram.texts:
        _take(records, boxes, *_note(text, names))
    connections, arrows = connections_of(diagram, names, records, library)
    records |= connections
    _pin(diagram, names, records)
    _take_extras(diagram, records)
    title = diagram.title.replace("\n", " ")[:200]
    ours = diagram.extras or any(s.extra for s in diagram.shapes)
    if title and BRIEF_ID not in records and not ours:
        records[BRIEF_ID] = Brief(title=title)
    design, needs_layout = placed(Design(records), diagram, names)
    told = (*diagram.remarks, *_cut_short(boxes, arrows))
    report = ImportReport(title, diagram.where, tuple(boxes), tuple(arrows), told, _places(boxes, arrows))
    remarks = (*told, *report.sentences())
    return Imported(design, remarks, needs_layout=needs_layout, reports=(report,))


def _take(records: dict[str, Record], boxes: list[BoxReport], record: Record, told: BoxReport) -> None:
    records[record.id] = record
    boxes.append(told)


def _recognised(diagram: Diagram, library: Library, reading: Reading) -> dict[str, Recognised]:
    titles = {group.id: group for group in diagram.groups}
    known = {s.id: s.extra.record for s in diagram.shapes if s.extra}
    remembered = dict(reading.remembered)
    chosen = {s.id for s in diagram.shapes if normal(s.words) in remembered}
    aside = dict.fromkeys(remarks(diagram) - chosen, _SPEAKS) | dict.fromkeys(signs(diagram), _EXPLAINS)
    items = [
        Item(s.id, s.words, s.outline, s.icon, s.hints, _above(s.group, titles))
        for s in diagram.shapes
        if not isinstance(known.get(s.id), Node | Note) and s.id not in aside
    ]
    links = [
        Link(a.source, a.target, a.label) if a.heads != "backward" else Link(a.target, a.source, a.label)
        for a in diagram.arrows
        if a.source is not None and a.target is not None and a.style != "layout"
    ]
    return aside | recognise(items, links, library, remembered)


def _above(group: str | None, titles: Mapping[str, Group]) -> tuple[str, ...]:
    found: list[str] = []
    while group is not None and group in titles and len(found) < 4:
        if titles[group].title:
            found.append(titles[group].title)
        group = titles[group].group
    return tuple(found)


def _frame(group: Group, names: Names) -> tuple[Record, BoxReport]:
    id, home = names.of[group.id], names.home(group.group)
    told = BoxReport(id, group.title, "frame", group.where, sort="group", origin=group.id)
    extra = group.extra
    if extra and isinstance(extra.record, Frame):
        title = extra.record.title if same(group.title, extra.shown) else group.title
        return extra.record.model_copy(update={"id": id, "frame": home, "title": title}), told
    if extra and isinstance(extra.record, Node):
        return Frame(id=id, title=group.title, frame=home), told
    return Frame(id=id, title=group.title[:_LONGEST_LABEL], frame=home), told


def _box(
    shape: Shape, meant: Recognised | None, names: Names, library: Library, reading: Reading
) -> tuple[Record, BoxReport]:
    id, home = names.of[shape.id], names.home(shape.group)
    own = shape.extra.record if shape.extra else None
    shown = shape.extra.shown if shape.extra else ""
    if isinstance(own, Node):
        label = own.label if same(shape.label, shown) else relabelled(shape.label, shown)
        record: Record = own.model_copy(update={"id": id, "frame": home, "label": label})
        return record, BoxReport(
            id, label, "component", shape.where, own.component, by=_OURS, origin=shape.id
        )
    if isinstance(own, Note):
        text = own.text if same(shape.label, shown) else shape.label
        return own.model_copy(update={"id": id, "frame": home, "text": text}), BoxReport(
            id, text, "note", shape.where, NOTE, by=_OURS, origin=shape.id
        )
    meant = meant or Recognised(NOTE, 0.0)
    if reading.guesses and meant.component == NOTE and meant.confidence < GUESS and meant.runner_up:
        meant = meant._replace(component=meant.runner_up, runner_up=NOTE)
    guess = meant.confidence < GUESS and not reading.guesses
    told = BoxReport(
        id,
        shape.words,
        "note" if meant.component == NOTE or guess else "component",
        shape.where,
        meant.component,
        meant.confidence,
        meant.runner_up,
        meant.by,
        doubtful=meant.doubtful,
        origin=shape.id,
        chances=meant.chances,
    )
    if told.became == "note":
        return _as_note(id, shape, home, unsure=guess and bool(meant.by)), told
    name, more = (shape.label, shape.more) if shape.more else named(shape.label or shape.icon)
    if name.casefold() == library.title(meant.component).casefold():
        name = ""
    facts = described(more)
    return Node(
        id=id, component=meant.component, label=name[:_LONGEST_LABEL], frame=home, attributes=facts
    ), told


def _as_note(id: str, shape: Shape, home: str | None, *, unsure: bool) -> Note:
    text = shape.words or shape.icon or _PICTURE
    if unsure:
        text = f"{text} (?)"
    size = note_size(text)
    return Note(id=id, text=text, frame=home, width=size.width, height=size.height)


def _note(text: Loose, names: Names) -> tuple[Record, BoxReport]:
    id, home = names.of[text.id], names.home(text.group)
    size = note_size(text.text)
    record = Note(id=id, text=text.text, frame=home, width=size.width, height=size.height)
    return record, BoxReport(id, text.text, "note", text.where, NOTE, sort="text", origin=text.id)


def _pin(diagram: Diagram, names: Names, records: dict[str, Record]) -> None:
    """Let each note hang at what it speaks of, where that is on the board."""
    for text in diagram.texts:
        note = records[names.of[text.id]]
        about = names.of.get(text.about or "") or names.arrows.get(text.about or "")
        if about in records and isinstance(note, Note):
            records[note.id] = note.model_copy(update={"about": about})


def _take_extras(diagram: Diagram, records: dict[str, Record]) -> None:
    """Records that came along without a shape: the brief, findings set aside, ink, what is folded away."""
    for extra in diagram.extras:
        records.setdefault(extra.record.id, extra.record)


def _cut_short(boxes: list[BoxReport], arrows: list[ArrowReport]) -> Iterator[str]:
    """A remark on each label that is longer than a board holds."""
    labels = [(box.where, named(box.label).name) for box in boxes if box.became != "note"]
    for where, label in (*labels, *((arrow.where, arrow.label) for arrow in arrows if arrow.ids)):
        if len(label) > _LONGEST_LABEL:
            yield f"{where}: cut after {_LONGEST_LABEL} characters: {label[:40]}…".replace("\n", " ")


def _places(boxes: list[BoxReport], arrows: list[ArrowReport]) -> dict[str, str]:
    found = {box.id: box.where for box in boxes}
    return found | {id: arrow.where for arrow in arrows for id in arrow.ids}
