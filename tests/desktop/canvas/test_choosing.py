"""Connecting without the mouse: C, then letters or arrow keys, then Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.canvas import connecting
from mlsd_board.desktop.canvas.quick_insert import QuickInsert


@pytest.fixture
def told(view) -> list[str]:
    said: list[str] = []
    view.message.connect(said.append)
    return said


@pytest.fixture
def more(view) -> dict[str, str]:
    """A trainer and an encoder beside the three boxes."""
    return {name: view.insert_component(name) for name in ("trainer", "event_stream")}


def wires(view) -> set[tuple[str, str]]:
    return {(c.source, c.target) for c in view.session.design.connections.values()}


def looks(view) -> dict[str, str]:
    return {id: view.board.looks.get(id, "plain") for id in view.board.pictures}


def test_letters_find_the_target_and_enter_draws_the_arrow(view, key, told, more) -> None:
    view.select(("user",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "train")
    assert looks(view)[more["trainer"]] == "target"  # the nearest of two that begin so
    QTest.keyClicks(view, "ing d")
    assert looks(view)["builder"] == "target"
    key(Qt.Key.Key_Return)

    assert ("user", "builder") in wires(view)
    assert view.gesture is None
    assert "C draws another from" in told[-1]

    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "event")
    key(Qt.Key.Key_Return)
    assert ("user", more["event_stream"]) in wires(view), "C goes on from where the drawn arrow begins"


def test_backspace_widens_the_choice_again(view, key, more) -> None:
    view.select(("user",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "evx")
    assert "target" not in looks(view).values()
    key(Qt.Key.Key_Backspace)
    assert looks(view)[more["event_stream"]] == "target"


def test_arrow_keys_step_through_legal_targets_the_nearest_first(view, key, more) -> None:
    view.select(("user",))
    key(Qt.Key.Key_C)
    order = []
    for _ in range(3):
        key(Qt.Key.Key_Right)
        order += [id for id, look in looks(view).items() if look == "target"]

    boxes = view.session.design.boxes
    here = boxes["user"].rect.centre

    def far(id: str) -> tuple[float, str]:
        there = boxes[id].rect.centre
        return abs(there.x - here.x) + abs(there.y - here.y), id

    legal = [id for id in boxes if id != "user" and looks(view)[id] != "veiled"]
    assert order[: len(legal)] == sorted(legal, key=far)[:3]
    key(Qt.Key.Key_Left)
    assert looks(view)[order[1]] == "target"


def test_enter_without_a_choice_draws_nothing_and_says_why(view, key, told) -> None:
    view.select(("user",))
    before = view.session.design
    key(Qt.Key.Key_C)
    key(Qt.Key.Key_Return)

    assert view.session.design is before
    assert told[-1].startswith("Type the name of a box first")
    assert view.gesture is not None


def test_nothing_that_fits_is_said(view, key, told, monkeypatch) -> None:
    monkeypatch.setattr(connecting, "search", lambda *_: [])
    view.select(("user",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "999")
    key(Qt.Key.Key_Return)

    assert any("fits no box" in text for text in told)
    assert wires(view) == {("lake", "builder")}


def test_escape_gives_up_and_letters_place_again(view, key, more) -> None:
    view.select(("user",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "ev")
    key(Qt.Key.Key_Escape)

    assert view.gesture is None
    assert not {"target", "veiled"} & set(looks(view).values())
    assert wires(view) == {("lake", "builder")}


def test_the_mouse_may_still_choose(view, mouse, key, monkeypatch) -> None:
    monkeypatch.setattr(connecting, "search", lambda *_: [])
    view.select(("user",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "99")
    mouse.hover(404, 32)
    mouse.click(404, 32)

    assert ("user", "builder") in wires(view)


@pytest.mark.parametrize(
    ("typed", "new"),
    [("cache", "cache"), ("candidate g", "candidate_generator"), ("cfeature t", "feature_transform")],
)
def test_letters_that_fit_no_box_place_a_new_one_as_if_c_were_a_letter(view, typed: str, new: str) -> None:
    view.select(("user",))
    for letter in typed:
        QTest.keyClicks(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    (made,) = view.selection
    assert view.session.design.nodes[made].component == new
    assert view.gesture is None


def test_a_name_that_only_a_refused_box_has_says_why_it_is_refused(view, key, told) -> None:
    view.insert_component("sensor_source")
    view.select(("builder",))
    key(Qt.Key.Key_C)
    QTest.keyClicks(view, "sensor")

    assert told[-1].endswith("Sensor source accepts control.")
    assert not view.findChildren(QuickInsert)
