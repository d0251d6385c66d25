"""A practice attempt as it is kept with its board: what was planned, and all that happened, with its time."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from mlsd_board.model.values import Amount, Value

Happening = Literal[
    "edit", "phase", "prompt", "dismiss", "card", "reply", "ask", "dive", "hint", "pause", "gap", "extend"
]


class Moment(Value):
    """One thing that happened, `t_s` seconds into the attempt, pauses left out.

    `what` says which kind of thing, `name` which one (a phase, a prompt, a card, a node), `text` what was said.
    `after` are the records an edit changed, as they are in a board file; None where a record was taken away.
    """

    t_s: Amount
    what: Happening
    name: str = ""
    text: str = ""
    after: Mapping[str, Mapping[str, Any] | None] = {}


class AttemptLog(Value):
    """A whole attempt. `minutes` is its planned length (None: no limit), `extra_min` what was added on the way.

    `start` are the records of the board it began with; `started` the date and time by the clock on the wall, in UTC.
    """

    question: str = ""
    minutes: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] | None = None
    mode: Literal["exam", "coach", "open"] = "open"
    level: Literal["entry", "mid", "senior", "staff"] | None = None
    seed: int = 0
    cards: bool = True
    started: str = ""
    elapsed_s: Amount = 0.0
    extra_min: Amount = 0.0
    finished: bool = False
    phase_s: Mapping[str, Amount] = {}
    start: Mapping[str, Mapping[str, Any]] = {}
    moments: tuple[Moment, ...] = ()
