"""Verbs that put the selection in order, each one step of undo; locked boxes stay."""

import pytest
from PySide6.QtCore import Qt

from mlsd_board.desktop.canvas import arranging, verbs
from mlsd_board.model.elements import Node


@pytest.fixture
def told(view) -> list[str]:
    said: list[str] = []
    view.message.connect(said.append)
    return said


def rect(view, id: str):
    return view.session.design.boxes[id].rect


def test_align_and_distribute(view) -> None:
    with view.session.edit("x") as tx:
        tx.put(Node(id="t", component="trainer", x=700, y=40))
        tx.put(tx.design.nodes["builder"].model_copy(update={"y": 24.0, "x": 200.0}))
    view.select(("lake", "builder", "t"))
    arranging.align_selection(view, "top")
    assert {rect(view, id).y for id in ("lake", "builder", "t")} == {0}
    arranging.distribute_selection(view, "x")
    assert rect(view, "builder").x == 350
    assert [view.session.undo(), view.session.undo()] == ["Space evenly", "Align"]


def test_too_few_boxes_are_told(view, told) -> None:
    view.select(("lake", "w"))
    arranging.align_selection(view, "left")
    arranging.distribute_selection(view, "y")

    assert [text.split()[1] for text in told] == ["two", "three"]


def test_a_locked_box_shows_it_and_cannot_be_dragged(view, mouse, told) -> None:
    view.select(("user",))
    arranging.toggle_lock(view)
    assert arranging.all_locked(view)
    assert view.board.pictures["user"].lie.locked
    mouse.drag((84, 232), (150, 300), (200, 330))

    assert rect(view, "user")[:2] == (0, 200)
    assert [text for text in told if "locked and stays" in text] == [
        "End user is locked and stays where it is. Unlock it to move it."
    ]


def test_the_lock_is_painted_on_hover(view) -> None:
    plain = view.grab().toImage()
    with view.session.edit("x") as tx:
        tx.put(tx.design.nodes["user"].model_copy(update={"locked": True}))
    assert view.grab().toImage() == plain
    view.select(("user",))
    locked = view.grab().toImage()
    with view.session.edit("x") as tx:
        tx.put(tx.design.nodes["user"].model_copy(update={"locked": False}))

    assert view.grab().toImage() != locked


def test_arrow_keys_do_not_move_a_locked_box_and_unlocking_lets_it_go(view, key, told) -> None:
    view.select(("user",))
    arranging.toggle_lock(view)
    key(Qt.Key.Key_Right)
    assert rect(view, "user").x == 0
    assert "locked" in told[-1]

    arranging.toggle_lock(view)
    key(Qt.Key.Key_Right)
    assert rect(view, "user").x == 8


def test_stacking_changes_what_lies_on_top(view, mouse) -> None:
    with view.session.edit("x") as tx:
        tx.put(Node(id="t", component="trainer", x=40, y=216))
    view.select(("user",))
    arranging.bring_to_front(view)
    assert view.board.element_at(view.mapToScene(mouse.at(100, 240))) == "user"
    arranging.send_to_back(view)
    assert view.board.element_at(view.mapToScene(mouse.at(100, 240))) == "t"


def test_straighten_forgets_places_led_by_hand(view, told) -> None:
    with view.session.edit("x") as tx:
        tx.put(tx.design.connections["w"].model_copy(update={"waypoints": ((240.0, 160.0),)}))
    view.select(("w",))
    arranging.straighten_selection(view)
    assert view.session.design.connections["w"].waypoints == ()

    view.select(("lake",))
    arranging.straighten_selection(view)
    assert told[-1] == "Select a connection that was led by hand first."


def test_selecting_by_kin(view) -> None:
    other = view.insert_component("data_lake")
    view.select(("lake",))
    verbs.select_same(view)
    assert set(view.selection) == {"lake", other}

    view.select(("builder",))
    verbs.select_upstream(view)
    assert set(view.selection) == {"builder", "w", "lake"}

    view.select(("lake",))
    verbs.select_downstream(view)
    assert set(view.selection) == {"builder", "w", "lake"}
