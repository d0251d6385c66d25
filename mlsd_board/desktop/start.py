"""Opens the window: a first frame at once, everything heavy after it."""

import argparse
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop import calm
from mlsd_board.desktop.window.frame import Frame

_ICON = Path(__file__).parent / "icons" / "mlsd-board.svg"


def start(arguments: list[str]) -> int:
    """Run the window until it is closed; the exit code."""
    args = _parsed(arguments)
    calm.begin()
    app = QApplication.instance() or QApplication(["mlsd-board"])
    app.setApplicationName("mlsd-board")
    app.setApplicationDisplayName("MLSD Board")
    app.setDesktopFileName("mlsd-board")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(_ICON)))
    frame = Frame()
    frame.painted.connect(lambda: _fill_or_leave(frame, args))
    frame.show()
    return app.exec()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """As on the command line: in one line, and where help is."""
        self.exit(2, f"{self.prog}: {message}\nSee `{self.prog} --help`.\n")


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(prog="mlsd-board", description="Open the window.")
    parser.add_argument("board", nargs="?", type=Path, metavar="BOARD", help="the board to open")
    parser.add_argument(
        "--library",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="a folder of one's own components",
    )
    parser.add_argument("--self-test", action="store_true", help="open a starter, draw it, save it, and quit")
    return parser.parse_args(arguments)


def _fill_or_leave(frame: Frame, args: argparse.Namespace) -> None:
    """Fill the window; without its contents it is of no use, so then the program ends."""
    try:
        _fill(frame, args)
    except Exception:
        traceback.print_exc()
        QApplication.exit(2)
    finally:
        calm.begun()


def _fill(frame: Frame, args: argparse.Namespace) -> None:
    # Read as needed: the first frame must not wait for these.
    from mlsd_board.catalog.library import load_library
    from mlsd_board.desktop.window.crash import guard
    from mlsd_board.desktop.window.shell import Shell
    from mlsd_board.workspace.settings import load_settings

    settings, remark = load_settings()
    library = load_library([*settings.library_folders, *args.library])
    shell = Shell(frame, library, settings, tuple(args.library))
    guard(shell)
    remarks = [remark] if remark else []
    remarks += [str(fault) for fault in library.faults]
    if remarks:
        more = f" (and {len(remarks) - 1} more)" if len(remarks) > 1 else ""
        shell.status.say(f"{remarks[0]}{more}")
        for line in remarks:
            sys.stderr.write(f"mlsd-board: {line}\n")
    if args.self_test:
        QTimer.singleShot(0, shell, lambda: _self_test(shell))
    elif args.board:
        QTimer.singleShot(0, shell, lambda: shell.documents.open(args.board))


def _self_test(shell: object) -> None:
    """Open a starter, draw one frame, save it, and leave: 0 when all of it worked."""
    app = QApplication.instance()
    try:
        shell.documents.new_from_template("two_stage_recommender")
        shell.window.grab()
        with tempfile.TemporaryDirectory() as folder:
            saved = shell.desk.session.save(Path(folder) / "self_test.mlsd.json")
            good = saved.stat().st_size > 0 and len(shell.desk.session.design.nodes) > 0
    except Exception as error:
        sys.stderr.write(f"mlsd-board: self-test failed: {error}\n")
        good = False
    app.exit(0 if good else 1)
