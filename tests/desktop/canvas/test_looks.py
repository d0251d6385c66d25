"""The looks of a board on the canvas: curved lines and strokes by hand, the same as in an exported picture."""

from mlsd_board.desktop.canvas import board_scene, scene_painter
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.sketch import sketched
from mlsd_board.drawing.theme import load_theme


def shown(view) -> dict[str, object]:
    """The primitives each item shows."""
    return {id: item.groups[0] for id, item in view.board.pictures.items()}


def exported(view, style: str = "orthogonal"):
    design, library = view.session.design, view.session.library
    return compose(design, library, view.theme, style=style)


def test_curved_lines_are_those_of_the_picture_and_can_be_taken_back(view) -> None:
    with view.session.edit("x") as tx:
        tx.put(tx.design.nodes["builder"].model_copy(update={"y": 240.0}))
    straight = shown(view)["w"]
    view.set_options(lines="curved")
    assert shown(view)["w"] == next(g for g in exported(view, "curved").items if g.id == "w")
    assert shown(view)["w"] != straight

    view.set_options(lines="orthogonal")
    assert shown(view)["w"] == straight


def test_a_curve_makes_room_for_a_box_that_comes_near(view, mouse) -> None:
    view.set_options(lines="curved")
    with view.session.edit("x") as tx:
        tx.put(tx.design.nodes["builder"].model_copy(update={"y": 240.0}))
    mouse.drag((84, 232), (150, 150), (216, 132))

    pictured = {g.id: g for g in exported(view, "curved").items}
    assert shown(view)["w"] == pictured["w"]


def test_the_hand_drawn_theme_draws_by_hand(view) -> None:
    view.set_theme(load_theme("hand"))

    pictured = {g.id: g for g in sketched(exported(view)).items}
    assert {id: pictured[id] for id in shown(view)} == shown(view)
    assert shown(view)["lake"] != {g.id: g for g in exported(view).items}["lake"]


def test_an_empty_page_says_what_to_do_until_something_lies_there(shell) -> None:
    shell.documents.new_blank()
    hint = shell.desk.empty_hint
    assert not hint.isHidden()
    assert shell.desk.view.viewport().rect().contains(hint.geometry())

    shell.place("trainer")
    assert hint.isHidden()
    shell.menus.run("undo")
    assert not hint.isHidden()


def test_a_mark_covers_neither_words_nor_badges(view) -> None:
    view.board.badges.show({"lake": "error"})
    label = view.board.pictures["w"].words.adjusted(6, 6, -6, -6)
    badge = view.board.badges.place(view.board.board, "lake").adjusted(8, 8, -8, -8)
    areas = [view.mapFromScene(area).boundingRect() for area in (label, badge)]
    before = [view.viewport().grab(area).toImage() for area in areas]
    plain = view.viewport().grab().toImage()
    view.select(("w", "lake"))

    assert [view.viewport().grab(area).toImage() for area in areas] == before
    assert view.viewport().grab().toImage() != plain


def test_marks_that_were_upon_the_tiles_go_when_few_are_left_and_then_none(view, monkeypatch) -> None:
    for module in (board_scene, scene_painter):
        monkeypatch.setattr(module, "MANY_MARKS", 1)
    plain = view.viewport().grab().toImage()
    view.select(("lake", "user"))
    assert view.viewport().grab().toImage() != plain
    view.select(("lake",))
    view.select(())

    assert view.viewport().grab().toImage() == plain
