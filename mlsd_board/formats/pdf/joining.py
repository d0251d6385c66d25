"""Arabic letters in the forms in which they join their neighbours, since a page of a PDF is given letters, not words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

_ARABIC = re.compile(r"[\u0620-\u06d3]")
_UNIT = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)
"""A letter; lam and the alef after it are written as one."""
_STRETCH = "\u0640"
_FORMS = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))


def joined(text: str) -> str:
    """The text with each Arabic letter in the form that it has between its neighbours."""
    if not _ARABIC.search(text):
        return text
    units = _UNIT.findall(text)
    letters = [n for n, unit in enumerate(units) if unicodedata.category(unit[0]) != "Mn"]
    for place, n in enumerate(letters):
        before = units[letters[place - 1]] if place else ""
        after = units[letters[place + 1]] if place + 1 < len(letters) else ""
        found = _known().get(_bare(units[n]), {})
        back = "final" in found and _joins_on(before)
        forth = "initial" in found and _is_joined(after)
        kind = ("medial" if forth else "final") if back else "initial" if forth else "isolated"
        units[n] = found.get(kind, units[n])
    return "".join(units)


def spelled(letters: str) -> str:
    """Letters without such a form."""
    return "".join(unicodedata.normalize("NFKC", letter) for letter in letters)


def _joins_on(unit: str) -> bool:
    return unit == _STRETCH or "initial" in _known().get(_bare(unit), {})


def _is_joined(unit: str) -> bool:
    return unit == _STRETCH or "final" in _known().get(_bare(unit), {})


def _bare(unit: str) -> str:
    return spelled(unit) if unit and 0xFB50 <= ord(unit[0]) <= 0xFEFC else unit


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    """The forms of each letter by kind, from Unicode's own table."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>"):
            found.setdefault(_letters(parts), {})[kind.strip("<>")] = chr(code)
    return found


def _letters(codes: Sequence[str]) -> str:
    return "".join(chr(int(code, 16)) for code in codes)
