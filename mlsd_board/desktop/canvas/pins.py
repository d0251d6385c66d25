"""Which notes are about what, so that their pins move along with it."""

from collections.abc import Collection, Mapping

from mlsd_board.desktop.canvas.tracing import Seen
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Note


class Pins:
    """The pinned notes of the design that is shown."""

    def __init__(self) -> None:
        self._notes: Mapping[str, Note] = {}
        self._about: dict[str, str] = {}

    def follow(self, design: Design) -> None:
        """Know what the notes of another state are about."""
        if design.notes is not self._notes:
            self._notes = design.notes
            self._about = {id: note.about for id, note in design.notes.items() if note.about}

    def about(self, ids: Collection[str]) -> set[str]:
        """The notes about these elements."""
        return {note for note, about in self._about.items() if about in ids}

    def stretched(self, moving: Collection[str]) -> set[str]:
        """The notes whose pin changes when these elements move: only one of its ends does."""
        return {note for note, about in self._about.items() if (note in moving) != (about in moving)}

    def along(self, seen: Seen) -> Seen:
        """What is touched, with the notes about it."""
        return seen._replace(touched=seen.touched | self.about(seen.touched)) if seen.touched else seen
