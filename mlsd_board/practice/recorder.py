"""All that happens in an attempt, written down in order: in memory, in the journal, and never without bound."""

from mlsd_board.model.attempt import Happening, Moment
from mlsd_board.practice.journal import Journal
from mlsd_board.practice.moments import added, bounded
from mlsd_board.practice.records import Table


class Recorder:
    """The moments so far, those of an attempt that is taken up again included."""

    def __init__(self, journal: Journal | None = None, moments: tuple[Moment, ...] = ()) -> None:
        """Go on after `moments`; new ones go to the journal too."""
        self.journal = journal
        self._moments = list(moments)

    def note(self, t_s: float, what: Happening, name: str = "", text: str = "") -> None:
        self._add(Moment(t_s=round(t_s, 3), what=what, name=name, text=text))

    def edit(self, t_s: float, label: str, after: dict[str, Table | None]) -> None:
        self._add(Moment(t_s=round(t_s, 3), what="edit", text=label, after=after))

    def all(self) -> tuple[Moment, ...]:
        return bounded(tuple(self._moments))

    def _add(self, moment: Moment) -> None:
        added(self._moments, moment)
        if self.journal:
            self.journal.write(moment)
