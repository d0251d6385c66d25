"""Who waits long is told on stderr how far a command is: anew in one line on a terminal, once elsewhere."""

import io
import sys
import time

import pytest

from mlsd_board.cli import patience
from mlsd_board.model.progress import followed

HALF = "\u2588" * 12 + "\u2591" * 12 + " parting arrows"


class Screen(io.StringIO):
    """A terminal that remembers all that was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SOON", 0.0)
    monkeypatch.setattr(patience, "LATE", 0.0)


def wait_for(stream: io.StringIO, text: str) -> None:
    deadline = time.monotonic() + 30
    while text not in stream.getvalue() and time.monotonic() < deadline:
        time.sleep(0.005)


@pytest.mark.usefixtures("impatient")
def test_a_terminal_shows_stage_and_share_and_clears_them_before_anything_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    with patience.told("export"):
        for number in followed("parting arrows", [1, 2], 2):
            wait_for(screen, HALF if number == 2 else "parting arrows")
        sys.stdout.write("Done")
        sys.stdout.write(".\n")
    assert sys.stdout is screen
    told = screen.getvalue()
    assert f"mlsd-board export: {HALF}, " in told
    assert "\r\033[KDone.\n" in told
    assert told.endswith(("\n", "\033[K"))


@pytest.mark.usefixtures("impatient")
def test_elsewhere_one_plain_line_tells_that_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with patience.told("export"):
        wait_for(err, "\n")
    assert err.getvalue() == "mlsd-board export: still at work; this takes a while.\n"
    assert not out.getvalue()


def test_what_is_soon_done_says_nothing_and_work_that_fails_stops_the_telling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(KeyboardInterrupt), patience.told("export"):
        raise KeyboardInterrupt
    assert sys.stderr is screen
    assert not screen.getvalue()
