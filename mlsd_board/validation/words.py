"""The small words of findings: lists, counts, and verbs that agree with how many there are."""

from collections.abc import Collection, Sequence

_NAMED = 4
"""Of more than so many, the first are named and the others counted."""

_USUAL_NAME, _LONGEST_NAME = 40, 60
"""Boxes of diagrams from elsewhere may carry whole paragraphs, the name of the box in their first line."""


def spoken(label: str) -> str:
    """A label as a name within a sentence: of a long one what its first lines say."""
    name, *more = [" ".join(line.split()) for line in label.splitlines() if line.strip()] or [""]
    for line in more:
        if len(name) + len(line) >= _USUAL_NAME:
            break
        name = f"{name} {line}"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C', 'A, B, C and 4 others'; empty for none."""
    if len(names) > _NAMED:
        first = _NAMED - 1
        return f"{', '.join(names[:first])} and {len(names) - first} others"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(number: int, thing: str) -> str:
    """'1 arrow', '3 arrows'."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def agree(things: Collection[object], one: str, many: str) -> str:
    """The form of a verb that goes with so many things."""
    return one if len(things) == 1 else many
