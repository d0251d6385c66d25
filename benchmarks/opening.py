"""One process that opens a window and leaves it as soon as it is painted and usable; imports nothing before it must.

python benchmarks/opening.py bare | frame | start | board BOARD
"""

import sys
from typing import Any


def bare() -> int:
    """What any Qt program needs at least."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    scene = QGraphicsScene(window)
    window.setCentralWidget(QGraphicsView(scene))
    window.resize(1320, 840)
    window.show()
    app.processEvents()
    QTimer.singleShot(0, app.quit)
    return int(app.exec())


def first_frame() -> int:
    """The program's own window with nothing in it yet; the rest is imported once it is painted."""
    from PySide6.QtWidgets import QApplication

    import mlsd_board.desktop.start
    from mlsd_board.desktop.window.frame import Frame

    assert mlsd_board.desktop.start.start, "what the program imports before its first frame"
    app = QApplication(["mlsd-board"])
    frame = Frame()
    frame.painted.connect(app.quit)
    frame.show()
    return int(app.exec())


def whole(until: str, arguments: list[str]) -> int:
    """The program as it is, looked at after every turn of its events."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from mlsd_board.desktop.start import start

    app = QApplication(["mlsd-board"])
    looking = QTimer(interval=0)

    def look() -> None:
        if _reached(until, app.topLevelWidgets()):
            looking.stop()
            app.processEvents()
            app.quit()

    looking.timeout.connect(look)
    looking.start()
    return int(start(arguments))


def _reached(until: str, windows: list[Any]) -> bool:
    """Parts of the window are known by name: importing them here would change what is measured."""
    frame = next((w for w in windows if type(w).__name__ == "Frame"), None)
    if frame is None:
        return False
    shell = next((child for child in frame.children() if type(child).__name__ == "Shell"), None)
    return shell is not None and (until == "start" or shell.desk is not None)


if __name__ == "__main__":
    way, arguments = sys.argv[1], sys.argv[2:]
    sys.exit(bare() if way == "bare" else first_frame() if way == "frame" else whole(way, arguments))
