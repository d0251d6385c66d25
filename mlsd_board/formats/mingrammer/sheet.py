"""The diagrams that a script draws, while it is followed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mlsd_board.formats.mingrammer.values import Box, Line
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Shape, Style
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.formats.parsed.naming import Fresh
from mlsd_board.formats.parsed.words import plain

_NO_LINE = 0


@dataclass(slots=True)
class Drawn:
    """One `Diagram(…)`; or what is drawn outside any, which has no `line`."""

    title: str
    line: int
    direction: str = "LR"
    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    fresh: Fresh = field(default_factory=Fresh)


@dataclass(slots=True)
class Sheet:
    """All diagrams of a script, and the one being drawn."""

    drawn: list[Drawn] = field(default_factory=list)
    now: Drawn | None = None
    remarks: dict[str, None] = field(default_factory=dict)

    @property
    def inside(self) -> bool:
        """Whether a `Diagram(…)` is being drawn."""
        return self.now is not None and self.now.line != _NO_LINE

    def begin(self, title: str, direction: str, line: int) -> None:
        self.now = Drawn(_words(title), line, direction)
        self.drawn.append(self.now)

    def place(self, path: str, name: str, label: str, picture: str, line: int) -> Box:
        """A new box of a class such as `diagrams.aws.ml.Sagemaker`, held by a variable `name`."""
        drawn = self._drawn()
        parts = path.split(".")
        id = drawn.fresh.name(name or label or parts[-1])
        icon = picture.rsplit("/", 1)[-1].rsplit(".", 1)[0] if picture else split_words(parts[-1])
        hints = tuple(parts[1:-1]) if parts[0] == "diagrams" else ()
        group = drawn.open[-1] if drawn.open else None
        drawn.shapes[id] = Shape(id, _words(label), "image", icon, hints, group, None, f"line {line}")
        check_number(drawn.shapes, drawn.arrows)
        return Box(id)

    def open_group(self, label: str, line: int) -> None:
        drawn = self._drawn()
        id = drawn.fresh.name(f"cluster_{label}")
        parent = drawn.open[-1] if drawn.open else None
        drawn.groups[id] = Group(id, _words(label), parent, None, f"line {line}")
        drawn.open.append(id)

    def close_group(self) -> None:
        if self.now and self.now.open:
            self.now.open.pop()

    def join(self, left: Iterable[Box], right: Iterable[Box], line: Line, number: int) -> None:
        """Arrows from each box at the left to each at the right, or the other way round."""
        drawn = self._drawn()
        heads: Heads = (
            "both" if line.forward and line.backward else "backward" if line.backward else "forward"
        )
        if line.undirected or not (line.forward or line.backward):
            heads = "none"
        style: Style = "layout" if line.hidden else "dashed" if line.dashed else "solid"
        label, targets = _words(line.label), list(right)
        for source in left:
            for target in targets:
                if source.id in drawn.shapes and target.id in drawn.shapes:
                    id = f"L{len(drawn.arrows)}"
                    ends = (target.id, source.id) if heads == "backward" else (source.id, target.id)
                    way: Heads = "forward" if heads == "backward" else heads
                    drawn.arrows.append(Arrow(id, *ends, label, way, style, f"line {number}"))
            check_number(drawn.shapes, drawn.arrows)

    def _drawn(self) -> Drawn:
        if self.now is None:
            self.begin("", "LR", _NO_LINE)
        return self.now or Drawn("", _NO_LINE)

    def diagrams(self) -> tuple[Diagram, ...]:
        remarks = tuple(self.remarks)
        return tuple(
            Diagram(
                tuple(d.shapes.values()),
                tuple(d.groups.values()),
                tuple(d.arrows),
                (),
                d.title,
                "LR" if d.direction in ("LR", "RL") else "TB",
                "" if d.line == _NO_LINE else f"line {d.line}",
                remarks,
            )
            for d in self.drawn
            if d.shapes
        )


def _words(text: str) -> str:
    r"""Words as Graphviz draws them, to which `\n` that was escaped twice is a line break too."""
    return plain(text.replace("\\n", "\n"))


def split_words(name: str) -> str:
    """`KinesisDataStreams` as words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_", " ", name)
