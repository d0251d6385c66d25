"""Say what frames stand for: a zone of the system, somebody else's, a team's, or nothing but a group."""

from collections.abc import Iterable
from typing import Literal

from mlsd_board.editing.transaction import Transaction

Meaning = Literal["online", "offline", "edge", "third_party", "team", "group"]
_BOUNDARIES = ("third_party", "team")


def mean(tx: Transaction, frames: Iterable[str], meaning: Meaning) -> None:
    """Zones are tinted, boundaries of ownership dashed. A lane keeps being a lane, in the colour of its zone."""
    zone = None if meaning == "group" else meaning
    role = "group" if zone is None else "boundary" if zone in _BOUNDARIES else "zone"
    for id in dict.fromkeys(frames):
        frame = tx.design.frames.get(id)
        if frame is not None:
            kept = frame.role if frame.role in ("lanes", "lane") else role
            tx.put(frame.model_copy(update={"zone": zone, "role": kept}))
