"""Pictures of boards: drawn once, kept as files, never in the way of the page."""

import threading
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_templates
from mlsd_board.desktop.start_page import previews as module
from mlsd_board.desktop.start_page.previews import Previews, drawn
from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.folders import state_folder

BOARD = load_templates()["two_stage_recommender"].board


def test_a_picture_is_kept_and_not_drawn_again(library: Library) -> None:
    first = drawn(BOARD, library, "light")
    kept = list((state_folder() / "previews").glob("*.png"))
    assert [path.read_bytes() for path in kept] == [first]

    kept[0].write_bytes(b"from the file")

    assert drawn(BOARD, library, "light") == b"from the file"
    assert drawn(BOARD, library, "dark") != first


def test_a_board_that_cannot_be_read_leaves_its_place_empty(library: Library, tmp_path: Path, qtbot) -> None:
    broken = tmp_path / "broken.mlsd.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(FormatError):
        drawn(broken, library, "light")
    previews = Previews(library)

    with qtbot.waitSignal(previews.ready, timeout=20_000):
        assert previews.picture("broken", broken, "light") is None

    assert previews.picture("broken", broken, "light").isNull()
    previews.close()


def test_no_picture_is_drawn_while_there_is_other_work(library: Library, qtbot) -> None:
    previews = Previews(library)
    previews.rest(True)
    with qtbot.assertNotEmitted(previews.ready, wait=50):
        assert previews.picture("starter", BOARD, "light") is None

    with qtbot.waitSignal(previews.ready, timeout=20_000):
        previews.rest(False)
    previews.rest(True)
    previews.close()


def test_what_may_be_asked_for_is_drawn_once_nothing_is_asked_for(
    library: Library, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def drawn_soon(board: Path, *_: object) -> bytes:
        order.append(board.name)
        return b""

    monkeypatch.setattr(module, "drawn", drawn_soon)
    previews = Previews(library)
    previews.rest(True)
    previews.look_ahead([(name, Path(name)) for name in ("one", "two", "three")], "light")
    previews.picture("three", Path("three"), "light")
    previews.picture("four", Path("four"), "light")
    arrived: list[str] = []
    previews.ready.connect(arrived.append)

    previews.rest(False)
    qtbot.waitUntil(lambda: len(order) == 4 and len(arrived) == 2)

    assert order == ["three", "four", "one", "two"]
    assert arrived == ["three", "four"]
    previews.look_ahead([("one", Path("one")), ("four", Path("four"))], "light")
    with qtbot.waitSignal(previews.ready):
        previews.picture("five", Path("five"), "light")
    previews.close()
    assert order == ["three", "four", "one", "two", "five"], "nothing is drawn twice"


def test_closing_leaves_undrawn_what_nobody_waits_for(library: Library, monkeypatch) -> None:
    previews = Previews(library)
    previews.rest(True)
    monkeypatch.setattr(module, "drawn", lambda *_: pytest.fail("drawn after the end"))
    previews.look_ahead([("one", BOARD), ("two", BOARD)], "light")

    previews.close()

    assert "previews" not in {thread.name for thread in threading.enumerate()}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    boards: list[Path] = []
    monkeypatch.setattr(module, "drawn", lambda board, *_: boards.append(board) or b"")
    return boards


def test_the_other_shelves_are_drawn_while_the_first_is_read(seen, shell, qtbot) -> None:
    qtbot.waitUntil(lambda: len(seen) == len(shell.start_page.templates) > 20, timeout=20_000)

    assert {*seen} == {template.board for template in shell.start_page.templates.values()}
