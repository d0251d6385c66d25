"""The font's numbers, asked for by several threads at once: the window measures while work beside it does too."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import product
from string import ascii_letters
from threading import Barrier

import pytest

from mlsd_board.layout import font
from mlsd_board.layout.font import Face, metrics

THREADS = 6


def numbers() -> list[float | None]:
    face = metrics(Face.SEMIBOLD)
    pairs = [face.kern(*pair) for pair in product(ascii_letters[20:40], repeat=2)]
    return [*map(face.advance, ascii_letters), *pairs]


def test_threads_that_come_first_at_once_all_get_the_right_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = numbers()
    for _ in range(3):
        with monkeypatch.context() as patch, closing(font._font.__wrapped__()) as opened:
            patch.setattr(font, "_MADE", {})
            patch.setattr(font, "_font", lambda opened=opened: opened)
            start = Barrier(THREADS)

            def measured(_number: int, start: Barrier = start) -> list[float | None]:
                start.wait()
                return numbers()

            with ThreadPoolExecutor(THREADS) as pool:
                assert all(found == expected for found in pool.map(measured, range(THREADS)))
