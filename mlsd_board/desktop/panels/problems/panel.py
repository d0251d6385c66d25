"""The findings panel: counts and filters, the list, and the chosen finding in full; how much of it, the mode says."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.desktop.panels.problems.coaching import Coaching
from mlsd_board.desktop.panels.problems.detail import Detail
from mlsd_board.desktop.panels.problems.facts import as_text
from mlsd_board.desktop.panels.problems.finding_list import FindingList
from mlsd_board.desktop.panels.problems.listing import Entry, counts, coverage, listed
from mlsd_board.desktop.panels.problems.places import namer
from mlsd_board.desktop.panels.problems.set_aside import SetAsideDialog
from mlsd_board.desktop.panels.problems.top_bar import TopBar
from mlsd_board.desktop.panels.seen import SeenPanel
from mlsd_board.editing.commands.suppress import suppress
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.page import Page
from mlsd_board.workspace.fixing import safely_fixable

_PRAISE = "No findings. Well drawn."


class Problems(SeenPanel):
    """Clicking a finding selects and centres its elements."""

    explain_wanted = Signal(str)
    """The code of the rule whose page is to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hidden: set[str] = set()
        self.coaching = Coaching()
        self.bar = TopBar(desk.theme)
        self.list = FindingList()
        self.detail = Detail(desk)
        self.calm, self.mark = label("", "heading"), QLabel()
        self.pages = QStackedWidget()
        self._lay_out()
        self.bar.filtered.connect(self._filter)
        self.bar.search.textChanged.connect(self.refresh)
        self.list.chosen.connect(self._choose)
        self.detail.aside_wanted.connect(self.set_aside)
        self.detail.back_wanted.connect(self.take_back)
        self.detail.explain_wanted.connect(self.explain)
        self.detail.copy_wanted.connect(self.copy_as_text)
        self.detail.unveil_wanted.connect(self._unveil)
        self.detail.skip_wanted.connect(lambda: self.step(1))
        desk.checked.connect(self.outdate)
        desk.mode_changed.connect(self.refresh)
        self.refresh()

    def go_on_from(self, before: "Problems") -> None:
        """Filter, coach and go on as another panel of the same board did."""
        self.coaching = before.coaching
        self.detail.take_climbed(before.detail.climbed)
        for bucket, button in before.bar.filters.items():
            self.bar.filters[bucket].setChecked(button.isChecked())
        self.bar.search.setText(before.bar.search.text())
        key = before.list.current_key()
        if self.list.entry(key):
            self.list.go_to(key)
        self._show_detail()

    @property
    def current(self) -> Entry | None:
        """The entry that is talked about; None in an exam, and while a coach only hints."""
        self.freshen()
        if self._desk.mode is Mode.REVIEW:
            return self.list.entry(self.list.current_key())
        entry = self._coached()
        told = entry is not None and entry.finding is not None and self.coaching.told(entry.finding)
        return entry if told else None

    def refresh(self) -> None:
        """Read the findings anew."""
        super().refresh()
        session, mode = self._desk.session, self._desk.mode
        report, rules = session.report, session.asked
        buckets = listed(report, self._hidden, self.bar.search.text(), rules)
        self.bar.show_counts(counts(report) if session.judged else {})
        self.bar.show_mode(mode, session.phase)
        self.bar.show_safe(len(safely_fixable(report)) if mode is Mode.REVIEW else 0)
        self.bar.show_remarks((*session.remarks, *(("this board", line) for line in report.remarks)))
        self.bar.show_coverage(coverage(report, len(rules)) if session.judged else "")
        self.list.show_entries(buckets, self._desk.theme)
        self.list.setVisible(mode is Mode.REVIEW)
        self._show_page(bool(buckets))
        self._show_detail()

    def told_of(self, id: str) -> str:
        """The findings that the badge of an element stands for, a line each."""
        found = [f for f in self._desk.session.report.findings if f.elements[:1] == (id,)]
        found.sort(key=lambda f: (f.severity.rank, f.order))
        return "\n".join(f"{f.severity.value}  {f.code}  {f.message}" for f in found)

    def step(self, by: int) -> None:
        """Go to the next finding, or the one before."""
        self.freshen()
        if self._desk.mode is Mode.EXAM:
            self._desk.said.emit(Mode.EXAM.summary)
        elif self._desk.mode is Mode.REVIEW:
            self._choose(self.list.step(by))
        elif (entry := self._coached()) and entry.finding:
            self.coaching.pass_over(entry.finding)
            self._show_detail()

    def go_to(self, ids: tuple[str, ...]) -> None:
        """Go to the next finding about one of these elements."""
        self.freshen()
        if self._desk.mode is not Mode.REVIEW or not self.list.step_among(ids):
            self._desk.said.emit(
                "There is no finding about this." if ids else "Select a box or an arrow first."
            )
            return
        self._choose(self.list.current_key())

    def at_hand(self, ids: Collection[str]) -> list[Finding]:
        """The findings about these elements, the current one first; else the current one alone."""
        entry = self.current
        current = entry.finding if entry and not entry.by else None
        report = self._desk.session.report
        loud = self._desk.mode is Mode.REVIEW
        about = [f for f in report.findings if loud and set(ids) & set(f.elements)]
        if current and (current in about or not about):
            return [current, *(f for f in about if f != current)]
        return sorted(about, key=lambda f: (f.severity.rank, f.order))

    def show_only(self, bucket: str) -> None:
        """Show this bucket; whatever hid it is lifted."""
        self.bar.search.clear()
        self.bar.filters[bucket].setChecked(True)
        self.list.setFocus()

    def next_hint(self) -> None:
        """One hint more about the current finding."""
        self.freshen()
        if self.detail.ladder is None:
            self._desk.said.emit("Choose a finding first.")
        else:
            self.detail.ladder.climb()

    def set_aside(self) -> None:
        """Set the current finding aside, with a reason that is asked for."""
        finding = self._finding()
        if finding is None:
            return
        dialog = SetAsideDialog(finding, self)
        if dialog.exec():
            status, reason = dialog.answer()
            code, ids = finding.code, finding.elements
            self._desk.edit(f"Set aside {code}", lambda tx: suppress(tx, code, ids, reason, status))

    def take_back(self) -> None:
        """Let the current finding, which was set aside, count again."""
        entry = self.current
        if entry and entry.by:
            id = entry.by.id
            self._desk.edit(f"Take back {entry.code}", lambda tx: tx.remove(id))
        else:
            self._desk.said.emit("Choose a finding that was set aside first.")

    def explain(self) -> None:
        """Open the page of the current finding's rule."""
        entry = self.current
        if entry and self._page(entry.code):
            self.explain_wanted.emit(entry.code)
        else:
            self._desk.said.emit("Choose a finding first.")

    def copy_as_text(self) -> None:
        """Put the current finding into the clipboard as text."""
        entry = self.current
        if entry and entry.finding:
            text = as_text(entry.finding, self._page(entry.code), namer(self._desk))
            QGuiApplication.clipboard().setText(text)
            self._desk.said.emit(f"{entry.code} was copied as text.")
        else:
            self._desk.said.emit("Choose a finding first.")

    def _page(self, code: str) -> Page | None:
        return next((rule.page for rule in self._desk.session.asked if rule.code == code), None)

    def _coached(self) -> Entry | None:
        if self._desk.mode is not Mode.COACH:
            return None
        finding = self.coaching.current(self._desk.session.report)
        return Entry(finding.severity.value, finding) if finding else None

    def _choose(self, key: str | None) -> None:
        entry = self.list.entry(key)
        self._show_detail()
        if entry and entry.finding:
            self._point_at(entry.finding)

    def _unveil(self) -> None:
        entry = self._coached()
        if entry and entry.finding:
            self.coaching.tell(entry.finding)
            self._show_detail()
            self._point_at(entry.finding)

    def _point_at(self, finding: Finding) -> None:
        there = self._desk.session.design.records
        ids = (*finding.elements, *finding.path)
        self._desk.show(tuple(id for id in dict.fromkeys(ids) if id in there))
        self._desk.evidence.show(finding)

    def _show_detail(self) -> None:
        if self._desk.mode is Mode.COACH:
            entry = self._coached()
            veiled = bool(entry and entry.finding and not self.coaching.told(entry.finding))
        else:
            entry, veiled = self.list.entry(self.list.current_key()), False
        self.detail.show_entry(entry, self._page(entry.code) if entry else None, veiled=veiled)

    def _finding(self) -> Finding | None:
        """The current finding that counts."""
        entry = self.current
        if entry and entry.finding and not entry.by:
            return entry.finding
        self._desk.said.emit("Choose a finding first.")
        return None

    def _show_page(self, listing: bool) -> None:
        words = self._calm_words(listing)
        self.pages.setCurrentIndex(1 if words else 0)
        self.calm.setText(words)
        self.mark.setVisible(words == _PRAISE)

    def _calm_words(self, listing: bool) -> str:
        """What is said instead of findings; nothing where there are some to show."""
        mode, findings = self._desk.mode, self._desk.session.report.findings
        if mode is Mode.EXAM:
            return Mode.EXAM.summary
        if findings or (listing and mode is Mode.REVIEW):
            return "" if listing or mode is Mode.COACH else "Nothing matches the filter."
        design = self._desk.session.design
        if not self._desk.session.judged:
            return "The board is being checked…"
        if not design.nodes:
            return "Nothing to check yet: place a few components."
        page = design.pages.get(self._desk.session.page)
        dive = page is not None and page.purpose == "deep_dive"
        return "A deep dive is not judged for what it lacks." if dive else _PRAISE

    def _filter(self, bucket: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(bucket)
        self.refresh()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([520, 560])
        split.setChildrenCollapsible(False)
        self.pages.addWidget(split)
        self.pages.addWidget(self._calm_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 6)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)

    def _calm_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.addStretch()
        colour = self._desk.theme.hue("green").accent
        self.mark.setPixmap(sign("done", self._desk.theme, colour).pixmap(18, 18))
        row.addWidget(self.mark)
        row.addWidget(self.calm)
        row.addStretch()
        return page
