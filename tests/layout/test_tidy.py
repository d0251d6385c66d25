"""Tidy places every box and frame legibly, whatever the board looks like."""

import itertools
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.layout.columns import Direction
from mlsd_board.layout.engine import Engine, EngineFailedError, find_engine
from mlsd_board.layout.judging import Link, trouble
from mlsd_board.layout.tidy import (
    FRAME_PADDING,
    TidyBox,
    TidyEdge,
    TidyFrame,
    TidyResult,
    tidy,
)
from mlsd_board.model.geometry import Point, Rect, Size, bounds

SIZE = Size(168, 64)
TITLE = Size(90, 20)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return find_engine("pure")


def chain(count: int) -> tuple[list[TidyBox], list[TidyEdge]]:
    boxes = [TidyBox(f"b{n}", SIZE) for n in range(count)]
    edges = [TidyEdge(f"e{n}", f"b{n}", f"b{n + 1}") for n in range(count - 1)]
    return boxes, edges


def edge(source: str, target: str, *, label_size: Size | None = None, back: bool = False) -> TidyEdge:
    return TidyEdge(f"{source}-{target}", source, target, label_size, back)


def whole(result: TidyResult) -> Rect:
    around = bounds([*result.boxes.values(), *result.frames.values()])
    assert around is not None
    return around


def assert_legible(result: TidyResult, gap: float = 48) -> None:
    for a, b in itertools.combinations(result.boxes.values(), 2):
        assert not a.grown(gap).overlaps(b)
    for rect in [*result.boxes.values(), *result.frames.values()]:
        assert (rect.x % 8, rect.y % 8) == (0, 0)
    if result.boxes or result.frames:
        assert whole(result)[:2] == (0, 0)


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert tidy([], [], engine=engine) == TidyResult({}, {})


def test_one_box_needs_no_engine(tmp_path: Path) -> None:
    nowhere = Engine("override", "0", tmp_path / "none")
    assert tidy([TidyBox("a", SIZE)], [], engine=nowhere).boxes == {"a": Rect(0, 0, 168, 64)}


def test_a_short_chain_stands_in_one_row(engine: Engine) -> None:
    boxes, edges = chain(5)
    placed = tidy(boxes, edges, engine=engine).boxes
    assert {rect.y for rect in placed.values()} == {0}
    rects = [placed[box.id] for box in boxes]
    assert all(right.x - left.right >= 110 for left, right in itertools.pairwise(rects))


def test_down_is_down(engine: Engine) -> None:
    boxes, edges = chain(4)
    placed = tidy(boxes, edges, direction="TB", engine=engine).boxes
    rects = [placed[box.id] for box in boxes]
    assert {rect.x for rect in rects} == {0}
    assert all(below.y - above.bottom >= 110 for above, below in itertools.pairwise(rects))


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_a_long_chain_is_folded_to_fit_a_screen(direction: Direction, engine: Engine) -> None:
    boxes, edges = chain(30)
    result = tidy(boxes, edges, direction=direction, engine=engine)
    assert_legible(result)
    around = whole(result)
    assert 1.2 <= around.width / around.height <= 2.7


def test_a_chain_of_a_thousand(engine: Engine) -> None:
    boxes, edges = chain(1000)
    around = whole(tidy(boxes, edges, engine=engine))
    assert 1.2 <= around.width / around.height <= 2.7


def test_a_star_of_many_is_not_one_tall_column(engine: Engine) -> None:
    boxes = [TidyBox("hub", SIZE), *(TidyBox(f"b{n}", SIZE) for n in range(60))]
    result = tidy(boxes, [edge("hub", f"b{n}") for n in range(60)], engine=engine)
    assert_legible(result)
    around = whole(result)
    assert 1 <= around.width / around.height <= 3


@pytest.mark.parametrize("choice", ["pure", None])
def test_a_wide_tree_is_split_without_a_crossing(choice: Literal["pure"] | None) -> None:
    boxes = [TidyBox(f"b{n}", SIZE) for n in range(63)]
    edges = [edge(f"b{(n - 1) // 2}", f"b{n}") for n in range(1, 63)]
    result = tidy(boxes, edges, engine=find_engine(choice) if choice else None)
    assert_legible(result)
    ends = {
        (edge.source, edge.target): (result.boxes[edge.source], result.boxes[edge.target]) for edge in edges
    }
    assert all(source.right < target.x for source, target in ends.values())
    links = [Link(0, 0, Size(0, 0), *pair) for pair in ends.values()]
    alone = sum(trouble({0: Point(0, 0)}, [Size(1, 1)], [link], 1.0) for link in links) / len(links)
    assert trouble({0: Point(0, 0)}, [Size(1, 1)], links, 1.0) == pytest.approx(alone)
    assert whole(result).height < 32 * (SIZE.height + 64)


