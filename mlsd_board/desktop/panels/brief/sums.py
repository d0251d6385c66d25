"""The requirement calculator: requests per second from the numbers above, storage from records, both with their way."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.set_attribute import set_attribute
from mlsd_board.editing.transaction import Transaction
from mlsd_board.estimate.sizing.quantity import QuantityError, parse_quantity
from mlsd_board.estimate.sizing.sums import Sum, peak_qps, stored_gb
from mlsd_board.model.brief import Brief

_FIELDS = (
    ("records_per_day", "Records", "1/day", "100M per day"),
    ("record_bytes", "Size of each", "B", "1 kB"),
    ("retention_days", "Kept for", "days", "90 days"),
    ("replication", "Copies", "×", "3"),
)


class Sums(QWidget):
    """Changes the brief, or a box, only on a click."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.told = label("", "muted", wrap=True)
        self.use = QPushButton("Use it as QPS at peak")
        self.use.clicked.connect(self._use)
        self.lines = {name: QLineEdit(placeholderText=hint) for name, _, _, hint in _FIELDS}
        self.stored = label("", "muted", wrap=True)
        self.store = ChoiceField([], unset="choose a store")
        self.write = QPushButton("Write it on the box")
        self.write.clicked.connect(self._write)
        self._qps: Sum | None = None
        self._storage: Sum | None = None
        self._store: str | None = None
        self.store.given.connect(self._choose)
        for line in self.lines.values():
            line.textEdited.connect(self._work_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._traffic())
        column.addWidget(self._keeping())

    def refresh(self, brief: Brief) -> None:
        """Work out the traffic from the brief as it is now, and offer the stores of the board."""
        self._qps = peak_qps(brief.req)
        self.told.setText(
            self._qps.told
            if self._qps
            else "State daily users and requests per user, and this is worked out."
        )
        stated = brief.req.qps_peak
        self.use.setVisible(self._qps is not None and (stated is None or abs(stated - self._qps.value) > 0.5))
        if brief.req.retention_days and not self.lines["retention_days"].text():
            self.lines["retention_days"].setText(f"{brief.req.retention_days:g}")
        session = self._desk.session
        library = session.library
        stores = {name for name in library.components if library.attribute(name, "storage_gb")}
        nodes = [
            (n.id, n.label or library.title(n.component))
            for n in session.design.nodes.values()
            if n.component in stores
        ]
        self._store = self._store if self._store in dict(nodes) else None
        self.store.set_choices(nodes)
        self.store.show_value(self._store)
        self._work_out()

    def _work_out(self) -> None:
        found: dict[str, float | None] = {}
        try:
            for name, _, unit, _ in _FIELDS:
                text = self.lines[name].text().strip()
                found[name] = parse_quantity(text, unit) if text else None
        except QuantityError as error:
            self._storage = None
            self._say(str(error), "caution")
            return
        self._values = found
        self._storage = stored_gb(*found.values())
        self._say(
            self._storage.told if self._storage else "Records a day, their size and how long they are kept.",
            "muted",
        )

    def _say(self, words: str, look: str) -> None:
        self.stored.setText(words)
        self.stored.setProperty("look", look)
        self.stored.style().polish(self.stored)
        self.write.setEnabled(self._storage is not None and self._store is not None)

    def _choose(self, id: object) -> None:
        self._store = str(id) if id else None
        node = self._desk.session.design.nodes.get(self._store or "")
        for name, line in self.lines.items():
            value = node.attributes.get(name) if node else None
            if value is not None and not line.text():
                line.setText(f"{value:,}" if isinstance(value, int | float) else str(value))
        self._work_out()

    def _use(self) -> None:
        if self._qps:
            value = float(f"{self._qps.value:.3g}")
            self._desk.edit("Set QPS at peak", lambda tx: edit_brief(tx, "req.qps_peak", value))

    def _write(self) -> None:
        """State what was worked out on the store, as far as its component knows such attributes."""
        id, storage = self._store, self._storage
        node = self._desk.session.design.nodes.get(id or "")
        if node is None or storage is None:
            return
        library = self._desk.session.library
        facts = {**self._values, "storage_gb": float(f"{storage.value:.3g}")}

        def body(tx: Transaction) -> None:
            for name, value in facts.items():
                if value is not None and library.attribute(node.component, name):
                    set_attribute(tx, node.id, name, value)

        if self._desk.edit("State the storage", body):
            self._desk.show((node.id,))

    def _traffic(self) -> QFrame:
        card, column = _card("TRAFFIC")
        column.addWidget(self.told)
        column.addLayout(_at_left(self.use))
        return card

    def _keeping(self) -> QFrame:
        card, column = _card("STORAGE")
        rows = Rows()
        for name, words, _, _ in _FIELDS:
            rows.add(words, self.lines[name])
        column.addWidget(rows)
        column.addWidget(self.stored)
        to = Rows()
        to.add("Store", self.store)
        column.addWidget(to)
        column.addLayout(_at_left(self.write))
        return card


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(6)
    column.addWidget(label(title, "caption"))
    return card, column


def _at_left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row
