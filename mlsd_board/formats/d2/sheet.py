"""What has been read of a D2 board: its boxes by path, and its arrows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mlsd_board.formats.d2.syntax import Entry

Path = tuple[str, ...]


@dataclass(slots=True)
class Box:
    """What is known of one key so far."""

    line: int
    label: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    holds: bool = False
    words: bool = False


class Wish(NamedTuple):
    """What a box must be, or must not be, to be meant by a pattern."""

    wanted: bool
    name: str
    value: str


class Pattern(NamedTuple):
    """A pattern of keys, and what is said of the boxes that fit it."""

    path: Path
    facts: Mapping[str, str]
    wishes: Sequence[Wish]


@dataclass(slots=True)
class Sheet:
    """A board as it is being read."""

    boxes: dict[Path, Box] = field(default_factory=dict)
    arrows: list[tuple[Path, str, Path, Entry]] = field(default_factory=list)
    later: list[tuple[Entry, Path]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    classes: dict[str, dict[str, str]] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    spelled: dict[tuple[Path, str], Path] = field(default_factory=dict)
    gone: set[Path] = field(default_factory=set)
    direction: str = "TB"
    remarks: list[str] = field(default_factory=list)


def is_gone(path: Path, sheet: Sheet) -> bool:
    """Whether a box, or what it lies in, was given the value null in the end, which takes it out again."""
    return bool(sheet.gone) and any(path[: n + 1] in sheet.gone for n in range(len(path)))


def resolved(path: Path, inside: Path, sheet: Sheet) -> Path:
    """The whole path of a key, spelled as at first: capitals make no difference to D2."""
    while path[:1] == ("_",):
        path, inside = path[1:], inside[:-1]
    found = inside
    for part in path:
        found = sheet.spelled.setdefault((found, part.casefold()), (*found, part))
    return found


def mention(path: Path, line: int, sheet: Sheet) -> None:
    for length in range(1, len(path) + 1):
        sheet.gone.discard(path[:length])
        box = sheet.boxes.setdefault(path[:length], Box(line))
        box.holds = box.holds or length < len(path)
