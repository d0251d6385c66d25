"""How the boards are laid out: nothing overlaps or is struck through, whether groups are folded or not."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations, pairwise, permutations

import pytest

from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.pieces.typesetting import FACES
from mlsd_board.drawing.primitives import Drawing, Group, Primitive, Text
from mlsd_board.drawing.routes import obstacles, routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.theme import load_theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.layout.text import text_width
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point, Rect
from tests.templates.conftest import LIBRARY, TEMPLATES, folded, open_frames, unfolded

STATES = [pytest.param(folded, id="folded"), pytest.param(unfolded, id="unfolded")]
pytestmark = pytest.mark.parametrize("id", TEMPLATES)
State = Callable[[str], Design]


@cache
def lines(state: State, id: str) -> Mapping[str, Route]:
    return routes(state(id))


@cache
def drawn(state: State, id: str) -> Drawing:
    return compose(state(id), LIBRARY, load_theme("light"), routes=lines(state, id))


def strip(a: Point, b: Point) -> Rect:
    """A piece of a line, as thin as can be."""
    return Rect(min(a.x, b.x), min(a.y, b.y), max(abs(a.x - b.x), 0.01), max(abs(a.y - b.y), 0.01))


@pytest.mark.parametrize("state", STATES)
def test_boxes_keep_clear_of_each_other(id: str, state: State) -> None:
    design = state(id)
    scene = scene_of(design)
    boxes = {box: rect for box, rect in scene.boxes.items() if design.boxes[box] not in open_frames(design)}
    near = [(a, b) for (a, ra), (b, rb) in combinations(boxes.items(), 2) if ra.grown(8).overlaps(rb)]

    assert near == []


@pytest.mark.parametrize("state", STATES)
def test_frames_hold_what_is_in_them_and_nothing_else(id: str, state: State) -> None:
    design = state(id)
    shown = scene_of(design).boxes
    for frame in open_frames(design):
        for box, rect in shown.items():
            if box == frame.id:
                continue
            if design.boxes[box].frame == frame.id:
                assert frame.rect.encloses(rect), (frame.id, box)
            else:
                assert not frame.rect.overlaps(rect), (frame.id, box)


@pytest.mark.parametrize("state", STATES)
def test_no_connection_runs_through_a_box_or_a_title(id: str, state: State) -> None:
    design = state(id)
    scene = scene_of(design)
    barred = obstacles(design, scene)
    for arrow, found in lines(state, id).items():
        ends = (scene.arrows[arrow].connection.source, scene.arrows[arrow].connection.target)
        others = [(box, rect.grown(-0.5)) for box, rect in barred.items() if box not in ends]
        through = [
            box for piece in pairwise(found.points) for box, rect in others if strip(*piece).overlaps(rect)
        ]
        assert through == [], arrow
        assert len(found.points) >= 2


@pytest.mark.parametrize("state", STATES)
def test_words_on_arrows_lie_on_no_box_and_not_on_each_other(id: str, state: State) -> None:
    design = state(id)
    places = {arrow: found.label for arrow, found in lines(state, id).items() if found.label}
    barred = obstacles(design, scene_of(design))

    assert [(a, b) for a, place in places.items() for b, rect in barred.items() if place.overlaps(rect)] == []
    assert [(a, b) for (a, p), (b, q) in combinations(places.items(), 2) if p.overlaps(q)] == []


@pytest.mark.parametrize("state", STATES)
def test_few_words_on_arrows_lie_on_the_lines_of_others(id: str, state: State) -> None:
    found = lines(state, id)
    struck = [
        (arrow, other)
        for arrow, other in permutations(found, 2)
        if (words := found[arrow].label)
        and any(strip(*piece).overlaps(words) for piece in pairwise(found[other].points))
    ]

    assert len(struck) <= len(found) / 7, struck


@pytest.mark.parametrize("state", STATES)
def test_words_stay_inside_their_boxes(id: str, state: State) -> None:
    design = state(id)
    shown = scene_of(design).boxes
    for group in drawn(state, id).items:
        if group.role in ("node", "frame") and group.id in shown:
            for text in texts(group):
                assert shown[group.id].encloses(extent(text)), (group.id, text.text)


def test_titles_of_boxes_are_whole(id: str) -> None:
    cut = []
    for group in drawn(unfolded, id).items:
        cut += [
            t.text for t in texts(group) if group.role == "node" and t.weight == "semibold" and "…" in t.text
        ]

    assert cut == []


def test_the_picture_fits_a_screen(id: str) -> None:
    bounds = drawn(folded, id).bounds

    assert 1.25 <= bounds.width / bounds.height <= 2.1
    assert bounds.width <= 2200


def test_boxes_stand_in_rows_and_columns(id: str) -> None:
    rects = scene_of(folded(id)).boxes
    nodes = [rects[n] for n in folded(id).nodes if n in rects]

    assert len({rect.x for rect in nodes}) <= 7
    assert len({rect.y for rect in nodes}) <= 6
    assert {(rect.width, rect.height) for rect in nodes} == {(168, 64)}


def texts(part: Primitive) -> list[Text]:
    if isinstance(part, Group):
        return [text for child in part.children for text in texts(child)]
    return [part] if isinstance(part, Text) else []


def extent(text: Text) -> Rect:
    """The room a line of text takes, from the top of its capitals to its base line."""
    width = text_width(text.text, text.size, FACES[text.weight])
    left = text.at.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Rect(left, text.at.y - 0.72 * text.size, width, 0.72 * text.size)
