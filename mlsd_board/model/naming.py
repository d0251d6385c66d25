"""What of the words in a box is its name: diagrams from elsewhere put whole paragraphs into one."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mlsd_board.model.elements import DESCRIPTION

_WHOLE = 48
"""Words up to this length are a name, however many lines they stand in."""
_NAME = 40
_ASIDE = re.compile(r"[\[({<«•·*–-]")
"""How a line begins that is no part of the name: a technology in brackets, a point of a list."""


class Named(NamedTuple):
    """The name in a label, and the lines below it."""

    name: str
    more: str


def named(label: str) -> Named:
    """The lines of a long label parted after its name; a short one is all name."""
    first, *lines = [" ".join(line.split()) for line in label.splitlines() if line.strip()] or [""]
    if len(label) <= _WHOLE:
        return Named(label, "")
    name = [first]
    while lines and _goes_on(name, lines[0]):
        name.append(lines.pop(0))
    return Named("\n".join(name), "\n".join(lines))


def described(more: str) -> Mapping[str, str]:
    """The lines below a name as what their box says of itself; why it is there, nobody but its author knows."""
    return {DESCRIPTION: more} if more else {}


def _goes_on(name: list[str], line: str) -> bool:
    """Whether a line still belongs to the name: a sentence broken in two, or another short word."""
    if line[0].islower():
        return True
    return not _ASIDE.match(line) and len(" ".join([*name, line])) <= _NAME
