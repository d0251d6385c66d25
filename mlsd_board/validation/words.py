"""The small words of findings: lists, counts, and verbs that agree with how many there are."""

from collections.abc import Collection, Sequence

from mlsd_board.model.naming import named

_NAMED = 4
"""Of more than so many, the first are named and the others counted."""

_LONGEST_NAME = 60


def spoken(label: str) -> str:
    """A label as a name within a sentence."""
    name = " ".join(named(label).name.split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C', 'A, B, C and 4 others'; empty for none."""
    if len(names) > _NAMED:
        first = _NAMED - 1
        return f"{', '.join(names[:first])} and {len(names) - first} others"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def agree(things: Collection[object], one: str, many: str) -> str:
    """The form of a verb that goes with so many things."""
    return one if len(things) == 1 else many
