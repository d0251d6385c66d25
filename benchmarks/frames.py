"""What a frame is, which are measured, and how they are told."""

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

FRAMES = 40
SHORT_MS = 16.0
"""What a frame may take at sixty in a second."""
DRAGS = {
    "drag a box": 1,
    "drag a hub": 1,
    "drag 50 boxes": 50,
    "drag 50 boxes at once": 50,
    "drag 200 boxes": 200,
    "drag all boxes": 0,
}
"""How many boxes each drag takes along; 0 is all."""
STEPS = ("repaint, all of it seen", "repaint, 50 seen", "pan", "zoom", *DRAGS, "put 50 down", "put all down")
Frames = Mapping[str, list[float]]
"""The milliseconds of the frames of each step."""


def timed(step: Callable[[int], object], repaint: Callable[[], object], frames: int = FRAMES) -> list[float]:
    """The CPU milliseconds of each frame, from the first on."""
    taken = []
    for number in range(frames):
        begun = time.thread_time()
        step(number)
        repaint()
        taken.append((time.thread_time() - begun) * 1000)
    return taken


def told(frames: Sequence[float], base: float) -> str:
    """Median, longest, how many were too long, and the ratio of the median to another."""
    over = sum(frame > SHORT_MS for frame in frames)
    ratio = f"{median(frames) / base:7.2f}" if base else "      –"
    return f"{median(frames):7.1f}  {max(frames):7.1f}  {over:3} of {len(frames):2}  {ratio}"
