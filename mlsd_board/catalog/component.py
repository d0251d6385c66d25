"""What the library says of a component: its ports, its attributes with units, the words people use for it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from mlsd_board.model.kind import Kind
from mlsd_board.model.values import Finite, Value

AttributeType = Literal["number", "integer", "boolean", "text", "choice", "choices", "list"]
Lifecycle = Literal["online", "offline", "both"]
Outline = Literal["box", "drum", "oval", "queue"]
Sentence = Annotated[str, Field(min_length=8, max_length=200)]


class Attribute(Value):
    """One fact a box can state: its type, its unit and the range in which a value is plausible."""

    type: AttributeType
    summary: str = ""
    unit: str = ""
    minimum: Finite | None = None
    maximum: Finite | None = None
    choices: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _choices_fit(self) -> "Attribute":
        if (self.type in ("choice", "choices")) != bool(self.choices):
            msg = "`choices` belongs to the types choice and choices, and to no other"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _range_is_not_empty(self) -> "Attribute":
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            msg = "the minimum is above the maximum"
            raise ValueError(msg)
        return self


class Ports(Value):
    """The kinds that may enter or leave; of each required group at least one connection is expected."""

    required: tuple[frozenset[Kind], ...] = ()
    allowed: tuple[Kind, ...] = ()

    @model_validator(mode="after")
    def _required_is_allowed(self) -> "Ports":
        missing = sorted(frozenset().union(*self.required) - set(self.allowed))
        if missing:
            msg = f"required but not allowed: {', '.join(missing)}"
            raise ValueError(msg)
        return self


class Component(Value):
    """A kind of box that can be placed. `group` and `id` are its folder and file name.

    `followed_by` are the components an arrow from it usually leads to, the most usual first. `alternatives` do the same
    work in another way and `mistakes` are what often goes wrong with it. `outline` is how other tools draw it: stores as
    drums, people and their applications as ovals. `words` is the file of words by which it is recognised in other
    people's diagrams.
    """

    id: str
    group: str
    title: Annotated[str, Field(min_length=2, max_length=60)]
    summary: Sentence
    stands_in_for: tuple[str, ...] = ()
    stage: Lifecycle
    outline: Outline = "box"
    default_kinds: tuple[Kind, ...]
    aliases: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    mistakes: tuple[Sentence, ...] = ()
    inputs: Ports
    outputs: Ports
    attributes: Mapping[str, Attribute] = {}
    icon: Path | None = None
    words: Path | None = None


class Group(Value):
    """A drawer of the palette: related components under one title and one hue."""

    id: str
    title: str
    order: int
    summary: str = ""
    hue: str = "slate"
