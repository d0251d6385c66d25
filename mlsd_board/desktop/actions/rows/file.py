"""The File menu."""

from mlsd_board.desktop.actions import sharing
from mlsd_board.desktop.actions.action import Action, board, menu
from mlsd_board.desktop.files.template_dialog import ask_and_take_over, keep_as_template

FILE = menu(
    "File",
    [
        Action("new", "New blank board", lambda s: s.documents.new_blank(), "Ctrl+N", icon="plus"),
        Action("open", "Open…", lambda s: s.documents.ask_open(), "Ctrl+O", icon="open"),
    ],
    [
        Action("save", "Save", lambda s: s.documents.save(), "Ctrl+S", board, "save", "Save"),
        Action("save_as", "Save as…", lambda s: s.documents.save_as(), "Ctrl+Shift+S", board),
    ],
    [
        Action("export", "Export…", sharing.export, "Ctrl+E", board, "export", "Export"),
        Action("export_again", "Export again", sharing.export_again, "Ctrl+Alt+X", board),
        Action("export_png", "Export as PNG…", lambda s: sharing.export(s, "png"), "", board),
        Action("export_svg", "Export as SVG…", lambda s: sharing.export(s, "svg"), "", board),
        Action("export_pdf", "Export as PDF…", lambda s: sharing.export(s, "pdf"), "", board),
        Action(
            "export_design", "Export the design document…", lambda s: sharing.export(s, "design"), "", board
        ),
        Action("print", "Print…", sharing.print_board, "Ctrl+Alt+P", board),
    ],
    [
        Action("keep_template", "Save as a template…", keep_as_template, "", board),
        Action("take_over", "Add questions and templates…", ask_and_take_over),
    ],
    [Action("start", "Start page", lambda s: s.documents.close_board(), "Ctrl+W", board, "home", "Start")],
    [Action("quit", "Quit", lambda s: s.window.close(), "Ctrl+Q")],
)
