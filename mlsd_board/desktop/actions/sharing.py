"""Actions that take a board elsewhere: files of other formats, the clipboard, paper."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from mlsd_board.desktop.actions.action import Shell
from mlsd_board.desktop.canvas import pasteboard
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.files.documents import Exported
from mlsd_board.desktop.files.export_dialog import ExportDialog, Extent
from mlsd_board.drawing.looks import lines_of
from mlsd_board.editing.clipboard import fragment
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.model.design import Design
from mlsd_board.model.pages import alone
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import ALL_PAGES, files_of
from mlsd_board.workspace.figures import figures_upon

COPIES = {"png": "PNG", "svg": "SVG", "native": "text", "mermaid": "Mermaid"}
"""What can be copied on its own, with what it is called."""


def export(shell: Shell, format: str = "") -> None:
    """Ask what, how and where, then write; without a format the dialog offers all."""
    desk = shell.desk
    lines = lines_of(curved=shell.settings.curved)
    dialog = ExportDialog(
        desk.session,
        desk.theme,
        shell.settings.engine,
        shell.window,
        lines=lines,
        selection=desk.view.selection,
    )
    if format:
        dialog.choose(format)
    if not dialog.exec():
        return
    exporter, options, extent = dialog.exporter, dialog.options(), dialog.extent
    path = shell.documents.export_path(exporter.title, *exporter.suffixes)
    if path and dialogs.ask_replace(shell.window, _further(shell, path, exporter.id, extent)):
        shell.documents.exported = Exported(path, options, exporter.id, extent, desk.view.selection)
        export_again(shell)


def export_again(shell: Shell) -> None:
    """Write the board as it is now into the file that it was exported to last, in the same way; ask when there is none."""
    last = shell.documents.exported
    if last is None:
        export(shell)
        return
    page = _pages(last.extent)
    part = fragment(shell.desk.session.design, last.selection) if last.extent is Extent.SELECTION else None
    shell.documents.export(last.path, _as_seen(shell, last.options), last.format, page, part)


def _pages(extent: str) -> str:
    return ALL_PAGES if extent is Extent.ALL else ""


def _further(shell: Shell, path: Path, format: str, extent: str) -> list[Path]:
    """The files an export writes beyond the one that was named."""
    session = shell.desk.session
    files = files_of(session.book, path, format, _pages(extent) or session.page)
    return [file for file in files if file != path]


def copy_as(shell: Shell, format: str) -> None:
    """Put the selection, or without one the page, on the clipboard in one format, the board inside."""
    desk = shell.desk
    part = _chosen(shell)
    if not part.records:
        desk.said.emit("There is nothing on the board to copy.")
        return
    look = ExportOptions(
        desk.session.library,
        theme=desk.view.theme.name,
        lines=desk.view.board.style,
        legend=shell.settings.legend,
    )
    options = _as_seen(shell, look)
    pasteboard.put_as(format, part, options)
    desk.said.emit(f"Copied as {COPIES[format]}.")


def print_board(shell: Shell) -> None:
    """Print the pages of the board, each on a sheet of its own."""
    # The library that prints is only read where it is needed.
    from mlsd_board.desktop.files.printing import ask_and_print

    desk = shell.desk
    options = _as_seen(
        shell, ExportOptions(desk.session.library, theme=desk.theme.name, lines=desk.view.board.style)
    )
    try:
        place = ask_and_print(shell.window, desk.session.book, options, desk.session.title)
    except OSError as error:
        dialogs.show_error(shell.window, "The board was not printed", error)
    else:
        if place:
            desk.said.emit(f"Printed to {place}.")


def _chosen(shell: Shell) -> Design:
    session, selection = shell.desk.session, shell.desk.view.selection
    return fragment(session.design, selection) if selection else alone(session.design)


def _as_seen(shell: Shell, options: ExportOptions) -> ExportOptions:
    """With the estimates where they are shown, and with findings as the open board has them."""
    session = shell.desk.session
    judge = partial(check_design, library=session.library, rules=session.rules, profile=session.profile)
    return replace(options, judge=judge, figures=figures_upon if shell.settings.figures else None)
