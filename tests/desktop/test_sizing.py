"""Windows open no larger than the screen has room for."""

from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.sizing import open_within_screen


def test_a_window_opens_in_its_size_or_in_what_the_screen_has_room_for(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    open_within_screen(window, 200, 100)
    assert (window.width(), window.height()) == (200, 100)

    open_within_screen(window, 200, 10_000)
    assert window.width() == 200
    assert screen.height() * 0.9 < window.height() < screen.height()
