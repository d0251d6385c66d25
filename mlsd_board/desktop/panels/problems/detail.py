"""One finding in full: what is wrong and where, the ways out, why it matters, and what an interviewer would ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon
from mlsd_board.desktop.panels.problems.facts import assumed, facts_of
from mlsd_board.desktop.panels.problems.fix_button import FixButton
from mlsd_board.desktop.panels.problems.ladder import Ladder
from mlsd_board.desktop.panels.problems.listing import STATUS_WORDS, Entry
from mlsd_board.desktop.panels.problems.places import namer, places
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.page import Page

_WIDEST = 760


class Detail(QScrollArea):
    """Shows the entry that is current in the list; veiled, only the hints of its rule."""

    aside_wanted = Signal()
    back_wanted = Signal()
    explain_wanted = Signal()
    copy_wanted = Signal()
    unveil_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: object = None
        self.climbed: dict[str, int] = {}
        self.fix_buttons: list[FixButton] = []
        self.ladder: Ladder | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The finding in full")

    def take_climbed(self, climbed: dict[str, int]) -> None:
        """Show as many hints of each finding as were climbed to elsewhere."""
        self.climbed, self._shown = climbed, None

    def show_entry(self, entry: Entry | None, page: Page | None = None, *, veiled: bool = False) -> None:
        """Show an entry; the same one again leaves everything as it is, the focus too."""
        if (entry, veiled) == self._shown and self.widget() is not None:
            return
        self._shown = entry, veiled
        self.fix_buttons, self.ladder = [], None
        self._desk.view.show_preview(None)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 6, 12, 10)
        column.setSpacing(8)
        if entry is None:
            column.addWidget(
                label("Choose a finding to read why it matters and how to put it right.", "muted", wrap=True)
            )
        elif veiled:
            self._veiled(column, entry, page)
        else:
            self._fill(column, entry, page)
        column.addStretch()
        self.setWidget(content)

    def _fill(self, column: QVBoxLayout, entry: Entry, page: Page | None) -> None:
        column.addLayout(self._head(entry))
        column.addWidget(label(entry.words, "statement", wrap=True))
        if entry.by is not None:
            reason = f"Set aside as {STATUS_WORDS[entry.by.status]}: {entry.by.reason}"
            column.addWidget(label(reason, "muted", wrap=True))
            column.addLayout(_side_by_side(self._plain("Take back", self.back_wanted)))
        if entry.rule is not None:
            told = f"It is asked from the phase “{entry.rule.phase.heading}” on."
            column.addWidget(label(told, "muted", wrap=True))
            column.addLayout(_side_by_side(self._plain("Explain", self.explain_wanted)))
        if entry.finding is None:
            return
        if where := places(self._desk, entry.finding):
            column.addWidget(where)
        self._ways_out(column, entry)
        self._values(column, entry.finding)
        if page:
            self._hints(column, entry.finding, page, at_least=0)
            _read(column, page)

    def _veiled(self, column: QVBoxLayout, entry: Entry, page: Page | None) -> None:
        """What a coach says before the finding itself is told."""
        finding = entry.finding
        if finding is None:
            return
        column.addWidget(label(f"{finding.phase.heading.upper()}  ·  SOMETHING IS MISSING", "caption"))
        if page:
            self._hints(column, finding, page, at_least=1)
        row = Flow(8)
        for words, signal in (("Show the finding", self.unveil_wanted), ("Something else", self.skip_wanted)):
            row.addWidget(self._plain(words, signal))
        column.addLayout(row)

    def _head(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = entry.code
        if entry.finding:
            sign = QLabel()
            sign.setPixmap(severity_icon(entry.finding.severity.value, self._desk.theme).pixmap(20, 20))
            row.addWidget(sign)
            name = f"{entry.finding.severity.value}  ·  {entry.code}  ·  {entry.finding.name}"
        row.addWidget(label(name, "caption"))
        row.addStretch()
        return row

    def _ways_out(self, column: QVBoxLayout, entry: Entry) -> None:
        """The safe fixes, then the suggestions, then what else can be done."""
        parts: list[QWidget] = []
        open_ = entry.finding is not None and entry.by is None
        for kind, fixes in _by_kind(entry.finding.fixes if entry.finding and open_ else ()).items():
            buttons = [FixButton(self._desk, fix) for fix in fixes]
            self.fix_buttons += buttons
            parts += [label(f"{kind}:", "muted"), *buttons] if kind else buttons
        if open_:
            parts.append(self._plain("Set aside…", self.aside_wanted))
        parts += [self._plain("Explain", self.explain_wanted), self._plain("Copy", self.copy_wanted)]
        column.addLayout(_side_by_side(*parts))

    def _values(self, column: QVBoxLayout, finding: Finding) -> None:
        facts, rests = facts_of(finding, namer(self._desk)), assumed(finding)
        if facts:
            column.addWidget(label("WHAT MADE IT TRUE", "caption"))
            told = "\n".join(f"{fact.name}:  {fact.words}" for fact in facts)
            column.addWidget(label(told, wrap=True))
        if rests:
            column.addWidget(label(f"Assumed: {'; '.join(rests)}.", "hint", wrap=True))

    def _hints(self, column: QVBoxLayout, finding: Finding, page: Page, *, at_least: int) -> None:
        column.addWidget(label("HINTS", "caption"))
        key = finding.fingerprint
        self.ladder = Ladder(page.hints, max(self.climbed.get(key, 0), at_least))
        self.ladder.climbed.connect(lambda shown: self.climbed.update({key: shown}))
        column.addWidget(self.ladder)

    def _plain(self, words: str, signal: Signal) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("look", "quiet")
        button.clicked.connect(signal)
        return button


def _by_kind(fixes: Sequence[Fix]) -> dict[str, list[Fix]]:
    """The fixes under the words that say how far they can be trusted; those that only lead to the brief at the end."""
    kinds = {
        "safe": [f for f in fixes if f.edits and f.applicability == "safe"],
        "suggestions" if len(fixes) > 1 else "suggestion": [
            f for f in fixes if f.edits and f.applicability != "safe"
        ],
        "": [f for f in fixes if not f.edits],
    }
    return {kind: found for kind, found in kinds.items() if found}


def _side_by_side(*parts: QWidget) -> Flow:
    row = Flow(8)
    for part in parts:
        row.addWidget(part)
    return row


def _read(column: QVBoxLayout, page: Page) -> None:
    parts = (
        ("WHY IT MATTERS", page.why),
        ("HOW TO FIX IT", page.fix),
        ("THE INTERVIEWER ASKS", f"“{page.question}”"),
        ("SOURCE", page.source),
    )
    for title, words in parts:
        column.addSpacing(4)
        column.addWidget(label(title, "caption"))
        text = label(" ".join(words.split()), "muted" if title == "SOURCE" else "", wrap=True)
        text.setMaximumWidth(_WIDEST)
        column.addWidget(text)
