"""The unsteady hand: an outline drawn again with corners that miss a little and straight stretches that bow.

Places are complex numbers here: a stroke is little else than sums and shares of them. Only sums, products and
square roots are used, which are the same on every machine.
"""

from collections.abc import Iterator
from math import ceil, sqrt
from typing import Literal

from mlsd_board.drawing.primitives import Command

_STRETCH = 90.0
"""Units a hand draws in one go before it drifts anew."""
_MOST_STRETCHES = 200
"""However far apart two boxes lie, the line between them is not to fill the file."""
_SHORT = 9.0
_BEND = 50.0
_KINK = 24.0
"""How many times further than it errs a hand has to go before it errs the other way."""
_ANCHORED = 0.35
"""The share of the unsteadiness left at the two ends of an open line, which have to meet a box."""


def rough(commands: tuple[Command, ...], seed: int, amount: float, *, closed: bool) -> tuple[Command, ...]:
    """The same outline, no point further off than about `amount` units; the same seed gives the same strokes.

    A `closed` outline ends where it began, as an area must; else the pen comes back only nearly to its start.
    """
    hand = _Hand(_chances(seed), amount)
    drawn: list[Command] = []
    for number, command in enumerate(commands):
        ends = number + 1 == len(commands) or commands[number + 1][0] == "M"
        begins = command[0] == "M" and not _comes_back(commands[number:])
        drawn += hand.draw(command, closed=closed, steady=ends or begins)
    return tuple(drawn)


class _Hand:
    """A pen on paper: where it should be, and where it is."""

    def __init__(self, chances: Iterator[float], amount: float) -> None:
        self._chances, self._amount = chances, amount
        self._start = self._at = self._real = 0j

    def draw(self, command: Command, *, closed: bool, steady: bool) -> Iterator[Command]:
        if command[0] == "M":
            self._start = self._at = complex(command[1], command[2])
            self._real = self._missed(self._at, steady)
            yield _pointed("M", self._real)
        elif command[0] == "L":
            yield from self._line(complex(command[1], command[2]), steady)
        elif command[0] == "C":
            _, a, b, c, d, x, y = command
            yield from self._curve(complex(a, b), complex(c, d), complex(x, y), steady)
        else:
            if self._at != self._start:
                yield from self._line(self._start, steady=False)
            if closed:
                yield ("Z",)

    def _line(self, end: complex, steady: bool) -> Iterator[Command]:
        start, way = self._at, end - self._at
        length = _length(way)
        if length < _SHORT:
            self._go(end, steady)
            yield _pointed("L", self._real)
            return
        count = min(ceil(length / _STRETCH), _MOST_STRETCHES)
        fresh = self._fresh(length)
        lead = self._astray(start + way * (0.35 / count), fresh)
        for number in range(1, count + 1):
            stop = start + way * (number / count)
            two = self._astray(self._at + (stop - self._at) * (0.65 + 0.1 * next(self._chances)), fresh)
            self._go(stop, steady and number == count)
            yield _bent(lead, two, self._real)
            # On in the direction the stretch ended in: a hand drifts, it does not break.
            lead = self._real + (self._real - two) * 0.6

    def _curve(self, one: complex, two: complex, end: complex, steady: bool) -> Iterator[Command]:
        if _length(end - self._at) > _BEND:
            a, b, c = (self._at + one) / 2, (one + two) / 2, (two + end) / 2
            d, e = (a + b) / 2, (b + c) / 2
            yield from self._curve(a, d, (d + e) / 2, False)
            yield from self._curve(e, c, end, steady)
            return
        # The handles go along with their ends, or the line would break where two pieces meet.
        near = one + self._real - self._at
        self._go(end, steady)
        yield _bent(near, two + self._real - self._at, self._real)

    def _go(self, end: complex, steady: bool) -> None:
        """To the next corner, at the end of an open line nearly without a miss."""
        if steady:
            self._real = self._missed(end, steady)
        else:
            self._real = self._astray(end, self._fresh(_length(end - self._at)))
        self._at = end

    def _fresh(self, length: float) -> float:
        """How much of its error a hand makes anew: over a short way it errs as before, or a kink would show."""
        return min(length / (_KINK * self._amount), 1.0)

    def _astray(self, aim: complex, fresh: float) -> complex:
        kept = aim + self._real - self._at
        return kept + (self._missed(aim, False) - kept) * fresh

    def _missed(self, aim: complex, steady: bool) -> complex:
        by = self._amount * (_ANCHORED if steady else 1.0)
        return aim + complex(by * next(self._chances), by * next(self._chances))


def _comes_back(commands: tuple[Command, ...]) -> bool:
    """Whether the first outline of these ends where it begins."""
    following = (command[0] for command in commands[1:])
    return next((letter for letter in following if letter in "MZ"), "M") == "Z"


# Whole hundredths, so that the last bits of a machine's arithmetic show nowhere.
def _pointed(letter: Literal["M", "L"], at: complex) -> Command:
    x, y = round(at.real, 2), round(at.imag, 2)
    return ("M", x, y) if letter == "M" else ("L", x, y)


def _bent(one: complex, two: complex, end: complex) -> Command:
    return (
        "C",
        round(one.real, 2),
        round(one.imag, 2),
        round(two.real, 2),
        round(two.imag, 2),
        round(end.real, 2),
        round(end.imag, 2),
    )


def _length(way: complex) -> float:
    return sqrt(way.real * way.real + way.imag * way.imag)


def _chances(seed: int) -> Iterator[float]:
    """Numbers from -1 to 1 that look random; written out here so that no version of Python draws otherwise."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
        yield (state >> 32) / 0x7FFF_FFFF - 1.0
