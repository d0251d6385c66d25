from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.pieces.outlines import box, polyline
from mlsd_board.drawing.pieces.rough import rough
from mlsd_board.drawing.primitives import Command, Path
from mlsd_board.model.geometry import Point, Rect

LINE = polyline([Point(0, 0), Point(300, 0), Point(300, 200)])
BOX = box(Rect(10, 20, 168, 64), 10)
ACCEPTED: tuple[Command, ...] = (("M", -0.05, 0.01), ("C", 10.8, -0.23, 21.27, 0.11, 29.7, 0.24))
SEEDS = st.integers(0, 2**32 - 1)
AMOUNTS = st.floats(0.2, 3)


def ends(commands: tuple[Command, ...]) -> list[Point]:
    return [Point(c[-2], c[-1]) for c in commands if c[0] != "Z"]


def moved(commands: tuple[Command, ...], dx: float, dy: float) -> tuple[Command, ...]:
    return tuple((c[0], *(v + (dy if n % 2 else dx) for n, v in enumerate(c[1:]))) for c in commands)


def test_the_same_seed_gives_the_same_strokes_and_another_one_others() -> None:
    assert rough(BOX, 7, 1.5, closed=True) == rough(BOX, 7, 1.5, closed=True)
    assert rough(BOX, 7, 1.5, closed=True) != rough(BOX, 8, 1.5, closed=True)


def test_these_strokes_are_the_ones_drawn_on_every_machine() -> None:
    """Accepted numbers: if they change, every hand-drawn picture does."""
    assert rough((("M", 0, 0), ("L", 30, 0)), 1, 1.0, closed=False) == ACCEPTED


@given(seed=SEEDS, amount=AMOUNTS)
def test_nothing_goes_astray_further_than_the_amount(seed: int, amount: float) -> None:
    for commands in (LINE, BOX):
        exact, drawn = (
            extent([Path(c, fill="#000000")]) for c in (commands, rough(commands, seed, amount, closed=True))
        )
        assert exact is not None
        assert drawn is not None
        assert exact.grown(2.4 * amount + 0.01).encloses(drawn)
        assert drawn.grown(2.4 * amount + 0.01).encloses(exact)


@given(seed=SEEDS, dx=st.integers(-5000, 5000), dy=st.integers(-5000, 5000))
def test_what_is_moved_does_not_tremble(seed: int, dx: int, dy: int) -> None:
    here, there = rough(BOX, seed, 1.5, closed=False), rough(moved(BOX, dx, dy), seed, 1.5, closed=False)
    for a, b in zip(moved(here, dx, dy), there, strict=True):
        assert a[0] == b[0]
        assert all(abs(x - y) < 0.011 for x, y in zip(a[1:], b[1:], strict=True))


@given(seed=SEEDS)
def test_an_open_line_meets_its_ends_and_a_closed_one_itself(seed: int) -> None:
    first, *_, last = ends(rough(LINE, seed, 1.5, closed=False))
    assert max(abs(first.x), abs(first.y), abs(last.x - 300), abs(last.y - 200)) < 0.6
    assert rough(BOX, seed, 1.5, closed=True)[-1] == ("Z",)
    assert ("Z",) not in rough(BOX, seed, 1.5, closed=False)


def test_long_lines_waver_and_short_ones_stay_lines() -> None:
    long = rough(polyline([Point(0, 0), Point(1000, 0)]), 3, 1.5, closed=False)
    assert len(long) > 10
    assert len({p.y > 0 for p in ends(long)[1:-1]}) == 2
    assert [c[0] for c in rough(polyline([Point(0, 0), Point(5, 0)]), 3, 1.5, closed=False)] == ["M", "L"]


def test_a_line_to_the_end_of_the_world_has_not_endless_pieces() -> None:
    far = rough(polyline([Point(0, 0), Point(1e9, 0)]), 3, 1.5, closed=False)
    assert len(far) <= 250
    assert abs(ends(far)[-1].x - 1e9) < 1


def test_all_outlines_of_a_path_are_drawn() -> None:
    both = rough((*BOX, *LINE), 5, 1.0, closed=True)
    assert [c[0] for c in both].count("M") == 2
    assert [c[0] for c in both].count("Z") == 1
