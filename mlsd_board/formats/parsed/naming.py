"""Fresh names for many parts at once, however many of them would have the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mlsd_board.model.ids import fresh_id


@dataclass(slots=True)
class Fresh:
    """Gives names as `fresh_id` does, but remembers how far it has counted."""

    taken: set[str] = field(default_factory=set)
    _counted: dict[str, int] = field(default_factory=dict)

    def take(self, names: Iterable[str]) -> None:
        """Names that are not free."""
        self.taken.update(names)

    def name(self, stem: str) -> str:
        """A name that nobody else has, which is taken from now on."""
        clean = fresh_id(stem, ())
        number = self._counted.get(clean, 1)
        found = clean if number == 1 else f"{clean}_{number}"
        while found in self.taken:
            number += 1
            found = f"{clean}_{number}"
        self._counted[clean] = number
        self.taken.add(found)
        return found
