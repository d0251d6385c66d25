"""What has been drawn so far while a PlantUML diagram is read, and the notes that speak of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mlsd_board.formats.parsed.diagram import Arrow, Group, Loose, Shape
from mlsd_board.formats.parsed.words import plain
from mlsd_board.formats.plantuml.lines import Said
from mlsd_board.formats.plantuml.parts import Box, bare
from mlsd_board.model.ids import fresh_id

_CREOLE = re.compile(
    r"\*\*|(?<!:)//|__|\"\"|~~|^[-=._]{2,}$|<[&$][^<>]+>|\$\w+IMG\([^()]*\)|<img:[^>]*>|<size:\d+>|<color:[^>]*>|<back:[^>]*>|</?(?:w|plain|color|size|font|back|b|i|u|s|code)>",
    re.MULTILINE,
)
_STEREOTYPE = re.compile(r"<<\s*([^<>]*?)\s*>>")
_SUBJECT = re.compile(r"(?:(?:left|right|top|bottom|over)\s+of|over)\s+(.+?)\s*(?:#\S*)?")
_LAST = re.compile(r"(?:left|right|top|bottom)?\s*(?:#\S*)?")


@dataclass(slots=True)
class Sheet:
    """`writing` is the box whose words follow, with those there are and the sign that ends them; `words` are lines
    that stand in a container; `order` holds every box and container with its line; `apart` are boxes by the name they
    share with a container.
    """

    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    open: list[str | None] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    contained: dict[str, Box] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    order: list[tuple[int, str]] = field(default_factory=list)
    linked: list[tuple[int, str]] = field(default_factory=list)
    writing: tuple[str, list[str], str] | None = None
    apart: dict[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str | None:
        return next((name for name in reversed(self.open) if name is not None), None)

    def add(self, part: Shape | Group, number: int) -> None:
        """Take a box or a container that stands in a line."""
        if isinstance(part, Group):
            self.shapes.pop(part.id, None)
            self.groups[part.id] = part
        else:
            self.shapes[part.id] = part
        self.order.append((number, part.id))

    def beside(self, name: str) -> str:
        """A name of its own for a box that is called as a container is; who speaks of it from now on means the box."""
        self.apart.setdefault(name, fresh_id(name, self.groups.keys() | self.shapes.keys()))
        return self.apart[name]

    def is_told_apart(self, name: str, label: str) -> bool:
        """Whether a box of that name has words of its own, so that a container of the name is something else."""
        shape = self.shapes.get(name)
        return bool(shape and shape.label not in (words_of(name), words_of(label)))

    def known(self, written: str) -> str | None:
        """The box or container that a name, a label or a path such as `outer::inner` stands for."""
        name = bare(written)
        for found in (self.apart.get(name), name, self.labels.get(name), re.split(r"::|\.", name)[-1]):
            if found in self.shapes or found in self.groups:
                return found
        return None

    def settle(self) -> Iterator[Loose]:
        """Make boxes of the containers that hold none; the words in the others stand there by themselves."""
        held = {s.group for s in self.shapes.values()} | {g.group for g in self.groups.values()}
        for name, made in self.contained.items():
            lines = self.words.get(name, [])
            group = self.groups[name]
            if name not in held:
                del self.groups[name]
                label = "\n".join(filter(None, [group.title or name, words_of("\n".join(lines))]))
                self.shapes[name] = Shape(
                    name, label, made.outline, "", made.hints, group.group, None, group.where
                )
            elif lines:
                yield Loose(f"words in {name}", words_of("\n".join(lines)), None, name, group.where)

    def note(self, number: int, said: Said) -> Loose:
        """A note, legend or the like as a text, with what it speaks of."""
        about = self._subject(said) if "note" in said.kind and not said.alias else None
        id = said.alias or f"text{number}"
        self.shapes.pop(id, None)
        return Loose(id, words_of(said.text), None, None, f"line {said.number}", about=about)

    def _subject(self, said: Said) -> str | None:
        if said.head.startswith("on link"):
            return _last(self.linked, said.number)
        if found := _SUBJECT.fullmatch(said.head):
            return self.known(found[1])
        floating = said.kind.startswith("floating")
        return _last(self.order, said.number) if _LAST.fullmatch(said.head) and not floating else None


def _last(drawn: list[tuple[int, str]], before: int) -> str | None:
    """What was drawn last above a line; things are drawn in the order of their lines."""
    place = bisect_left(drawn, (before, ""))
    return drawn[place - 1][1] if place else None


def appended(shape: Shape, text: str) -> Shape:
    """A box with further words below its own."""
    return replace(shape, label="\n".join(filter(None, [shape.label, words_of(text)])))


def words_of(text: str) -> str:
    """A text without the markup of PlantUML."""
    broken = text.replace("\\n", "\n").replace("\\l", "\n").replace("\\r", "\n").replace("%n()", "\n")
    return plain(_CREOLE.sub("", _STEREOTYPE.sub(r"\1", broken)))
