"""Where a finding is: links to its elements, and the hops of its path with the one that is missing."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.naming import title_of
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.fix import OpenBrief


def namer(desk: Desk) -> Callable[[str], str]:
    """What an element is called; what is no element comes back as it is."""

    def named(id: str) -> str:
        session = desk.session
        return title_of(session.design, session.library, id) or id

    return named


def places(desk: Desk, finding: Finding) -> QWidget | None:
    """The trail of hops, then the other elements and the field of the brief; None where there is nothing to go to."""
    there = desk.session.design.records
    path = [id for id in finding.path if id in there]
    rest = [id for id in dict.fromkeys(finding.elements) if id in there and id not in path]
    field = brief_field(finding)
    if not (path or rest or field):
        return None
    made = QWidget()
    row = Flow(4)
    made.setLayout(row)
    for before, id in pairwise([None, *path]):
        if before:
            row.addWidget(label("→", "muted"))
        row.addWidget(_link(desk, id))
    for component in finding.missing:
        row.addWidget(label("→" if path else "missing:", "muted"))
        row.addWidget(label(f"{desk.session.library.title(component)} (missing)", "caution"))
    for id in rest:
        row.addWidget(_link(desk, id))
    if field:
        row.addWidget(_button(f"Brief: {field}", lambda: desk.brief_wanted.emit(field), "Go to this field"))
    return made


def brief_field(finding: Finding) -> str:
    """The field of the brief that a finding is about, by its path; empty for none."""
    steps = (step for fix in finding.fixes for step in fix.steps)
    return next((step.field for step in steps if isinstance(step, OpenBrief)), "")


def _link(desk: Desk, id: str) -> QPushButton:
    return _button(namer(desk)(id), lambda: desk.show((id,)), "Show it on the board")


def _button(words: str, do: Callable[[], object], tip: str) -> QPushButton:
    button = QPushButton(words if len(words) <= 40 else f"{words[:39]}…", toolTip=tip)
    button.setProperty("look", "link")
    button.setAccessibleName(words)
    button.clicked.connect(lambda: do())
    return button
