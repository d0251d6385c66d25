"""Words that have too little room."""

from PySide6.QtCore import Qt

from mlsd_board.desktop.look.wrapping import OneLine


def test_a_line_without_room_for_all_its_words_ends_in_an_ellipsis(qtbot) -> None:
    long, cut = OneLine("77 of 99 rules apply to this board."), OneLine()
    for line in (long, cut):
        qtbot.addWidget(line)
        line.resize(90, 20)
    cut.setText(long.fontMetrics().elidedText(long.text(), Qt.TextElideMode.ElideRight, 90))

    assert cut.text().endswith("…")
    assert long.grab().toImage() == cut.grab().toImage()
