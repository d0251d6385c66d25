"""What elements are called in lists and sentences."""

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note, Page
from mlsd_board.model.pages import page_title


def title_of(design: Design, library: Library, id: str) -> str:
    """What an element is called on the board, in one line."""
    record = design.records.get(id)
    if isinstance(record, Node):
        found = record.label or library.title(record.component)
    elif isinstance(record, Frame):
        found = record.title or "Frame"
    elif isinstance(record, Note):
        found = record.text or "Note"
    elif isinstance(record, Connection):
        ends = [title_of(design, library, end) for end in (record.source, record.target)]
        found = " → ".join(ends)
    elif isinstance(record, Page):
        found = page_title(design, id)
    else:
        found = "Pen stroke" if record else ""
    return " ".join(found.split())
