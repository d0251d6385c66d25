"""Which notes are about what, so that their pins move along with it."""

from collections.abc import Collection

from mlsd_board.desktop.canvas.tracing import Seen
from mlsd_board.model.elements import Note, Record


class Pins:
    """The pinned notes that are shown."""

    def __init__(self) -> None:
        self._about: dict[str, str] = {}

    def take(self, record: Record | None) -> None:
        """Know of a note what it is about."""
        if isinstance(record, Note):
            self._about.pop(record.id, None)
            if record.about:
                self._about[record.id] = record.about

    def drop(self, id: str) -> None:
        self._about.pop(id, None)

    def about(self, ids: Collection[str]) -> set[str]:
        """The notes about these elements."""
        return {note for note, about in self._about.items() if about in ids}

    def stretched(self, moving: Collection[str]) -> set[str]:
        """The notes whose pin changes when these elements move: only one of its ends does."""
        return {note for note, about in self._about.items() if (note in moving) != (about in moving)}

    def along(self, seen: Seen) -> Seen:
        """What is touched, with the notes about it."""
        return seen._replace(touched=seen.touched | self.about(seen.touched)) if seen.touched else seen
