"""What is drawn bit by bit: the nearest to what is looked at first."""

from PySide6.QtCore import QObject

from mlsd_board.desktop.canvas.backlog import Backlog


def test_what_lies_nearest_to_what_is_looked_at_is_drawn_first(qtbot) -> None:
    parent = QObject()
    drawn: list[str] = []
    backlog = Backlog(
        drawn.extend,
        lambda ids, area: set(),
        lambda id: (int(id) // 30, 0),
        lambda cell: abs(cell[0] - 5),
        parent,
    )
    ids = {str(number) for number in range(300)}

    backlog.add(ids)
    qtbot.waitUntil(lambda: not backlog.waiting)
    away = [abs(int(id) // 30 - 5) for id in drawn]
    assert set(drawn) == ids
    assert away == sorted(away)
