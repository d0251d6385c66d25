"""What the window does about findings: how loud they are, the pages of rules, and what of a configuration failed."""

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt

from mlsd_board.desktop.actions import lengthy
from mlsd_board.desktop.actions.rows.findings import MODES
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.overlays.badges import BadgePointer
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.help.rule_page import RulePage
from mlsd_board.desktop.panels.estimates.panel import EstimatesPanel
from mlsd_board.desktop.panels.problems.panel import Problems
from mlsd_board.desktop.panels.problems.severities import SeveritiesDialog
from mlsd_board.desktop.panels.problems.ways_out import WaysOut
from mlsd_board.editing.commands.set_severity import level_in, set_severity
from mlsd_board.formats.errors import FormatError
from mlsd_board.rules import all_rules
from mlsd_board.validation.layer import ProfileError
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.profile import Profile
from mlsd_board.workspace.own_severities import own_file, own_levels, set_own_level
from mlsd_board.workspace.session import Session


class Judging(QObject):
    """Serves the panels of one board after the other."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.status.bucket_wanted.connect(self._show_bucket)
        shell.status.modes_wanted.connect(self._offer_modes)
        shell.documents.configured.connect(self._configured)

    def serve(self, problems: Problems, estimates: EstimatesPanel) -> None:
        """Do what new panels ask for."""
        estimates.field_wanted.connect(self.go_to_field)
        estimates.upon.clicked.connect(lambda: self._shell.menus.run("figures"))
        problems.bar.fix_all.clicked.connect(lambda: lengthy.fix_all(self._shell))
        problems.bar.modes_wanted.connect(self._offer_modes)
        problems.bar.remarks_wanted.connect(self._show_remarks)
        problems.explain_wanted.connect(self.explain)

    def follow(self) -> None:
        """A board was opened: check it as the user likes it, and say what of its configuration cannot be used."""
        desk = self._shell.desk
        badges = BadgePointer(desk.view, lambda id: self._shell.desk_panels.problems.told_of(id))
        badges.pressed.connect(self._badge_pressed)
        desk.mode_changed.connect(self._show_mode)
        desk.set_mode(self._shell.settings.mode)
        self._show_mode()
        self._say_remarks()

    def choose_mode(self, mode: Mode) -> None:
        """Show findings in a mode, now and for later."""
        self._shell.keep(self._shell.settings.model_copy(update={"mode": mode}))
        if self._shell.desk:
            self._shell.desk.set_mode(mode)

    def explain(self, code: str) -> None:
        """Open the page of a rule, also from the history while no board is open."""
        desk = self._shell.desk
        rules = desk.session.asked if desk else all_rules()
        page = RulePage(next(rule for rule in rules if rule.code == code), self._shell.window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()

    def show_rules(self) -> None:
        """The page of all rules, where each can be made graver or milder for the user."""
        session = self._shell.desk.session
        dialog = SeveritiesDialog(session.asked, self._shell.theme, _places(session), self._shell.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.level_wanted.connect(lambda *wanted: self._set_level(dialog, *wanted))
        dialog.explain_wanted.connect(self.explain)
        self._show_levels(dialog)
        dialog.open()

    def _set_level(self, dialog: SeveritiesDialog, whose: str, code: str, level: str | None) -> None:
        if whose == "board":
            self._shell.desk.edit(f"Severity of {code}", lambda tx: set_severity(tx, code, level))
        else:
            try:
                set_own_level(code, level)
            except (ProfileError, FormatError) as error:
                dialogs.show_configuration(dialog, (str(error),))
            self._shell.documents.recheck()
        self._show_levels(dialog)

    def _show_levels(self, dialog: SeveritiesDialog) -> None:
        try:
            own = own_levels()
        except ProfileError:
            own = {}
        session = self._shell.desk.session
        brief = session.design.brief
        said = {key: level for key, value in brief.rules.items() if (level := level_in(value))}
        profile, _ = (session.profile or Profile()).for_board(brief, session.asked)
        dialog.show_levels(profile, {"me": own, "board": said})

    def go_to_field(self, id: str, name: str) -> None:
        """Put the cursor on an attribute of a box, or (without one) on a field of the brief."""
        shell = self._shell
        if not id:
            shell.desk.brief_wanted.emit(name)
            return
        shell.desk.show((id,))
        shell.docks.raise_dock("inspector")
        shell.desk_panels.inspector.focus_field(name)

    def offer_ways_out(self) -> None:
        """Offer what can be done about the selected elements' findings, or about the current one."""
        desk, problems = self._shell.desk, self._shell.desk_panels.problems
        findings = problems.at_hand(desk.view.selection)
        if not findings:
            desk.said.emit("There is no finding about what is selected, and none is chosen in the list.")
            return
        WaysOut(desk, findings, self._shell.window).popup(_beside(desk.view, findings[0].elements))

    def _badge_pressed(self, id: str) -> None:
        """Go to the next finding of an element; the findings come to the front."""
        self._shell.docks.offer("problems")
        self._shell.desk_panels.problems.go_to((id,))

    def _configured(self) -> None:
        if self._shell.desk:
            self._shell.desk.recheck()
            self._say_remarks()

    def _say_remarks(self) -> None:
        remarks = self._shell.desk.session.remarks
        if remarks:
            self._shell.status.say(": ".join(remarks[0]))

    def _show_mode(self) -> None:
        desk = self._shell.desk
        self._shell.status.show_mode(desk.mode, desk.session.phase)
        self._shell.menus.refresh()

    def _offer_modes(self, at: QPoint) -> None:
        self._shell.menus.pop_up_part(MODES, at)

    def _show_remarks(self) -> None:
        session = self._shell.desk.session
        board = (("this board", line) for line in session.report.remarks)
        remarks = tuple(": ".join(remark) for remark in (*session.remarks, *board))
        dialogs.show_configuration(self._shell.window, remarks)

    def _show_bucket(self, bucket: str) -> None:
        self._shell.docks.raise_dock("problems")
        self._shell.desk_panels.problems.show_only(bucket)


def _beside(view: BoardView, ids: tuple[str, ...]) -> QPoint:
    """Where a menu about these elements opens: under the first that can be seen."""
    area = view.mapFromScene(view.board.extent_of(set(ids[:1]))).boundingRect()
    seen = area.intersected(view.viewport().rect())
    spot = seen.bottomLeft() if ids and not seen.isEmpty() else view.viewport().rect().center()
    return view.viewport().mapToGlobal(spot + QPoint(0, 8))


def _places(session: Session) -> str:
    """Where levels come from, in a sentence."""
    where = f"What you choose is kept in {own_file()} and counts for all boards, the command line too."
    files = [str(path) for path in session.configured_by if path != own_file()]
    above = f" For this board these files go before it: {', '.join(files)}." if files else ""
    return f"{where}{above}"
