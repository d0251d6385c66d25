"""The line from a note to what it is about: straight where it can be, and never along a border."""

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.shapes.pin import pin_line
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.geometry import Point, Rect

BOX = Rect(0, 0, 100, 60)


def test_it_is_upright_or_level_where_the_two_face_each_other() -> None:
    assert pin_line(BOX, Rect(20, 200, 60, 60)) == (Point(50, 60), Point(50, 200))
    assert pin_line(BOX, Rect(300, 20, 60, 60)) == (Point(100, 40), Point(300, 40))
    assert pin_line(BOX, Rect(-300, 20, 60, 60)) == (Point(0, 40), Point(-240, 40))


def test_slanting_it_keeps_off_the_corners() -> None:
    assert pin_line(BOX, Rect(200, 200, 100, 60)) == (Point(80, 60), Point(220, 200))


def test_there_is_none_between_what_touches() -> None:
    assert pin_line(BOX, Rect(50, 30, 10, 10)) is None
    assert pin_line(BOX, Rect(100, 0, 10, 10)) is None


def pins(design: Design, library: Library) -> dict[str, Group]:
    drawing = compose(design, library, load_theme("light"))
    return {g.id: g for g in drawing.items if isinstance(g, Group) and g.id.endswith(".pin")}


def test_boxes_arrows_frames_and_ink_can_be_what_a_note_is_about(library: Library) -> None:
    a, b = Node(id="a", component="ranker"), Node(id="b", component="trainer", x=400)
    things = (
        a,
        b,
        Connection(id="a-b", source="a", target="b"),
        Frame(id="f", y=500, width=200, height=100),
        Ink(id="i", points=((800, 0), (900, 0))),
    )
    notes = [Note(id=f"n-{t.id}", about=t.id, x=900, y=300 + 200 * n) for n, t in enumerate(things)]
    found = pins(Design.of(*things, *notes, Note(id="loose", y=900)), library)

    assert set(found) == {f"n-{id}.pin" for id in ("a", "a-b", "b", "f", "i")}


def test_a_note_about_what_hides_points_at_the_group(library: Library) -> None:
    design = Design.of(
        Frame(id="f", collapsed=True, width=168, height=64),
        Node(id="a", component="ranker", frame="f", x=1000),
        Note(id="n", about="a", y=300, width=168),
    )

    assert list(pins(design, library)) == ["n.pin"]
