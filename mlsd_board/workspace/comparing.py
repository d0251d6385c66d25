"""Holding a board beside a reference: a file of any format, or a template by its id."""

from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.pages import first_page
from mlsd_board.workspace.collection import templates
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.starting import find_template


class Reference(NamedTuple):
    """One strong answer, and what it is called."""

    design: Design
    title: str


def read_reference(name: str, library: Library) -> Reference:
    """The board of that file name or template id. Raises `FormatError`."""
    path = Path(name)
    if path.is_file() or path.suffix:
        found = first_page(read_board(path, library).design)
        return Reference(found, found.brief.title or path.name.partition(".")[0])
    template = find_template(name)
    return Reference(first_page(read_board(template.board, library).design), template.title)


def reference_for(design: Design) -> str | None:
    """The id of the reference that answers the question of a board; None where there is none."""
    asked = design.brief.question_id
    found = (t.id for t in templates().values() if t.kind == "reference" and t.problem == asked)
    return next(found, None) if asked else None


def references() -> dict[str, str]:
    """The titles of all references and of the templates of one's own, by id."""
    return {id: t.title for id, t in templates().items() if t.kind != "starter"}
