"""The comparison panel: choose a reference, read both side by side, lay it upon the board, take over what is wanted."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.jobs import Jobs
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.desktop.panels.compare.listing import STATES, SideBySide, state_colour
from mlsd_board.desktop.panels.compare.overlay import Overlay
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.elements import Node
from mlsd_board.practice.compare.compare import compare
from mlsd_board.practice.compare.comparison import Comparison, Entry
from mlsd_board.practice.compare.ghosts import ghosts
from mlsd_board.workspace.comparing import Reference, read_reference, reference_for, references

_FILE = "…"
"""Stands among the choices for a file that is asked for."""


class ComparePanel(QWidget):
    """Works only while it is seen; the reference stays chosen as long as the board is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hidden = {"covered"}
        self.reference: tuple[str, Reference] | None = None
        self.asked = False
        self._entry: Entry | None = None
        self._references: dict[str, str] = {}
        self.comparison: Comparison | None = None
        self.choice = ChoiceField([], unset="choose a reference")
        self.choice.given.connect(self._choose)
        self.upon = QCheckBox("Show on the board")
        self.upon.toggled.connect(lambda _: self._lay())
        self.list = SideBySide()
        self.list.chosen.connect(self._show)
        self.sentence = label("", "statement", wrap=True)
        self.take = QPushButton("Put it on my board")
        self.take.setProperty("look", "primary")
        self.take.clicked.connect(self._take)
        self.filters: dict[str, QPushButton] = {}
        self._overlay = Overlay(desk.view, Jobs(self))
        self._lay_out()
        desk.checked.connect(self.refresh)
        desk.changed.connect(self._follow)

    def use(self, name: str) -> None:
        """Compare with this file, or with the template of this id."""
        self._choose(name)

    def go_on_from(self, before: "ComparePanel") -> None:
        """Compare with what another panel of the same board was compared with, shown as there."""
        self.reference, self.asked = before.reference, before.asked
        for state, button in before.filters.items():
            self.filters[state].setChecked(button.isChecked())
        self.upon.setChecked(before.upon.isChecked())
        self.refresh()

    def refresh(self) -> None:
        """Compare anew, if anybody is looking."""
        if not self.isVisible():
            return
        self._offer()
        if self.reference is None and not self.asked:
            self.asked = True
            if own := reference_for(self._desk.session.design):
                self._choose(own)
                return
        if self.reference is None:
            self._calm()
            return
        session, reference = self._desk.session, self.reference[1]
        self.comparison = compare(session.design, reference.design, session.library, reference.title)
        for state, words, _ in STATES:
            self.filters[state].setText(f"{len(self.comparison.of(state))} {words}")
        self.list.show_comparison(self.comparison, self._hidden, self._desk.theme)
        self._lay()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._references = references()
        self.refresh()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)
        with suppress(RuntimeError):  # the board may have gone before its panels
            self._overlay.clear()
            self._desk.view.show_preview(None)

    def _choose(self, name: object) -> None:
        wanted = name
        if name == _FILE:
            wanted = dialogs.ask_board(self.window(), Path.home()) or (self.reference and self.reference[0])
        library = self._desk.session.library
        try:
            self.reference = (str(wanted), read_reference(str(wanted), library)) if wanted else None
        except FormatError as error:
            dialogs.show_error(self.window(), "This reference cannot be read", error)
        self.refresh()

    def _offer(self) -> None:
        choices: list[tuple[object, str]] = list(self._references.items())
        name = self.reference[0] if self.reference else None
        if name and name not in dict(choices):
            choices.append((name, self.reference[1].title))
        self.choice.set_choices([*choices, (_FILE, "From a file…")])
        self.choice.show_value(name)

    def _calm(self) -> None:
        self.comparison = None
        self.list.clear()
        self._overlay.clear()
        for state, words, _ in STATES:
            self.filters[state].setText(words)
        self._show(None)

    def _show(self, entry: Entry | None) -> None:
        self._entry = entry
        if entry is None:
            self.sentence.setText(
                "Choose a line to read more. There are other strong answers than this one."
                if self.comparison
                else "Choose a reference to hold your board beside it."
            )
        else:
            self.sentence.setText(entry.told)
            self._desk.show(entry.mine)
        drawn = entry is not None and entry.part == "component" and entry.state == "missing"
        self.take.setVisible(drawn)
        self._point_at(entry if drawn else None)

    def _point_at(self, entry: Entry | None) -> None:
        """Show where a box that is missing would lie, unless all of them are shown anyway."""
        view = self._desk.view
        if entry is None or self.reference is None:
            view.show_preview(None)
            return
        session = self._desk.session
        changes = ghosts(session.design, self.reference[1].design, session.library, set(entry.others))
        view.show_preview(None if self.upon.isChecked() else changes)
        boxes = [c.after.rect for c in changes.changes.values() if isinstance(c.after, Node)]
        seen = view.visible_rect()
        if boxes and not (seen.contains(boxes[0].centre)):
            view.centerOn(boxes[0].centre.x, boxes[0].centre.y)

    def _follow(self) -> None:
        """Boxes were moved: what lies upon them goes along."""
        if self._overlay.items:
            self._lay()

    def _lay(self) -> None:
        if self.comparison is None or self.reference is None or not self.upon.isChecked():
            self._overlay.clear()
            return
        session = self._desk.session
        missing = ghosts(session.design, self.reference[1].design, session.library)
        marks: dict[str, str] = {}
        for entry in self.comparison.of("different", parts=["component", "choice"]):
            for id in entry.mine:
                marks.setdefault(id, f"there: {entry.theirs}")
        self._overlay.show(session.design, missing, marks)

    def _take(self) -> None:
        """Draw the missing box of the current line, joined to what is there."""
        if self._entry is None or self.reference is None:
            return
        session = self._desk.session
        changes = ghosts(session.design, self.reference[1].design, session.library, set(self._entry.others))
        if self._desk.commit(f"Take over {self._entry.theirs}", changes):
            self._desk.show(tuple(id for id in changes.changes if id in session.design.nodes))

    def _filter(self, state: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(state)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        self.choice.setAccessibleName("Reference")
        self.choice.setMinimumWidth(220)
        top.addWidget(self.choice)
        top.addSpacing(8)
        for state, words, picture in STATES:
            self.filters[state] = self._filter_button(state, words, picture)
            top.addWidget(self.filters[state])
        top.addStretch(1)
        top.addWidget(self.upon)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self._side())
        split.setSizes([760, 320])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 6, 12, 10)
        column.setSpacing(10)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return side

    def _filter_button(self, state: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words, checkable=True, checked=state not in self._hidden)
        button.setToolTip(f"Show or hide what is {words}")
        button.setProperty("look", "count")
        theme = self._desk.theme
        button.setIcon(sign(picture, theme, state_colour(state, theme)))
        button.toggled.connect(lambda on: self._filter(state, on))
        return button
