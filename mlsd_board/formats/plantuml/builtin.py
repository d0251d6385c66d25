"""The functions that PlantUML itself gives to its preprocessor, as far as boxes and labels are made with them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mlsd_board.formats.plantuml.expressions import LONGEST, is_true, spelled

_Given = Sequence[Any]


def _number(value: Any) -> int:
    text = spelled(value).strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else 0


def _part(given: _Given) -> str:
    text, start = spelled(given[0]), _number(given[1])
    return text[start : start + _number(given[2])] if len(given) > 2 else text[start:]


def _size(given: _Given) -> int:
    return len(given[0]) if isinstance(given[0], list | dict | str) else 0


FUNCTIONS: Mapping[str, tuple[int, Callable[[_Given], Any]]] = {
    "%true": (0, lambda _: 1),
    "%false": (0, lambda _: 0),
    "%newline": (0, lambda _: "\\n"),
    "%n": (0, lambda _: "\\n"),
    "%breakline": (0, lambda _: "\\n"),
    "%not": (1, lambda given: int(not is_true(given[0]))),
    "%boolval": (1, lambda given: int(is_true(given[0]))),
    "%upper": (1, lambda given: spelled(given[0]).upper()),
    "%lower": (1, lambda given: spelled(given[0]).lower()),
    "%string": (1, lambda given: spelled(given[0])),
    "%str": (1, lambda given: spelled(given[0])),
    "%intval": (1, lambda given: _number(given[0])),
    "%eval": (1, lambda given: given[0]),
    "%list": (0, list),
    "%strlen": (1, lambda given: len(spelled(given[0]))),
    "%size": (1, _size),
    "%substr": (2, _part),
    "%strpos": (2, lambda given: spelled(given[0]).find(spelled(given[1]))),
    "%splitstr": (2, lambda given: spelled(given[0]).split(spelled(given[1]) or ",")[:LONGEST]),
    "%mod": (2, lambda given: _number(given[0]) % (_number(given[1]) or 1)),
}
"""By name: how many arguments it must have, and what it gives back."""
