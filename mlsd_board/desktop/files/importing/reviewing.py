"""After a diagram of another tool was opened: its remarks, a look at what is in doubt, and what follows from it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.checking import BoardSession
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.files.importing import review_sheet
from mlsd_board.editing.commands.take_for import take_for
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.report import ImportReport
from mlsd_board.workspace.remembering import remember


def review(
    window: QWidget,
    session: BoardSession,
    name: str,
    reports: Sequence[ImportReport],
    say: Callable[[str], None],
) -> None:
    """Show what there is to see; what the user says of boxes changes the board in one step and is remembered."""
    doubtful = [box for report in reports for box in report.doubtful]
    if not doubtful:
        told = tuple(remark for report in reports for remark in report.remarks)
        if told:
            dialogs.show_remarks(window, name, told)
        say("; ".join(reports[0].sentences()))
        return
    answer = review_sheet.ask_about(name, reports, session.library, window)
    if answer is None:
        return
    choices, labels = answer
    words = {box.id: box.label for box in doubtful}
    with session.edit_book("Review imported boxes") as tx:
        for id, component in choices.items():
            if id in tx.design.boxes:
                take_for(tx, session.library, id, component, words.get(id, ""))
    try:
        remember(labels)
    except FormatError as error:
        say(str(error))
