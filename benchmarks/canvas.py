"""Frames on boards of 1,000, 5,000 and 10,000 components, beside a plain `QGraphicsView`, and beside a peer where there is one.

A frame is what happens between two pictures: the step itself and a repaint of the whole viewport, one after the
other, without a graphics card. The first frame of each step counts as the others do. Told are the median and the
longest of the frames, in ms of CPU time of the main thread, and how many took longer than 16 ms.
`MLSD_PEER_PYTHON` names the Python of a virtual environment with NodeGraphQt; the peer is measured by a script of its
own there (`peer_nodegraphqt.py`) and left out where the variable is not set.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks.boards import large_board
from benchmarks.frames import STEPS, Frames, told

SIZES = (1_000, 5_000, 10_000)
_PEER_AT_MOST = 1_000


def main(sizes: tuple[int, ...] = SIZES) -> str:
    parts = []
    for size in sizes:
        board, hub = large_board(size)
        found = {"plain QGraphicsView": floor(board, hub), "mlsd-board": ours(board, hub)}
        if size <= _PEER_AT_MOST and (peer := _peer(size)):
            found["NodeGraphQt"] = peer
        parts.append(_table(size, found))
    if not os.environ.get("MLSD_PEER_PYTHON"):
        parts.append("NodeGraphQt was left out: MLSD_PEER_PYTHON names no Python that has it.")
    return "\n\n".join(parts)


def ours(board: object, hub: str) -> Frames:
    from benchmarks.canvas_drivers import drive_ours

    return drive_ours(board, hub)


def floor(board: object, hub: str) -> Frames:
    from benchmarks.canvas_drivers import drive_plain

    return drive_plain(board, hub)


def _peer(size: int) -> Frames:
    python = os.environ.get("MLSD_PEER_PYTHON")
    if not python:
        return {}
    script = Path(__file__).with_name("peer_nodegraphqt.py")
    done = subprocess.run(
        [python, script, str(size)], capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        return {}
    found: Frames = json.loads(done.stdout.splitlines()[-1])
    return found


def _table(size: int, found: Mapping[str, Frames]) -> str:
    width = max(map(len, found))
    head = (
        f"canvas: {size:,} components, {size * 3 // 2:,} arrows, 1600 × 1000 (CPU ms a frame)\n{'':{width}}"
    )
    lines = [f"{head}  {'':23}   median  longest   over 16   ratio"]
    for step in ("open", *STEPS):
        base = median(found["plain QGraphicsView"][step])
        for name, frames in found.items():
            if mine := frames.get(step):
                lines.append(
                    f"{name:{width}}  {step:23}  {told(mine, 0.0 if name == 'plain QGraphicsView' else base)}"
                )
    return "\n".join(lines)
