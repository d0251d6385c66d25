"""Whether a window can be opened, told before Qt is asked."""

import sys

import pytest

from mlsd_board.desktop import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only asked on Linux")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_there_is_none() -> None:
    assert "there is no display here" in display.obstacle()


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_another_platform_is_left_to_qt(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "offscreen")

    assert display.obstacle() == ""


@pytest.mark.parametrize("name", [":4711", "localhost:4711.0", "no display at all"])
def test_a_display_that_does_not_answer_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", name)
    told = display.obstacle()

    assert name in told or "install libxcb" in told  # where the libraries are not there to ask with


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(display, "_WINDOW_LIBRARIES", {"libof-no-machine.so.0": "libof-no-machine0"})

    assert display.obstacle() == "the window needs system libraries; install libof-no-machine0."
