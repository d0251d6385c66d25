"""The line above the findings: how many there are of each severity, filters, the mode, and what was not used."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.look.wrapping import OneLine
from mlsd_board.desktop.panels.problems.listing import ASIDE
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.counting import counted
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.severity import Phase, Severity

FILTERS = (*Severity, ASIDE)


class TopBar(QWidget):
    """Buttons and fields only; what they mean is the panel's."""

    filtered = Signal(str, bool)
    modes_wanted = Signal(QPoint)
    remarks_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.filters = {bucket: self._filter(bucket, theme) for bucket in FILTERS}
        self.search = QLineEdit(
            placeholderText="Filter findings", clearButtonEnabled=True, accessibleName="Filter findings"
        )
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(220)
        self.coverage = OneLine()
        self.coverage.setProperty("look", "hint")
        self.coverage.setFont(text_font("hint"))
        self.coverage.setMinimumWidth(40)
        self.mode = QPushButton(toolTip="How loud checking is, and from which phase on")
        self.mode.setProperty("look", "count")
        self.mode.clicked.connect(self._ask_mode)
        self.fix_all = QPushButton("Fix all safe")
        self.remarks = QPushButton()
        self.remarks.setProperty("look", "notice")
        self.remarks.clicked.connect(self.remarks_wanted)
        self.remarks.hide()
        self._lay_out()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many there are; of what is not counted yet only the name."""
        for bucket in FILTERS:
            one, many = _words(bucket)
            number = counts.get(bucket)
            self.filters[bucket].setText(many if number is None else counted(number, one, many))
            self.filters[bucket].setVisible(bucket != ASIDE or bool(number))

    def show_mode(self, mode: Mode, phase: Phase | None) -> None:
        self.mode.setText(mode_words(mode, phase))
        for button in self.filters.values():
            button.setEnabled(mode is Mode.REVIEW)
        self.search.setVisible(mode is Mode.REVIEW)

    def show_safe(self, number: int) -> None:
        self.fix_all.setText(f"Fix all safe ({number:,})" if number else "Fix all safe")
        self.fix_all.setEnabled(bool(number))

    def show_coverage(self, words: str) -> None:
        self.coverage.setText(words)
        self.coverage.setToolTip(words)

    def show_remarks(self, remarks: tuple[tuple[str, str], ...]) -> None:
        """Say at once what of the configuration could not be used."""
        self.remarks.setVisible(bool(remarks))
        if remarks:
            subject, text = remarks[0]
            more = f"  (and {len(remarks) - 1} more)" if len(remarks) > 1 else ""
            words = f"{subject.capitalize()}: {text}"
            self.remarks.setText(f"{words if len(words) < 120 else words[:119] + '…'}{more}")
            self.remarks.setToolTip("\n".join(f"{about}: {line}" for about, line in remarks))

    def _ask_mode(self) -> None:
        self.modes_wanted.emit(self.mode.mapToGlobal(QPoint(0, self.mode.height())))

    def _filter(self, bucket: str, theme: Theme) -> QPushButton:
        words, _ = _words(bucket)
        button = QPushButton(
            checkable=True, checked=True, accessibleName=f"Show {words}", toolTip=f"Show or hide {words}"
        )
        aside = bucket == ASIDE
        button.setIcon(sign("remove", theme, theme.muted) if aside else severity_icon(bucket, theme))
        button.setProperty("look", "count")
        button.toggled.connect(lambda on: self.filtered.emit(bucket, on))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.filters.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.search, 2)
        row.addSpacing(8)
        row.addWidget(self.coverage, 3)
        row.addWidget(self.mode)
        row.addWidget(self.fix_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.remarks)
        column.addLayout(row)


def _words(bucket: str) -> tuple[str, str]:
    """What one line of a bucket is called, and several."""
    return ("set aside", "set aside") if bucket == ASIDE else (bucket, f"{bucket}s")


def mode_words(mode: Mode, phase: Phase | None) -> str:
    return f"{mode.heading} ▾" if phase is None else f"{mode.heading}, phase {phase.value[1:]} ▾"
