"""The start page once what is on its shelves has been read; practice is offered by the tests that want it."""

import pytest

from mlsd_board.desktop.start_page.page import StartPage
from mlsd_board.desktop.window.shell import Shell


@pytest.fixture
def page(shell: Shell, qtbot) -> StartPage:
    shell.start_page.offer_practice(None)
    qtbot.waitUntil(lambda: bool(shell.start_page.shelf.entries()))
    return shell.start_page
