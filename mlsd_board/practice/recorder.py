"""All that happens in an attempt, written down in order: in memory, in the journal, and never without bound."""

from mlsd_board.model.attempt import Happening, Moment
from mlsd_board.practice.journal import Journal
from mlsd_board.practice.records import Table

MOST_MOMENTS = 4000
"""More than this is not kept with a board; edits made close together are then kept as one."""
_SAME_EDIT_S = 1.0


class Recorder:
    """The moments so far. Edits of the same records within a second are one, as the steps of a drag are."""

    def __init__(self, journal: Journal | None = None, moments: tuple[Moment, ...] = ()) -> None:
        """Go on after `moments`; new ones go to the journal too."""
        self.journal = journal
        self._moments = list(moments)

    def note(self, t_s: float, what: Happening, name: str = "", text: str = "") -> None:
        self._add(Moment(t_s=round(t_s, 3), what=what, name=name, text=text))

    def edit(self, t_s: float, label: str, after: dict[str, Table | None]) -> None:
        moment = Moment(t_s=round(t_s, 3), what="edit", text=label, after=after)
        last = self._moments[-1] if self._moments else None
        if (
            last
            and last.what == "edit"
            and t_s - last.t_s < _SAME_EDIT_S
            and last.after.keys() == after.keys()
        ):
            self._moments.pop()
        self._add(moment)

    def all(self) -> tuple[Moment, ...]:
        return bounded(tuple(self._moments))

    def _add(self, moment: Moment) -> None:
        self._moments.append(moment)
        if self.journal:
            self.journal.write(moment)


def bounded(moments: tuple[Moment, ...], most: int = MOST_MOMENTS) -> tuple[Moment, ...]:
    """The moments, edits that follow one another made one until they are few enough; the board at the end is the same."""
    kept = list(moments)
    while len(kept) > most:
        thinned = _halved(kept)
        if len(thinned) == len(kept):
            return tuple(kept[-most:])
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
