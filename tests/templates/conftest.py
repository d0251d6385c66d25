"""The boards that ship, as they open and with every group unfolded."""

from functools import cache

from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame
from mlsd_board.workspace.starting import from_template

TEMPLATES = load_templates()
QUESTIONS = load_questions()
STARTERS = sorted(id for id, template in TEMPLATES.items() if template.kind == "starter")
REFERENCES = sorted(id for id, template in TEMPLATES.items() if template.kind == "reference")
LIBRARY = load_library()


@cache
def folded(id: str) -> Design:
    return from_template(id, LIBRARY)


@cache
def unfolded(id: str) -> Design:
    design = folded(id)
    opened = {
        frame.id: frame.model_copy(update={"collapsed": False})
        for frame in design.frames.values()
        if frame.collapsed
    }
    return Design({**design.records, **opened})


def open_frames(design: Design) -> list[Frame]:
    return [frame for frame in design.frames.values() if not frame.collapsed]
