"""What has been read so far of a diagram whose groups are opened and closed line by line."""

from dataclasses import dataclass, field

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Loose, Shape
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP


@dataclass(slots=True)
class Sheet:
    """`group` is the word for a group in messages, `open` are the names of those that are not closed."""

    group: str
    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    texts: list[Loose] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""

    @property
    def home(self) -> str | None:
        """The group in which the next box lies."""
        return self.open[-1] if self.open else None

    def begin(self, name: str, title: str, where: str) -> None:
        """Open a group. Raises `FormatError` where groups are nested too deeply."""
        if len(self.open) >= DEEPEST:
            raise FormatError(f"the {self.group} is nested too deeply", where=where, advice=TOO_DEEP)
        self.groups[name] = Group(name, title, self.home, where=where)
        self.open.append(name)

    def diagram(self) -> Diagram:
        """All that was read."""
        unclosed = (
            f"{self.groups[name].where}: the {self.group} {name!r} is not closed" for name in self.open
        )
        return Diagram(
            tuple(self.shapes.values()),
            tuple(self.groups.values()),
            tuple(self.arrows),
            tuple(self.texts),
            self.title,
            remarks=(*self.remarks, *unclosed),
        )
