import os
import subprocess
import sys
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import Board, compose, compose_element
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing, Group, Path, Primitive, Text
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.sketch import MOST, sketched, sketched_group
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.kind import Kind, Mode

HAND = load_theme("hand")
DESIGN = Design.of(
    Frame(id="zone", x=0, y=0, width=300, height=200, role="zone", zone="online"),
    Frame(id="group", x=600, y=300, width=300, height=200, title="Training", collapsed=True),
    Node(id="n", component="ranker", x=40, y=80, frame="zone", deep_dive=True),
    Node(id="u", component="nonesuch", x=600, y=80),
    Note(id="note", x=600, y=180, text="One line."),
    Ink(id="ink", points=((0, 240), (40, 230), (80, 250)), colour="red", width=3),
    Connection(id="m", source="n", target="u", kind=Kind.MODEL, mode=Mode.BATCH),
    Connection(id="d", source="n", target="note", kind=Kind.LABELS),
)
SCRIPT = """
import hashlib
from mlsd_board.catalog.library import load_library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.sketch import sketched
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
pair = Design.of(Node(id="a", component="cache"), Node(id="b", component="ranker", x=400, y=200),
                 Connection(id="c", source="a", target="b"))
drawing = sketched(compose(pair, load_library(), load_theme("hand"), style="curved", badges={"a": "error"}, legend=True))
print(hashlib.sha256(repr(drawing).encode()).hexdigest())
"""


def exact(library: Library) -> Drawing:
    return compose(DESIGN, library, HAND, badges={"n": "error", "u": "warning"}, legend=True)


def paths(items: tuple[Primitive, ...]) -> Iterator[Path]:
    for item in items:
        if isinstance(item, Group):
            yield from paths(item.children)
        elif isinstance(item, Path):
            yield item


def tones(group: Group) -> set[str]:
    return {tone for path in paths((group,)) for tone in (path.fill, path.stroke)} - {""}


def test_the_strokes_are_the_same_in_every_process() -> None:
    def drawn(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        return ran.stdout

    assert drawn("0") == drawn("4242")


def test_every_stroke_changes_but_ink_words_and_colours_stay(library: Library) -> None:
    plain = exact(library)
    drawing = sketched(plain)

    assert (drawing.bounds, drawing.background) == (plain.bounds, plain.background)
    for before, after in zip(plain.items, drawing.items, strict=True):
        assert (before.id, before.role, before.title) == (after.id, after.role, after.title)
        assert [t for t in before.children if isinstance(t, Text)] == [
            t for t in after.children if isinstance(t, Text)
        ]
        assert tones(before) == tones(after)
        kept = {p.commands for p in paths((before,))} & {p.commands for p in paths((after,))}
        assert bool(kept) == (before.role == "ink")


def test_no_element_grows_or_shrinks_much(library: Library) -> None:
    plain = exact(library)
    for before, after in zip(plain.items, sketched(plain).items, strict=True):
        old, new = extent([before]), extent([after])
        assert old is not None
        assert new is not None
        assert old.grown(2.4 * MOST).encloses(new), before.id
        assert new.grown(2.4 * MOST).encloses(old), before.id


def test_a_box_has_one_area_and_two_strokes_and_a_dashed_one_a_single_stroke(library: Library) -> None:
    groups = {group.id: group for group in sketched(exact(library)).items}
    area, outline = list(paths((groups["n"],)))[:2]
    _, dashed = list(paths((groups["u"],)))[:2]

    assert (bool(area.fill), area.stroke, outline.fill) == (True, "", "")
    assert [c[0] for c in outline.commands].count("M") == 2
    assert dashed.dash
    assert [c[0] for c in dashed.commands].count("M") == 1


def test_the_two_lines_of_a_model_go_astray_together(library: Library) -> None:
    groups = {group.id: group for group in sketched(exact(library)).items}
    outer, inner = list(paths((groups["m"],)))[:2]

    assert outer.commands == inner.commands
    assert outer.width > inner.width


def test_like_elements_are_not_drawn_alike(library: Library) -> None:
    two = Design.of(Node(id="a", component="cache"), Node(id="b", component="cache", x=400))
    one, other = sketched(compose(two, library, HAND)).items

    assert [c[1] + 400 for p in paths((one,)) for c in p.commands[:1]] != [
        c[1] for p in paths((other,)) for c in p.commands[:1]
    ]


def test_one_element_alone_looks_as_it_does_in_the_picture(library: Library) -> None:
    lines = routes(DESIGN)
    board = Board(DESIGN, library, HAND, scene_of(DESIGN), lines, "curved")
    whole = sketched(compose(DESIGN, library, HAND, routes=lines, style="curved"))

    alone = {sketched_group(group) for id in DESIGN.records for group in compose_element(board, id)}
    assert alone == set(whole.items)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20), st.floats(1, 4000), st.floats(1, 4000))
def test_any_id_and_any_size_can_be_drawn(id: str, width: float, height: float) -> None:
    path = Path((("M", 0, 0), ("L", width, 0), ("L", width, height), ("Z",)), "#ffffff", "#000000")
    around = extent([sketched_group(Group(id, "node", (path, Path(()))))])

    assert around is not None
    assert around.width <= width + 5 * MOST + 1  # handles lie beyond the ends they belong to
