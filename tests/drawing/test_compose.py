from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.drawing.compose import Board, badge_place, compose, compose_element
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing, Group, Primitive, Text
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.theme import THEMES, load_theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind, Mode

Golden = Callable[[Drawing, str], None]

PAIR = Design.of(
    Node(id="app", component="client_app", label="Banking app"),
    Node(id="log", component="event_logger", x=400, deep_dive=True, rationale="labels come from here"),
    Connection(id="c", source="app", target="log", kind=Kind.EVENTS, mode=Mode.STREAM),
)
# Fixed here, so that a better router changes no picture of a shape.
PAIR_ROUTES = {"c": Route((Point(168, 32), Point(400, 32)), Rect(262, 23, 44, 18))}

FRAMED = Design.of(
    Frame(id="zone", x=0, y=0, width=300, height=200, role="zone", zone="online"),
    Frame(id="inner", x=20, y=40, width=260, height=140, role="boundary", title="Vendor", frame="zone"),
    Frame(id="group", x=400, y=0, width=300, height=200, title="Training", collapsed=True),
    Node(id="n", component="ranker", x=40, y=80, frame="inner"),
    Node(id="t", component="trainer", x=420, y=80, frame="group"),
    Note(id="note", x=400, y=100, text="One line.\nAnother one."),
    Ink(id="ink", points=((0, 240), (40, 230), (80, 250)), colour="red", width=3),
)


def groups(drawing: Drawing, role: str) -> list[str]:
    return [group.id for group in drawing.items if group.role == role]


def texts(items: tuple[Primitive, ...]) -> list[str]:
    found: list[str] = []
    for item in items:
        found += (
            texts(item.children) if isinstance(item, Group) else [item.text] if isinstance(item, Text) else []
        )
    return found


@pytest.mark.parametrize("name", THEMES)
def test_two_nodes_and_an_arrow(name: str, library: Library, golden: Golden) -> None:
    badges = {"app": "error", "log": "warning", "c": "info"}
    drawing = compose(PAIR, library, load_theme(name), routes=PAIR_ROUTES, badges=badges, legend=True)

    golden(drawing, f"pair-{name}")


def test_frames_note_and_ink(library: Library, golden: Golden) -> None:
    golden(compose(FRAMED, library, load_theme("light")), "framed-light")


def test_an_empty_board_gives_a_friendly_picture(library: Library, golden: Golden) -> None:
    golden(compose(Design(), library, load_theme("light")), "empty-light")


def test_layers_lie_in_order_outermost_frames_first(library: Library) -> None:
    both = Design(
        FRAMED.records | {c.id: c for c in [Connection(id="c", source="n", target="note", label="why")]}
    )
    drawing = compose(both, library, load_theme("light"))

    assert [group.id for group in drawing.items] == [
        "zone",
        "inner",
        "c",
        "c.label",
        "zone.tab",
        "inner.tab",
        "group",
        "n",
        "note",
        "ink",
    ]


def test_no_arrow_is_anonymous(library: Library) -> None:
    wires = {kind: Connection(id=kind, source="app", target="log", kind=kind) for kind in Kind}
    bare = Connection(id="bare", source="app", target="log")
    named = Connection(id="named", source="app", target="log", kind=Kind.DATA, label="hourly dump")
    boxes = {id: PAIR.records[id] for id in ("app", "log")}
    drawing = compose(Design(boxes | wires | {"bare": bare, "named": named}), library, load_theme("light"))

    words = [text for g in drawing.items if g.role == "label" for text in texts(g.children)]
    assert sorted(words) == sorted([*(kind.value for kind in Kind), "hourly dump"])


def test_the_picture_holds_everything_with_its_margin(library: Library) -> None:
    drawing = compose(PAIR, library, load_theme("light"), badges={"log": "error"}, legend=True, margin=20)
    around = extent(drawing.items)

    assert around is not None
    assert drawing.bounds.encloses(around.grown(20))
    assert all(value == int(value) for value in drawing.bounds)


