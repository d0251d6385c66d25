"""What the forms of single elements share: a head, and editors tied to fields of the record."""

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.rows import Rows, caption, label
from mlsd_board.editing.commands.set_attribute import set_field
from mlsd_board.model.values import Tag


class ElementForm(QWidget):
    """A form about one element. Editors are filled by `refresh` and write through the desk."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__()
        self.desk, self.id = desk, id
        self.editors: dict[str, QWidget] = {}
        self.readers: list[Callable[[], None]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    @property
    def record(self) -> Any:
        return self.desk.session.design.records.get(self.id)

    def refresh(self) -> None:
        """Show the element as it is now."""
        if self.record is not None:
            for read in self.readers:
                read()

    def head(self, title: str, summary: str, icon: QIcon | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        if icon is not None:
            picture = QLabel()
            picture.setPixmap(icon.pixmap(32, 32))
            row.addWidget(picture)
        row.addWidget(label(title, "heading", wrap=True), 1)
        self.column.addLayout(row)
        if summary:
            self.column.addWidget(label(summary, "muted", wrap=True))

    def rows(self) -> Rows:
        made = Rows()
        self.column.addWidget(made)
        return made

    def field(
        self, rows: Rows, name: str, editor: QWidget, *, words: str = "", tip: str = "", wide: bool = False
    ) -> None:
        """A row for a field of the record."""
        shown = words or caption(name)
        (rows.add_wide if wide else rows.add)(shown, editor, tip)
        self.editors[name] = editor
        self.readers.append(lambda: editor.show_value(getattr(self.record, name)))
        editor.given.connect(lambda value: self._set(name, shown, value))

    def tag_field(self, rows: Rows) -> None:
        """A row for the colour tag."""
        colours = [(colour, colour) for colour in get_args(Tag)]
        self.field(rows, "tag", ChoiceField(colours, "none"), words="Colour tag")

    def _set(self, name: str, words: str, value: object) -> None:
        record = self.record
        if record is not None and getattr(record, name) != value:
            default = type(record).model_fields[name].default
            self.desk.edit(
                f"Set {words.lower()}",
                lambda tx: set_field(tx, self.id, name, default if value is None else value),
            )
