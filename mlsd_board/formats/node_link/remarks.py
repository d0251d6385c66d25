"""What a reader could not take over as it was, told once per sort and not a thousand times."""

from dataclasses import dataclass, field

_EXAMPLES = 5


@dataclass(slots=True)
class Remarks:
    """Remarks in the order they first came up; places with the same remark are gathered under it."""

    places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, where: str = "") -> None:
        """Note what happened, and where."""
        self.places.setdefault(what, []).extend([where] if where else [])

    def lines(self) -> tuple[str, ...]:
        """One line for each remark, with the first few places."""
        return tuple(f"{_listed(places)}{what}" for what, places in self.places.items())


def _listed(places: list[str]) -> str:
    if not places:
        return ""
    more = f" and {len(places) - _EXAMPLES} more" if len(places) > _EXAMPLES else ""
    return f"{', '.join(places[:_EXAMPLES])}{more}: "
