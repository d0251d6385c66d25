"""What became of a diagram that was opened, and its boxes in doubt to be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files.importing.choice import title
from mlsd_board.desktop.files.importing.doubts import Doubts
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.formats.report import BoxReport, ImportReport
from mlsd_board.model.counting import counted

_KEYS = "Return accepts a box, E takes what else it may be, N keeps a note, C chooses. What you say is remembered."


class ReviewSheet(QDialog):
    """Accepted when the choices are to be taken over; otherwise the board stays as it was read."""

    def __init__(
        self, name: str, reports: Sequence[ImportReport], library: Library, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        doubtful = [box for report in reports for box in report.doubtful]
        self.setWindowTitle(f"Review {name}")
        self.finished.connect(self.deleteLater)
        open_within_screen(self, 860, 560)
        self.doubts = Doubts(doubtful, library)
        self.report = QPlainTextEdit(report_text(reports, library), readOnly=True)
        self.report.setAccessibleName("Import report")
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.addTab(self.doubts, counted(len(doubtful), "box in doubt", "boxes in doubt"))
        remarks = sum(len(report.remarks) for report in reports)
        self.tabs.addTab(
            self.report, f"Everything, {counted(remarks, 'remark')}" if remarks else "Everything"
        )
        self.done_button = QPushButton("Take over")
        self.done_button.setProperty("look", "primary")
        self._lay_out(reports)
        self.doubts.settled.connect(self.done_button.setFocus)
        self.doubts.setFocus()

    def _lay_out(self, reports: Sequence[ImportReport]) -> None:
        all_of_them = QPushButton("Accept all")
        all_of_them.setToolTip("Accept every proposal in the list as it stands")
        leave = QPushButton("Leave as read")
        for button in (all_of_them, leave, self.done_button):
            button.setAutoDefault(button is self.done_button)
        all_of_them.clicked.connect(self.doubts.accept_all)
        all_of_them.clicked.connect(self.done_button.setFocus)
        leave.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(all_of_them)
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(self.done_button)
        seen = " · ".join(sentence for report in reports[:1] for sentence in report.sentences())
        if len(reports) > 1:
            boxes = sum(report.counts()["boxes"] for report in reports)
            seen = f"{len(reports)} diagrams, each on a page · {counted(boxes, 'box', 'boxes')} seen"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label("Some boxes are not certain", "heading"))
        layout.addWidget(label(seen, "muted", wrap=True))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(label(_KEYS, "muted", wrap=True))
        layout.addLayout(buttons)
        self.setTabOrder(self.doubts, all_of_them)


def report_text(reports: Sequence[ImportReport], library: Library) -> str:
    """Everything that was seen and what became of it, as lines."""
    lines = []
    for report in reports:
        lines += [
            " ".join(part for part in (report.title, f"({report.where})" if report.where else "") if part)
        ]
        lines += [f"  {sentence}" for sentence in report.sentences()]
        lines += [f"  ! {remark}" for remark in report.remarks]
        lines += [f"  {_line(box, library)}" for box in report.boxes]
        lines += [f"  {line}" for line in report.arrow_lines()]
        lines.append("")
    return "\n".join(lines)


def _line(box: BoxReport, library: Library) -> str:
    words = box.words
    if box.became == "frame":
        return f"{words} → frame"
    meant = title(library, box.component)
    sure = f", {box.confidence:.0%}" if box.sort == "box" else ""
    return f"{words} → {meant}{sure}{' ?' if box.doubtful else ''}"


def ask_about(
    name: str, reports: Sequence[ImportReport], library: Library, parent: QWidget | None
) -> tuple[dict[str, str], dict[str, str]] | None:
    """What the user takes the doubtful boxes for: by element, and by label; None to leave all as it was read."""
    sheet = ReviewSheet(name, reports, library, parent)
    sheet.setWindowModality(Qt.WindowModality.WindowModal)
    accepted = sheet.exec()
    return (sheet.doubts.choices(), sheet.doubts.labels()) if accepted else None
