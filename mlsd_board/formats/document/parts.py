"""What a document is made of: sections of blocks, the same for every way of writing them down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `quoted` is what somebody else said."""

    text: str
    quoted: bool = False
    heading: str = ""
    kind: str = "words"


class Point(NamedTuple):
    """One line of a list: its subject, and what is said of it."""

    subject: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, under a few words that say of what."""

    points: tuple[Point, ...]
    heading: str = ""
    kind: str = "points"


@dataclass(frozen=True, slots=True)
class Table:
    """Facts side by side."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the picture of the board stands."""

    caption: str
    heading: str = ""
    kind: str = "picture"


Block: TypeAlias = Words | Points | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; without blocks it says that nothing was stated yet."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole of it."""

    title: str
    about: str
    sections: tuple[Section, ...]


def points(found: Sequence[Point], heading: str = "") -> tuple[Block, ...]:
    """A list, if there is anything in it."""
    return (Points(tuple(found), heading),) if found else ()


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], heading: str = "") -> tuple[Block, ...]:
    """A table without the columns in which nothing is stated, if there is anything in it."""
    kept = [n for n in range(len(head)) if n == 0 or any(row[n] for row in rows)]
    slim = tuple(tuple(row[n] for n in kept) for row in rows)
    return (Table(tuple(head[n] for n in kept), slim, heading),) if rows else ()


def words(text: str, *, quoted: bool = False) -> tuple[Block, ...]:
    """A paragraph, if there is anything in it."""
    return (Words(" ".join(text.split()), quoted),) if text.strip() else ()
