import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from defusedxml.ElementTree import fromstring

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.drawing.compose import Board, compose
from mlsd_board.drawing.looks import LINES, Look, look_of
from mlsd_board.drawing.primitives import Command, Group, Path
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.theme import THEMES, load_theme
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.importers.node_link import read
from mlsd_board.formats.picture import picture
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.arranging import laid_out

REFERENCES = sorted((FilePath(__file__).parents[1] / "references").glob("*.json"))
LIGHT = load_theme("light")
BENT = Design.of(
    Node(id="a", component="cache"),
    Node(id="b", component="ranker", x=500, y=300),
    Connection(id="c", source="a", target="b"),
)


@pytest.fixture(scope="module", params=REFERENCES, ids=lambda path: path.stem)
def reference(request: pytest.FixtureRequest) -> Design:
    return laid_out(read(request.param.read_bytes(), load_library()).design)


def lines(design: Design, library: Library, style: str) -> dict[str, Path]:
    drawing = compose(design, library, LIGHT, style=style)
    arrows = (group for group in drawing.items if group.role == "connection")
    return {group.id: _line(group) for group in arrows}


def _line(group: Group) -> Path:
    first = group.children[0]
    assert isinstance(first, Path)
    return first


def traced(commands: tuple[Command, ...], steps: int = 20) -> Iterator[Point]:
    at = Point(0, 0)
    for command in commands:
        if command[0] == "C":
            _, a, b, c, d, x, y = command
            for step in range(1, steps):
                t, u = step / steps, 1 - step / steps
                yield Point(
                    u**3 * at.x + 3 * u * u * t * a + 3 * u * t * t * c + t**3 * x,
                    u**3 * at.y + 3 * u * u * t * b + 3 * u * t * t * d + t**3 * y,
                )
        elif command[0] == "L":
            yield from (
                Point(at.x + (command[1] - at.x) * n / steps, at.y + (command[2] - at.y) * n / steps)
                for n in range(steps)
            )
        if command[0] != "Z":
            at = Point(command[-2], command[-1])
            yield at


def test_no_curve_leads_through_a_foreign_box(reference: Design, library: Library) -> None:
    boxes = scene_of(reference).boxes
    found = lines(reference, library, "curved")

    assert set(found) == set(reference.connections)
    for id, line in found.items():
        ends = (reference.connections[id].source, reference.connections[id].target)
        spots = list(traced(line.commands))
        through = [
            name for name, box in boxes.items() if name not in ends and any(map(box.grown(3).contains, spots))
        ]
        assert through == [], id


def test_curves_are_wider_than_corners_where_there_is_room(reference: Design, library: Library) -> None:
    orthogonal, curved = (lines(reference, library, style) for style in LINES)
    bent = [id for id, line in orthogonal.items() if any(c[0] == "C" for c in line.commands)]
    wider = [id for id in bent if _widest(curved[id]) > 2 * _widest(orthogonal[id])]

    assert len(wider) > len(bent) / 2


def _widest(line: Path) -> float:
    spans = [max(abs(c[-2] - b[-2]), abs(c[-1] - b[-1])) for b, c in pairwise(line.commands) if c[0] == "C"]
    return max(spans)


def test_curves_begin_end_and_are_named_as_before(library: Library) -> None:
    orthogonal, curved = (compose(BENT, library, LIGHT, style=style) for style in LINES)
    for before, after in zip(orthogonal.items, curved.items, strict=True):
        assert before == after or (before.role, after.id) == ("connection", "c")
    assert orthogonal != curved
    one, other = (_line(drawing.items[0]).commands for drawing in (orthogonal, curved))
    assert (one[0], one[-1]) == (other[0], other[-1])


def test_an_arrow_depends_on_the_boxes_beside_it(library: Library) -> None:
    apart = Design({**BENT.records, "far": Node(id="far", component="cache", x=2000, y=2000)})
    near = Design({**BENT.records, "near": Node(id="near", component="cache", x=0, y=300)})

    def beside(design: Design, style: str = "curved") -> tuple[object, ...]:
        return Board(design, library, LIGHT, scene_of(design), routes(BENT), style).beside("c")

    assert beside(BENT) == beside(apart)
    assert beside(BENT) != beside(near)
    assert beside(near, "orthogonal") == ()


def test_a_look_goes_by_the_name_of_its_theme() -> None:
    assert look_of("dark") == Look("dark", "orthogonal", sketched=False)
    assert look_of("hand", "curved") == Look("hand", "curved", sketched=True)
    assert look_of("hand-dark").sketched


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("style", LINES)
def test_the_picture_is_plain_svg_in_every_look(theme: str, style: str, library: Library) -> None:
    text = picture(BENT, ExportOptions(library, theme=theme, lines=style), embed=False)
    names = {element.tag.rpartition("}")[2] for element in fromstring(text).iter()}

    assert names <= {"svg", "title", "desc", "g", "path", "text"}
    assert not re.search(r"href|<script|style=\"[^\"]*url|NaN|inf\b", text)
    assert text == picture(BENT, ExportOptions(library, theme=theme, lines=style), embed=False)


def test_every_look_is_another_picture_of_the_same_size(library: Library) -> None:
    texts = {
        (theme, style): picture(BENT, ExportOptions(library, theme=theme, lines=style), embed=False)
        for theme in THEMES
        for style in LINES
    }
    sizes = [
        tuple(map(float, re.findall(r'(?:width|height)="([\d.]+)"', text)[:2])) for text in texts.values()
    ]

    assert len(set(texts.values())) == len(texts)
    assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 4
    assert max(h for _, h in sizes) - min(h for _, h in sizes) <= 4
