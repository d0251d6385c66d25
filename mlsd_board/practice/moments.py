"""Moments in a row: which of them are one, and how many are kept."""

from collections.abc import Iterable

from mlsd_board.model.attempt import Moment

MOST_MOMENTS = 2000
MOST_BYTES = 1_000_000
"""More than this is not kept with a board; edits made close together are then kept as one."""
MOST_ADDED_MIN = 240.0
_SAME_EDIT_S = 1.0


def added(moments: list[Moment], moment: Moment) -> None:
    """Put a moment behind the others. Edits of the same records within a second are one, as the steps of a drag are."""
    last = moments[-1] if moments else None
    if (
        last
        and last.what == moment.what == "edit"
        and moment.t_s - last.t_s < _SAME_EDIT_S
        and last.after.keys() == moment.after.keys()
    ):
        moments.pop()
    moments.append(moment)


def in_a_row(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments as they would have been kept one by one."""
    found: list[Moment] = []
    for moment in moments:
        added(found, moment)
    return tuple(found)


def minutes_added(moment: Moment) -> float:
    """The minutes that an extension gave; 0 where the log does not say."""
    try:
        found = float(moment.name) if moment.what == "extend" else 0.0
    except ValueError:
        return 0.0
    return found if 0 < found <= MOST_ADDED_MIN else 0.0


def bounded(
    moments: tuple[Moment, ...], most: int = MOST_MOMENTS, most_bytes: int = MOST_BYTES
) -> tuple[Moment, ...]:
    """The moments, edits that follow one another made one until they are few enough; the board at the end is the same."""
    kept = list(moments)
    while len(kept) > most or _size(kept) > most_bytes:
        thinned = _halved(kept)
        if len(thinned) == len(kept):  # nothing left to join: what was said is dropped before the board is
            thinned = [moment for moment in kept if moment.what == "edit"]
            if len(thinned) == len(kept):
                break
        kept = thinned
    return tuple(kept)


def _halved(moments: list[Moment]) -> list[Moment]:
    found: list[Moment] = []
    joined = False
    for moment in moments:
        last = found[-1] if found else None
        if last and not joined and last.what == moment.what == "edit":
            found[-1] = moment.model_copy(update={"after": {**last.after, **moment.after}})
            joined = True
        else:
            found.append(moment)
            joined = False
    return found


def _size(moments: list[Moment]) -> int:
    return sum(len(moment.model_dump_json(exclude_defaults=True)) for moment in moments)
