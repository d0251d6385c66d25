"""What is left of attempts: the report, the replay, the history, and the interviewer's seat."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.files.naming import file_name
from mlsd_board.desktop.jobs import Job
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.design import Design
from mlsd_board.model.pages import first_page
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.store import History
from mlsd_board.practice.score.scoring import Marks
from mlsd_board.practice.seat import Rubric, rubric_of, rubric_path
from mlsd_board.workspace import practised
from mlsd_board.workspace.assessing import assess
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.reporting import report_on
from mlsd_board.workspace.session import Session

if TYPE_CHECKING:
    from mlsd_board.desktop.practice.report_dialog import Made


class Results(QObject):
    """Each opens beside the board; what takes a while is worked out beside the window."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._shell = shell

    def report(self) -> None:
        """The report on the open board, with its attempt if it has one."""
        session = self._shell.desk.session
        design, title, path = session.design, session.title, session.path
        make = partial(_made, design, session.library, session.rules, session.profile)
        log = design.brief.attempt

        def done(first: "Made") -> None:
            # The dialog is read only where it is needed.
            from mlsd_board.desktop.practice.report_dialog import ReportDialog

            suggestion = (path.parent if path else Path.home()) / f"{file_name(title)}_report"
            board = (first_page(design), session.library, self._shell.theme)
            dialog = ReportDialog(make, first, board, suggestion, self._shell.window, replay=log is not None)
            dialog.elements_wanted.connect(lambda ids: self._lead_to(session, ids))
            dialog.replay_wanted.connect(lambda: self._see_again(log, session.library))
            self._open(dialog)

        self._shell.jobs.start(Job("Writing the report…", lambda _: make({}), done))

    def replay(self) -> None:
        """The attempt on the open board, seen again."""
        session = self._shell.desk.session
        self._see_again(session.design.brief.attempt, session.library)

    def history(self) -> None:
        """All attempts so far."""
        from mlsd_board.desktop.practice.history_dialog import HistoryDialog

        try:
            history = History(practised.history_path())
        except HistoryError as error:
            dialogs.show_error(self._shell.window, "The history cannot be used", error)
            return
        if history.remark:
            self._shell.status.say(history.remark)
        dialog = HistoryDialog(history, self._shell.theme, self._shell.window)
        dialog.board_wanted.connect(self._open_board)
        dialog.rule_wanted.connect(self._shell.judging.explain)
        self._open(dialog)

    def seat(self) -> None:
        """Sit down before a candidate's board, which is not changed."""
        path = dialogs.ask_board(self._shell.window, Path.home())
        if path:
            self.sit_down(path)

    def sit_down(self, path: Path) -> None:
        """The seat before one board."""
        from mlsd_board.desktop.practice.seat_dialog import SeatDialog

        library = self._shell.documents.library
        try:
            design = first_page(read_board(path, library).design)
            rubric = rubric_of(path)
        except FormatError as error:
            dialogs.show_error(self._shell.window, f"{path.name} cannot be opened", error)
            return
        report = partial(self._combined, design, path)
        window, theme = self._shell.window, self._shell.theme
        self._open(SeatDialog(design, rubric, rubric_path(path), library, theme, report, window))

    def _combined(self, design: Design, path: Path, rubric: Rubric) -> None:
        """The report with an interviewer's marks and remarks."""
        from mlsd_board.desktop.practice.report_dialog import ReportDialog

        library = self._shell.documents.library

        def make(marks: Marks) -> "Made":
            with_marks = rubric.model_copy(update={"marks": dict(marks)})
            return _made(design, library, None, None, marks, with_marks)

        def done(first: "Made") -> None:
            suggestion = path.with_name(f"{path.name.split('.')[0]}_report")
            board = (design, library, self._shell.theme)
            self._open(ReportDialog(make, first, board, suggestion, self._shell.window, marks=rubric.marks))

        self._shell.jobs.start(Job("Writing the report…", lambda _: make(rubric.marks), done))

    def _see_again(self, log: AttemptLog | None, library: Library) -> None:
        from mlsd_board.desktop.practice.replay_dialog import ReplayDialog

        if log:
            self._open(ReplayDialog(log, library, self._shell.theme, self._shell.window))

    def _lead_to(self, session: Session, ids: tuple[str, ...]) -> None:
        """Show elements on the board that a report is about, while that is the open one."""
        if self._shell.desk and self._shell.desk.session is session:
            self._shell.desk.show(ids)

    def _open_board(self, path: Path) -> None:
        self._shell.documents.open(path)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _made(
    design: Design, library: Library, rules: Any, profile: Any, marks: Marks, rubric: Rubric | None = None
) -> "Made":
    """Score, findings and report for a person's marks."""
    from mlsd_board.desktop.practice.report_dialog import Made

    judged = rubric or Rubric(marks=dict(marks))
    found = assess(design, library, rules=rules, profile=profile, marks=marks)
    document = report_on(found, library, rubric=judged, attempts=practised.attempts()[0])
    return Made(found.score, found.report, document)
