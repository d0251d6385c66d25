"""Typing on the canvas places components, connected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mlsd_board.desktop.canvas.quick_insert import QuickInsert
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Kind


def popup(view) -> QuickInsert:
    return [child for child in view.children() if isinstance(child, QuickInsert)][-1]


def said(shown: QuickInsert) -> list[str]:
    """The rows as they are read out, hints and all."""
    rows = (shown.list.item(number) for number in range(shown.list.count()))
    return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def test_tab_some_letters_and_enter_append_a_connected_box(view, mouse, key) -> None:
    mouse.click(404, 32)
    key(Qt.Key.Key_Tab)
    QTest.keyClicks(popup(view).field, "train")
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    wire = next(c for c in view.session.design.connections.values() if c.source == "builder")
    assert (wire.target, wire.kind) == ("trainer", Kind.DATA)
    assert view.selection == ("trainer",)
    assert view.session.undo() == "Add Trainer"
    assert "trainer" not in view.session.design.nodes


def test_tab_keeps_going(view, mouse, key) -> None:
    mouse.click(404, 32)
    for word in ("trainer", "reg", "roll"):
        key(Qt.Key.Key_Tab)
        QTest.keyClicks(popup(view).field, word)
        QTest.keyClick(popup(view).field, Qt.Key.Key_Tab)

    assert {"trainer", "model_registry", "deployment_controller"} <= view.session.design.nodes.keys()
    rects = [n.rect for n in view.session.design.nodes.values()]
    assert not any(a.overlaps(b) for a in rects for b in rects if a is not b)


def test_any_letter_opens_it_at_the_mouse(view, mouse, key) -> None:
    mouse.click(300, 450)
    QTest.keyClicks(view, "k")
    QTest.keyClicks(popup(view).field, "afka")
    assert popup(view).field.text() == "kafka"
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert "event_stream" in view.session.design.nodes
    assert len(view.session.design.connections) == 1


def test_escape_inserts_nothing(view, key) -> None:
    before = view.session.design
    QTest.keyClicks(view, "/")
    QTest.keyClick(popup(view).field, Qt.Key.Key_Escape)

    assert view.session.design is before


def test_an_arrow_dropped_on_the_empty_board_offers_what_may_follow(view, mouse) -> None:
    mouse.hover(404, 32)
    mouse.drag((404, 64 + 14), (420, 150), (440, 220))
    shown = popup(view)
    offered = [shown.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.list.count())]
    assert "trainer" in offered[:4]
    QTest.keyClicks(shown.field, "trainer")
    QTest.keyClick(shown.field, Qt.Key.Key_Return)

    node = view.session.design.nodes["trainer"]
    assert abs(node.rect.centre.x - 440) <= 8
    assert abs(node.rect.centre.y - 220) <= 40


def test_arrow_keys_choose_another(view, mouse, key) -> None:
    mouse.click(404, 32)
    key(Qt.Key.Key_Tab)
    second = popup(view).list.item(1).data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(popup(view).field, Qt.Key.Key_Down)
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert second in {n.component for n in view.session.design.nodes.values()}


def test_nothing_found_inserts_nothing(view) -> None:
    before = view.session.design
    QTest.keyClicks(view, "z")
    QTest.keyClicks(popup(view).field, "zzqq")
    assert not popup(view).nothing.isHidden()
    assert popup(view).list.isHidden()
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert view.session.design is before


def test_typing_the_name_of_a_box_that_is_there_draws_the_arrow_to_it(view, mouse, key) -> None:
    with view.session.edit("x") as tx:
        add_node(tx, "trainer", Point(700, 300))
    mouse.click(404, 32)
    QTest.keyClicks(view, "t")
    QTest.keyClicks(popup(view).field, "rain")
    assert said(popup(view))[0] == "Trainer on the board"
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert ("builder", "trainer") in {(c.source, c.target) for c in view.session.design.connections.values()}
    assert len(view.session.design.nodes) == 4
    assert view.selection == ("trainer",)
    assert view.session.undo() == "Connect"


def test_the_arrow_comes_from_what_usually_comes_before_new_or_there(view) -> None:
    with view.session.edit("Add") as tx:
        rankers = [add_node(tx, "ranker", Point(600, y)) for y in (400, 700)]
    for ranker in rankers:
        view.select((ranker,))
        QTest.keyClicks(view, "f")
        QTest.keyClicks(popup(view).field, "eature store")
        QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    design = view.session.design
    (store,) = (node for node in design.nodes.values() if node.component == "feature_store")
    served = {
        (c.source, c.target, c.kind) for c in design.connections.values() if store.id in (c.source, c.target)
    }
    assert served == {(store.id, ranker, Kind.FEATURES) for ranker in rankers}
    assert store.x < design.nodes[rankers[0]].x


def test_what_is_joined_already_is_offered_as_new_only(view, mouse, key) -> None:
    mouse.click(84, 32)
    key(Qt.Key.Key_Tab)
    QTest.keyClicks(popup(view).field, "dataset")

    assert said(popup(view))
    assert not any("on the board" in row for row in said(popup(view)))


def test_with_shift_the_selection_stays_for_the_next_one(view, mouse, key) -> None:
    mouse.click(404, 32)
    for word in ("train", "offline"):
        key(Qt.Key.Key_Tab)
        QTest.keyClicks(popup(view).field, word)
        QTest.keyClick(popup(view).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert view.selection == ("builder",)
    targets = {c.target for c in view.session.design.connections.values() if c.source == "builder"}
    assert targets == {"trainer", "offline_evaluator"}


def test_a_double_click_on_the_empty_board_offers_everything_there(view, mouse) -> None:
    mouse.double_click(300, 450)
    QTest.keyClicks(popup(view).field, "trainer")
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert view.session.design.nodes["trainer"].rect.grown(32).contains(Point(300, 450))


def test_the_quick_insert_goes_when_the_focus_does(view, key, qtbot) -> None:
    before = view.session.design
    QTest.keyClicks(view, "t")
    view.setFocus()

    assert view.session.design is before
    qtbot.waitUntil(lambda: not any(isinstance(c, QuickInsert) for c in view.children()))


def test_a_slip_of_the_fingers_is_forgiven(view, mouse) -> None:
    mouse.click(300, 450)
    QTest.keyClicks(view, "t")
    QTest.keyClicks(popup(view).field, "raner")
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    assert "trainer" in view.session.design.nodes


def test_what_cannot_be_joined_comes_last_and_stands_beside_without_an_arrow(view, mouse) -> None:
    view.insert_component("trainer", Point(700, 300))
    QTest.keyClicks(view, "f")
    QTest.keyClicks(popup(view).field, "eature st")
    assert said(popup(view))[0] == "Feature store not connected"
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    store = view.session.design.nodes["feature_store"]
    assert store.rect.centre.x == view.session.design.nodes["trainer"].rect.centre.x + 320
    assert not [c for c in view.session.design.connections.values() if c.target == "feature_store"]
    assert view.session.undo() == "Add Feature store"


def test_a_drop_offers_nothing_that_cannot_be_joined_and_says_why(view, mouse) -> None:
    view.insert_component("trainer", Point(400, 300))
    mouse.hover(400, 300)
    mouse.drag((400, 332 + 14), (420, 420), (440, 450))
    QTest.keyClicks(popup(view).field, "feature st")

    assert not said(popup(view))
    assert popup(view).nothing.isVisible()
    assert popup(view).nothing.text().startswith("Trainer sends model")


def test_what_follows_stands_in_one_column(view, mouse, key) -> None:
    mouse.click(404, 32)
    for word in ("trainer", "offline", "preproc", "valid", "drift"):
        key(Qt.Key.Key_Tab)
        QTest.keyClicks(popup(view).field, word)
        QTest.keyClick(popup(view).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    made = [n.rect for n in view.session.design.nodes.values() if n.x > 400]
    assert len(made) == 5
    assert {rect.x for rect in made} == {640}
    assert sorted(rect.y for rect in made) == [-224, -112, 0, 112, 224]


@pytest.mark.parametrize("corner", [(0.05, 0.05), (0.8, 0.4), (0.05, 0.8), (0.45, 0.1), (0.8, 0.85)])
def test_the_list_leaves_the_box_that_is_continued_in_sight(view, key, corner) -> None:
    view.resize(1000, 520)
    view.zoom_to(1.0)
    view.centre_on(("builder",))
    box = view.mapFromScene(*view.session.design.boxes["builder"].rect).boundingRect()
    view.scroll_by(box.x() - round(corner[0] * view.width()), box.y() - round(corner[1] * view.height()))
    view.select(("builder",))
    key(Qt.Key.Key_Tab)

    box = view.mapFromScene(*view.session.design.boxes["builder"].rect).boundingRect()
    assert view.rect().contains(popup(view).geometry())
    assert not popup(view).geometry().intersects(box)
