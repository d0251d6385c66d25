"""Pictures of boards: drawn once, kept as files, never in the way of the page."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_templates
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