def test_both_themes_have_the_same_extent(library: Library) -> None:
    light, dark = (compose(FRAMED, library, load_theme(name)) for name in ("light", "dark"))

    assert light.bounds == dark.bounds


def test_the_order_of_records_changes_nothing(library: Library) -> None:
    turned = Design.of(*reversed(list(FRAMED.records.values())))

    assert compose(turned, library, load_theme("light")) == compose(FRAMED, library, load_theme("light"))


def test_a_collapsed_group_says_how_much_it_hides(library: Library) -> None:
    drawing = compose(FRAMED, library, load_theme("light"))

    assert "t" not in {group.id for group in drawing.items}
    assert "1 box" in texts(drawing.items)


def test_badges_of_what_is_not_there_are_left_out(library: Library) -> None:
    badges = {"app": "error", "gone": "error"}
    drawing = compose(PAIR, library, load_theme("light"), routes=PAIR_ROUTES, badges=badges)

    assert groups(drawing, "badge") == ["app.badge"]
    place = extent(group for group in drawing.items if group.role == "badge")
    assert place is not None
    assert place.contains(badge_place(PAIR.nodes["app"].rect))


def test_the_legend_lists_just_what_occurs(library: Library) -> None:
    theme = load_theme("light")
    assert groups(compose(PAIR, library, theme), "legend") == []

    legend = [g for g in compose(PAIR, library, theme, legend=True).items if g.role == "legend"]
    assert texts(legend[0].children) == ["events", "stream"]


def test_one_element_alone_looks_as_it_does_in_the_picture(library: Library) -> None:
    theme = load_theme("dark")
    for design in (PAIR, FRAMED):
        drawing = compose(design, library, theme, routes=PAIR_ROUTES)
        board = Board(design, library, theme, scene_of(design), PAIR_ROUTES)
        alone = {group for id in design.records for group in compose_element(board, id)}
        assert alone == set(drawing.items)


def test_words_of_a_zone_lie_on_the_colour_of_the_zone(library: Library) -> None:
    board = Board(FRAMED, library, load_theme("light"), scene_of(FRAMED), {})

    assert board.ground_at(Point(900, 900)) == board.theme.background
    assert board.ground_at(Point(5, 150)) != board.theme.background
    assert board.ground_at(Point(30, 150)) == board.ground_at(Point(5, 150)), "a boundary has no tint"


WORDS = st.text(st.characters(), max_size=60) | st.sampled_from(
    ["x" * 10_000, "wide " * 2_000, "</text>&\"'"]
)
SIZES = st.floats(1, 2_000, allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(title=WORDS, label=WORDS, note=WORDS, width=SIZES, height=SIZES)
def test_any_text_in_any_size_stays_within_its_shape(
    title: str, label: str, note: str, width: float, height: float
) -> None:
    theme = load_theme("light")
    design = Design.of(
        Node.model_construct(
            id="n",
            component="cache",
            label=title,
            x=0,
            y=0,
            width=width,
            height=height,
            frame=None,
            z=0,
            deep_dive=False,
            rationale=note,
        ),
        Note.model_construct(id="t", x=0, y=0, width=width, height=height, text=note, frame=None, z=0),
        Frame.model_construct(
            id="f",
            x=0,
            y=0,
            width=width,
            height=height,
            title=title,
            frame=None,
            z=0,
            role="zone",
            zone=None,
            collapsed=False,
        ),
        Connection.model_construct(
            id="c",
            source="n",
            target="n",
            kind=None,
            mode=None,
            label=label,
            waypoints=(),
            source_side=None,
            target_side=None,
        ),
    )
    drawing = compose(design, LIBRARY, theme)

    box = Rect(0, 0, width, height)
    for group in drawing.items:
        if group.id in {"n", "t", "f.tab"} and width >= 96 and height >= 32:
            for text in (child for child in group.children if isinstance(child, Text)):
                place = extent([text])
                assert place is not None
                assert box.grown(0.5).encloses(place), (group.id, text)


LIBRARY = load_library()
