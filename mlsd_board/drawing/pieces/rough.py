"""The unsteady hand: an outline drawn again with ends that miss a little and straight stretches that bow."""

from collections.abc import Iterator
from math import ceil, sqrt
from random import Random

from mlsd_board.drawing.primitives import Command
from mlsd_board.model.geometry import Point

_STRETCH = 90.0
"""Units a hand draws in one go before it drifts anew."""
_SHORT = 9.0
_BEND = 50.0
_ANCHORED = 0.35
"""The share of the unsteadiness left at the two ends of an open line, which have to meet a box."""


def rough(commands: tuple[Command, ...], seed: int, amount: float, *, closed: bool) -> tuple[Command, ...]:
    """The same outline, no point further off than about `amount` units; the same seed gives the same strokes.

    A `closed` outline ends where it began, as an area must; else the pen comes back only nearly to its start.
    """
    hand = _Hand(Random(seed), amount)
    drawn: list[Command] = []
    for number, command in enumerate(commands):
        following = commands[number + 1][0] if number + 1 < len(commands) else "M"
        steady = following == "M" or (command[0] == "M" and not _comes_back(commands[number:]))
        drawn += hand.draw(command, closed=closed, steady=steady)
    return tuple(drawn)


class _Hand:
    """A pen on paper: where it should be, and where it is."""

    def __init__(self, random: Random, amount: float) -> None:
        self._random, self._amount = random, amount
        self._start = self._real_start = self._at = self._real = Point(0.0, 0.0)

    def draw(self, command: Command, *, closed: bool, steady: bool) -> Iterator[Command]:
        if command[0] == "M":
            self._start = self._at = Point(command[1], command[2])
            self._real_start = self._real = self._missed(self._at, steady)
            yield ("M", *_even(self._real))
        elif command[0] == "L":
            yield from self._line(Point(command[1], command[2]), steady)
        elif command[0] == "C":
            _, a, b, c, d, x, y = command
            yield from self._curve(Point(a, b), Point(c, d), Point(x, y), steady)
        else:
            if self._at != self._start:
                yield from self._line(self._start, steady=False)
            if closed:
                yield ("Z",)

    def _line(self, end: Point, steady: bool) -> Iterator[Command]:
        length = _distance(self._at, end)
        if length < _SHORT:
            self._at, self._real = end, self._missed(end, steady)
            yield ("L", *_even(self._real))
            return
        count = ceil(length / _STRETCH)
        start = self._at
        for number in range(1, count + 1):
            stop = _between(start, end, number / count)
            yield self._bowed(stop, steady and number == count)

    def _bowed(self, end: Point, steady: bool) -> Command:
        """One stretch of a straight line: it leans to one side, most of all somewhere before its middle."""
        one = self._missed(_between(self._at, end, 0.2 + 0.25 * self._random.random()), False)
        two = self._missed(_between(self._at, end, 0.6 + 0.25 * self._random.random()), False)
        self._at, self._real = end, self._missed(end, steady)
        return ("C", *_even(one), *_even(two), *_even(self._real))

    def _curve(self, one: Point, two: Point, end: Point, steady: bool) -> Iterator[Command]:
        if _distance(self._at, end) > _BEND:
            a, b, c = _between(self._at, one, 0.5), _between(one, two, 0.5), _between(two, end, 0.5)
            d, e = _between(a, b, 0.5), _between(b, c, 0.5)
            yield from self._curve(a, d, _between(d, e, 0.5), False)
            yield from self._curve(e, c, end, steady)
            return
        # The handles go along with their ends, or the line would break where two pieces meet.
        near = _moved(one, self._at, self._real)
        self._real, before = self._missed(end, steady), end
        far = _moved(two, before, self._real)
        self._at = end
        yield ("C", *_even(near), *_even(far), *_even(self._real))

    def _missed(self, aim: Point, steady: bool) -> Point:
        by = self._amount * (_ANCHORED if steady else 1.0)
        return Point(
            aim.x + by * (2.0 * self._random.random() - 1.0), aim.y + by * (2.0 * self._random.random() - 1.0)
        )


def _comes_back(commands: tuple[Command, ...]) -> bool:
    """Whether the first outline of these ends where it begins."""
    for command in commands[1:]:
        if command[0] == "M":
            return False
        if command[0] == "Z":
            return True
    return False


def _even(point: Point) -> Point:
    """Whole hundredths, so that no machine's arithmetic shows."""
    return Point(round(point.x, 2), round(point.y, 2))


def _moved(point: Point, old: Point, new: Point) -> Point:
    return Point(point.x + new.x - old.x, point.y + new.y - old.y)


def _between(a: Point, b: Point, share: float) -> Point:
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def _distance(a: Point, b: Point) -> float:
    return sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2)
