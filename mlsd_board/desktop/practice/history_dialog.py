"""The history of attempts: each with its score, two compared, progress drawn, and what to practise next."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.jobs import Job, Jobs
from mlsd_board.desktop.practice.drill_list import DrillList
from mlsd_board.desktop.practice.told import ReportText
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.model.geometry import Rect
from mlsd_board.practice.history.drills import drills, due
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.export import as_csv, as_json
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.progress import difference
from mlsd_board.practice.history.store import History
from mlsd_board.practice.report.charts import progress_chart
from mlsd_board.practice.report.document import Block, Chart, Document, Item, Items, Section, Text
from mlsd_board.validation.dimension import Dimension

_ENTRY = Qt.ItemDataRole.UserRole
_COLUMNS = ("When", "Question", "Mode", "Minutes", "Total", "Band", *(d.value for d in Dimension))
_NOTHING = Drawing(Rect(0, 0, 1, 1), "", ())


class HistoryDialog(QDialog):
    """`board_wanted` opens the board of an attempt, `rule_wanted` the page of a rule."""

    board_wanted = Signal(object)
    rule_wanted = Signal(str)

    def __init__(self, history: History, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("History of attempts")
        open_within_screen(self, 1120, 700)
        self._history, self._jobs = history, Jobs(self)
        self._progress: tuple[Block, ...] = ()
        self.list = QTreeWidget()
        self.list.setHeaderLabels(_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName("Attempts")
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, dimension in enumerate(Dimension, 6):
            self.list.headerItem().setToolTip(place, dimension.heading)
        self.told = ReportText(theme)
        self.told.setAccessibleName("About the chosen attempts")
        self.drills = DrillList()
        self.open = QPushButton("Open the board")
        self.csv, self.json = QPushButton("Export CSV…"), QPushButton("Export JSON…")
        self.delete = QPushButton("Delete…")
        self._connect()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew; its progress is drawn beside the window."""
        entries = self._entries = self._history.all()
        self._jobs.abandon()
        self._jobs.start(Job("Drawing the progress…", lambda _: _progress(entries), self._show_progress))
        self.list.clear()
        for entry in reversed(self._entries):
            self.list.addTopLevelItem(_row(entry))
        now = datetime.now(UTC)
        self.drills.show_drills(due(drills(self._entries, self._history.reviews(), now), now))
        self._tell()

    def _show_progress(self, drawn: tuple[Block, ...]) -> None:
        self._progress = drawn
        self._tell()

    def chosen(self) -> list[Entry]:
        """The chosen attempts, the oldest first."""
        return sorted((item.data(0, _ENTRY) for item in self.list.selectedItems()), key=lambda e: e.when)

    def _tell(self) -> None:
        chosen = self.chosen()
        self.open.setEnabled(len(chosen) == 1 and bool(chosen[0].board))
        self.delete.setEnabled(bool(chosen))
        sections = [Section("Progress", self._progress)]
        if len(chosen) == 2:
            sections.insert(0, Section("From one to the other", tuple(_compared(*chosen))))
        self.told.show_report(Document("", "", "", "", "", _NOTHING, tuple(sections)))

    def _delete(self) -> None:
        chosen = self.chosen()
        if chosen and dialogs.ask_delete(
            self, f"Delete {_counted(len(chosen))} from the history? The boards stay."
        ):
            self._change(lambda: [self._history.delete(entry.id) for entry in chosen])

    def _export(self, suffix: str) -> None:
        path = dialogs.ask_save_path(
            self, "Export the history", Path.home() / f"history{suffix}", "History", suffix
        )
        if not path:
            return
        text = as_csv(self._entries) if suffix == ".csv" else as_json(self._entries, self._history.reviews())
        try:
            safe_file.write(path, text.encode())
        except (FormatError, OSError) as error:
            dialogs.show_error(self, "The history could not be exported", error)

    def _rate(self, code: str, rating: int) -> None:
        reviewed = self.drills.reviewed(code, rating, datetime.now(UTC))
        self._change(lambda: self._history.review(reviewed))

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except HistoryError as error:
            dialogs.show_error(self, "The history could not be changed", error)
        else:
            self.refresh()

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].board:
            self.board_wanted.emit(Path(chosen[0].board))

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._tell)
        self.list.itemActivated.connect(lambda *_: self._open())
        self.open.clicked.connect(self._open)
        self.delete.clicked.connect(self._delete)
        self.csv.clicked.connect(lambda: self._export(".csv"))
        self.json.clicked.connect(lambda: self._export(".json"))
        self.drills.rated.connect(self._rate)
        self.drills.rule_wanted.connect(self.rule_wanted)
        self.finished.connect(self._jobs.close)
        self.finished.connect(self._history.close)

    def _lay_out(self) -> None:
        below = QSplitter()
        below.addWidget(self.told)
        below.addWidget(self.drills)
        below.setSizes([700, 380])
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(below)
        split.setSizes([260, 340])
        row = QHBoxLayout()
        for button in (self.open, self.csv, self.json, self.delete):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(label("Choose two attempts to compare them.", "hint"))
        row.addWidget(QPushButton("Close", autoDefault=False, clicked=self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addLayout(row)


def _row(entry: Entry) -> QTreeWidgetItem:
    total = "" if entry.total is None else f"{entry.total:.2f}"
    length = f"{entry.elapsed_s / 60:.0f}" + (f" of {entry.minutes:g}" if entry.minutes else "")
    scores = ["" if (s := entry.dimensions.get(d.value)) is None else f"{s:.1f}" for d in Dimension]
    when = entry.when.astimezone().strftime("%d %b %Y, %H:%M")
    row = QTreeWidgetItem([when, entry.title, entry.mode, length, total, entry.band, *scores])
    for place, dimension in enumerate(Dimension, 6):
        row.setToolTip(place, dimension.heading)
        row.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.setData(0, _ENTRY, entry)
    return row


def _progress(entries: Sequence[Entry]) -> tuple[Block, ...]:
    rated = [(e.when.astimezone().strftime("%d %b"), e.total) for e in entries if e.total is not None]
    if not rated:
        return (Text("Attempts that were scored will be drawn here.", quiet=True),)
    told = "; ".join(f"{when}: {total:.2f}" for when, total in rated)
    return (Chart(progress_chart(rated), told),)


def _compared(before: Entry, after: Entry) -> list[Block]:
    found = difference(before, after)
    change = "not comparable" if found.total is None else f"{found.total:+.2f}"
    names = {d.value: d.heading for d in Dimension}
    moved = [Item(f"{names.get(d, d)}: {by:+.1f}") for d, by in found.dimensions.items() if by]
    rules = [
        Item(f"{words}: {', '.join(codes)}", mark)
        for words, codes, mark in (
            ("No longer missed", found.mended, "yes"),
            ("Missed anew", found.lost, "no"),
            ("Missed both times", found.still, "open"),
        )
        if codes
    ]
    head = Text(f"{before.title} → {after.title}. Total: {change}.")
    return [head, *([Items((*moved, *rules))] if moved or rules else [])]


def _counted(count: int) -> str:
    return "this attempt" if count == 1 else f"these {count} attempts"
