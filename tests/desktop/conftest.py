"""The real window on an offscreen screen, as the program fills it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.start_page import previews
from mlsd_board.desktop.window.frame import Frame
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace.settings import Settings


@pytest.fixture(autouse=True)
def no_previews(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures on the start page stay empty, except where they are what is tested."""
    if "start_page" not in request.path.parts:
        monkeypatch.setattr(previews, "drawn", lambda *_: b"")


@pytest.fixture
def shell(qtbot, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """The window on its start page; no dialog may open that the test does not expect."""
    for name in ("show_error", "show_remarks", "ask_unsaved", "ask_changed_on_disk", "ask_elsewhere"):
        monkeypatch.setattr(dialogs, name, _unexpected(name))
    QApplication.setStyle("Fusion")
    window = Frame()
    qtbot.addWidget(window, before_close_func=_let_go)
    window.show()
    made = Shell(window, library, Settings(theme="light"))
    made.docks.folding.chosen = False  # as on a larger screen than that of the tests
    qtbot.waitExposed(window)
    yield made
    made.close()
    if made.desk:
        made.desk.close()
    delete(window)


@pytest.fixture
def board(shell: Shell, qtbot) -> Shell:
    """The window with the two-stage recommender open."""
    shell.documents.new_from_template("two_stage_recommender")
    qtbot.waitUntil(lambda: shell.desk is not None)
    return shell


@pytest.fixture
def rest(qtbot) -> Callable[[Shell], None]:
    """Wait until the work beside the window is done and its result is taken."""
    return lambda shell: qtbot.waitUntil(lambda: not shell.jobs.busy, timeout=20_000)


def _let_go(window: Frame) -> None:
    window.may_close = lambda: True


def _unexpected(name: str):
    def fail(*args: object, **_: object) -> None:
        pytest.fail(f"{name} was not expected: {args[1:]}")

    return fail