def test_parts_that_hang_together_stand_apart_from_others(engine: Engine) -> None:
    parts = [[f"{part}{n}" for n in range(size)] for part, size in (("a", 15), ("b", 6), ("c", 3))]
    boxes = [TidyBox(name, SIZE) for part in parts for name in part]
    edges = [edge(part[(n - 1) // 2], part[n]) for part in parts for n in range(1, len(part))]
    placed = tidy(boxes, edges, engine=engine).boxes
    around = [bounds(placed[name] for name in part) for part in parts]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(around, 2) if a and b)


def test_unconnected_boxes_stand_in_lines_below(engine: Engine) -> None:
    boxes, edges = chain(3)
    loose = [TidyBox(f"x{n}", SIZE) for n in range(6)]
    result = tidy([*boxes, *loose], edges, engine=engine)
    assert_legible(result)
    assert all(result.boxes[box.id].y > result.boxes["b0"].bottom for box in loose)
    assert len({result.boxes[box.id].y for box in loose}) > 1


def test_cycles_loops_doubles_and_strangers(engine: Engine) -> None:
    boxes, edges = chain(4)
    strange = [edge("b3", "b0"), edge("b1", "b1"), edge("b0", "b1"), edge("b1", "b0"), edge("b0", "nobody")]
    result = tidy(boxes, [*edges, *strange], engine=engine)
    assert_legible(result)
    assert set(result.boxes) == {"b0", "b1", "b2", "b3"}


def test_a_back_edge_points_against_the_flow(engine: Engine) -> None:
    boxes = [TidyBox("trainer", SIZE), TidyBox("server", SIZE), TidyBox("monitor", SIZE)]
    loop = [edge("monitor", "trainer", back=True), edge("trainer", "server"), edge("server", "monitor")]
    placed = tidy(boxes, loop, engine=engine).boxes
    assert placed["trainer"].x < placed["server"].x < placed["monitor"].x


def test_wide_labels_get_room_between_their_boxes(engine: Engine) -> None:
    boxes, edges = chain(3)
    wide = [edge("b0", "b1", label_size=Size(300, 18)), edges[1]]
    placed = tidy(boxes, wide, engine=engine).boxes
    assert placed["b1"].x - placed["b0"].right >= 320
    assert placed["b2"].x - placed["b1"].right < 200


def test_frames_enclose_their_boxes_below_their_title(engine: Engine) -> None:
    boxes = [
        TidyBox("client", SIZE),
        TidyBox("ranker", SIZE, "serving"),
        TidyBox("store", SIZE, "features"),
        TidyBox("pipe", SIZE, "features"),
    ]
    frames = [
        TidyFrame("features", TITLE, "serving"),
        TidyFrame("serving", Size(900, 20)),
        TidyFrame("later", TITLE),
    ]
    edges = [edge("client", "ranker"), edge("pipe", "store"), edge("store", "ranker")]
    result = tidy(boxes, edges, frames, engine=engine)
    assert_legible(result)
    inner, outer = result.frames["features"], result.frames["serving"]
    assert outer.grown(-FRAME_PADDING).encloses(inner)
    for name in ("store", "pipe"):
        assert inner.grown(-FRAME_PADDING).encloses(result.boxes[name])
        assert result.boxes[name].y >= inner.y + FRAME_PADDING + TITLE.height
    assert outer.encloses(result.boxes["ranker"])
    assert outer.width >= 900 + 2 * FRAME_PADDING
    assert not outer.overlaps(result.boxes["client"])
    assert not outer.overlaps(result.frames["later"])


def test_frames_in_circles_and_unknown_frames_count_as_none(engine: Engine) -> None:
    frames = [
        TidyFrame("a", TITLE, "b"),
        TidyFrame("b", TITLE, "a"),
        TidyFrame("c", TITLE, "a"),
        TidyFrame("d", TITLE, "?"),
    ]
    result = tidy(
        [TidyBox("x", SIZE, "a"), TidyBox("y", SIZE, "gone")], [edge("x", "y")], frames, engine=engine
    )
    assert result.frames["a"].encloses(result.frames["c"])
    assert result.frames["a"].encloses(result.boxes["x"])
    assert not result.frames["a"].overlaps(result.frames["b"])


def test_deeply_nested_frames(engine: Engine) -> None:
    frames = [TidyFrame(f"f{n}", TITLE, f"f{n - 1}") for n in range(300)]
    result = tidy([TidyBox("x", SIZE, "f299")], [], frames, engine=engine)
    assert all(result.frames[f"f{n}"].encloses(result.frames[f"f{n + 1}"]) for n in range(299))


def test_a_box_and_a_frame_may_share_an_id(engine: Engine) -> None:
    result = tidy([TidyBox("a", SIZE, "a")], [], [TidyFrame("a", TITLE)], engine=engine)
    assert result.frames["a"].encloses(result.boxes["a"])


def test_ids_with_markup_and_control_characters_never_reach_graphviz(engine: Engine) -> None:
    names = ['"];evil [label="', "a\x00b", "<b>&", "\\N", "n0", "node"]
    edges = [edge(a, b) for a, b in itertools.pairwise(names)]
    result = tidy([TidyBox(name, SIZE) for name in names], edges, engine=engine)
    assert_legible(result)
    assert list(result.boxes) == names


def test_the_same_board_gives_the_same_places(engine: Engine) -> None:
    boxes, edges = chain(20)
    edges += [edge(f"b{n}", f"b{(n * 7 + 3) % 20}") for n in range(20)]
    assert tidy(boxes, edges, engine=engine) == tidy(boxes, edges, engine=engine)


def test_five_hundred_boxes(engine: Engine) -> None:
    boxes = [TidyBox(f"b{n}", SIZE) for n in range(500)]
    edges = [edge(f"b{n // 2}", f"b{n}") for n in range(1, 500)]
    edges += [edge(f"b{n}", f"b{n * 3 % 500}") for n in range(0, 500, 4)]
    result = tidy(boxes, edges, engine=engine)
    assert len(result.boxes) == 500
    assert_legible(result)


@pytest.mark.parametrize("answer", ["not json", "{}", '{"objects": [{"name": "n0", "pos": "here"}]}', "[]"])
def test_a_babbling_engine_is_reported(answer: str, tmp_path: Path) -> None:
    script = tmp_path / "dot"
    script.write_text(f"#!/bin/sh\ncat > /dev/null\necho '{answer}'\n", encoding="utf-8")
    script.chmod(0o755)
    boxes, edges = chain(2)
    with pytest.raises(EngineFailedError, match="Try another engine"):
        tidy(boxes, edges, engine=Engine("override", "0", script))


names = st.sampled_from([f"b{n}" for n in range(12)])
frame_names = st.sampled_from([None, "f0", "f1", "f2"])


@given(
    homes=st.lists(frame_names, min_size=1, max_size=12),
    widths=st.lists(st.integers(8, 500), min_size=12, max_size=12),
    pairs=st.lists(st.tuples(names, names), max_size=24),
    parents=st.lists(frame_names, min_size=3, max_size=3),
    down=st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_any_board_is_legible(
    homes: list[str | None],
    widths: list[int],
    pairs: list[tuple[str, str]],
    parents: list[str | None],
    down: bool,
) -> None:
    boxes = [TidyBox(f"b{n}", Size(widths[n], 40 + widths[-n] // 2), home) for n, home in enumerate(homes)]
    frames = [TidyFrame(f"f{n}", TITLE, parent) for n, parent in enumerate(parents)]
    edges = [TidyEdge(str(n), a, b) for n, (a, b) in enumerate(pairs)]
    result = tidy(boxes, edges, frames, direction="TB" if down else "LR", engine=find_engine("pure"))
    assert set(result.boxes) == {box.id for box in boxes}
    assert_legible(result, gap=47)
    for box in boxes:
        for name, frame in result.frames.items():
            inside = frame.encloses(result.boxes[box.id])
            assert inside or not frame.overlaps(result.boxes[box.id])
            assert inside or box.frame != name
