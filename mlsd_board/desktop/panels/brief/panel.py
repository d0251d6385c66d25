"""The brief panel: all that is said about a design rather than drawn, in sections that fold."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.form_area import FormArea
from mlsd_board.desktop.forms.rows import Rows, Section, caption
from mlsd_board.desktop.panels.brief.extras import Extras
from mlsd_board.desktop.panels.brief.sections import SECTIONS
from mlsd_board.editing.commands.edit_brief import edit_brief


class BriefPanel(FormArea):
    """Every editor is tied to a field by its path, such as `req.latency_slo_ms`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.editors: dict[str, QWidget] = {}
        self.sections: dict[str, Section] = {}
        self.extras = Extras(desk)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Brief")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 8, 12, 12)
        column.setSpacing(6)
        for title, fill, open in SECTIONS:
            rows = Rows()
            before = set(self.editors)
            fill(rows, self._tie, self.extras.make)
            section = Section(title, rows, open=open)
            column.addWidget(section)
            self.sections |= dict.fromkeys(set(self.editors) - before, section)
        column.addStretch()
        self.setWidget(holder)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _ids: object = None) -> None:
        """Show the brief as it is now."""
        brief = self._desk.session.design.brief
        facts = brief.model_dump()
        for path, editor in self.editors.items():
            editor.show_value(_at(facts, path))
        self.editors["prompt"].setReadOnly(brief.problem is not None)
        self._offer_names()
        self.extras.refresh(brief)

    def focus_field(self, path: str) -> None:
        """Unfold the section of a field, bring it into view and put the cursor there."""
        wanted = (
            path
            if path in self.editors
            else next((p for p in self.editors if p.startswith(f"{path}.")), path.split(".")[0])
        )
        if wanted in self.editors:
            self.sections[wanted].unfold()
            editor = self._within(path) or self.editors[wanted]
            self.widget().adjustSize()
            self.ensureWidgetVisible(editor, 20, 60)
            editor.setFocus()

    def _within(self, path: str) -> QWidget | None:
        """The editor of what a path means of a single metric."""
        if not path.startswith("metrics."):
            return None
        id, _, name = path.removeprefix("metrics.").rpartition(".")
        return self.extras.part("metrics").opened(id, name)

    def _tie(self, path: str, editor: QWidget) -> QWidget:
        self.editors[path] = editor
        words = caption(path.rsplit(".", maxsplit=1)[-1]).lower()
        editor.given.connect(lambda value: self._set(path, words, value))
        return editor

    def _set(self, path: str, words: str, value: object) -> None:
        if _at(self._desk.session.design.brief.model_dump(), path) != value:
            self._desk.edit(f"Set {words}", lambda tx: edit_brief(tx, path, value))

    def _offer_names(self) -> None:
        """The metrics and components that other fields may name."""
        design = self._desk.session.design
        metrics = [(m.id, m.name or m.id) for m in design.brief.metrics]
        for place, editor in enumerate(self.editors["metrics"].editors("proxies_for")):
            own = design.brief.metrics[place]
            editor.set_choices([m for m in metrics if m[0] != own.id])
            editor.show_value(own.proxies_for)
        fields = {"constraints": "enforced_by", "deep_dives": "node_id", "metrics": "measured_by"}
        found = {field: self.editors[field].editors(name) for field, name in fields.items()}
        if not any(found.values()):
            return
        title = self._desk.session.library.title
        nodes = [(n.id, n.label or f"{title(n.component)} ({n.id})") for n in design.nodes.values()]
        for field, name in fields.items():
            for place, editor in enumerate(found[field]):
                editor.set_choices(nodes)
                editor.show_value(getattr(getattr(design.brief, field)[place], name))


def _at(facts: dict[str, Any], path: str) -> Any:
    for name in path.split("."):
        facts = facts[name]
    return facts
