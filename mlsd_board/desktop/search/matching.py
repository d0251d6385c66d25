"""How well words fit what was typed, and which elements of a board do."""

from mlsd_board.catalog.fitting import fit
from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note, OnPage, Record
from mlsd_board.model.pages import pages_of

_ROW = 64.0


def score(name: str, typed: str) -> int:
    """How well a name fits, 0 when it does not: as everywhere, and at last by letters in their order."""
    if good := fit(name, typed):
        return good
    name, typed = name.lower(), typed.lower().replace(" ", "")
    letters = iter(name)
    return 20 if len(typed) > 2 and name[:1] == typed[0] and all(c in letters for c in typed) else 0


def found_on(design: Design, library: Library, typed: str, first: str = "") -> list[str]:
    """The elements that have all the typed words somewhere; nothing for no words.

    Boxes come before arrows, what is called so before what only says so, and all of it in reading order; the page
    `first` before the other pages.
    """
    words = typed.lower().split()
    if not words:
        return []
    pages = {page.id: number for number, page in enumerate(pages_of(design), 1)} | {first: 0}
    hits = [
        (pages.get(record.page, 0), isinstance(record, Connection), not named, _place(design, record))
        for record in design.records.values()
        if isinstance(record, OnPage)
        and ((named := _has_all(_name(record, library), words)) or _has_all(_text(record, library), words))
    ]
    return [id for *_, (*_, id) in sorted(hits)]


def _has_all(text: str, words: list[str]) -> bool:
    return bool(text) and all(word in text for word in words)


def _name(record: Record, library: Library) -> str:
    """What a box is called, in lower case."""
    if isinstance(record, Node):
        return f"{record.label}\n{library.title(record.component)}".lower()
    return record.title.lower() if isinstance(record, Frame) else ""


def _text(record: Record, library: Library) -> str:
    """All that can be read on an element or in its form, in lower case; nothing for what is no element."""
    if isinstance(record, Node):
        facts = [f"{name} {name.replace('_', ' ')} {value}" for name, value in record.attributes.items()]
        parts = [record.label, library.title(record.component), record.rationale, *facts]
    elif isinstance(record, Connection):
        parts = [record.label, record.kind.value if record.kind else "", record.contract]
    elif isinstance(record, Frame):
        parts = [record.title, record.zone or ""]
    elif isinstance(record, Note):
        parts = [record.text]
    else:
        return ""
    return "\n".join(parts).lower()


def _place(design: Design, record: Record) -> tuple[float, float, str]:
    """Where an element comes in reading order: an arrow as the box it leaves."""
    box = design.boxes.get(record.source if isinstance(record, Connection) else record.id)
    return (box.y // _ROW if box else 0.0, box.x if box else 0.0, record.id)
