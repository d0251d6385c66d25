"""What is said of all boxes whose keys fit a pattern, such as `*.shape: cylinder`."""

from fnmatch import fnmatchcase
from glob import escape

from mlsd_board.formats.d2.keywords import RESERVED
from mlsd_board.formats.d2.sheet import Box, Path, Pattern, Sheet, Wish
from mlsd_board.formats.d2.syntax import STAR, WISHES, Entry
from mlsd_board.formats.parsed.limits import check_parts

_MEANS = ("shape", "class", "label", "icon")
"""What says something about what boxes are; the rest is how they look."""


def pattern_of(entry: Entry, inside: Path) -> Pattern | None:
    """The pattern of an entry, if it says more than how boxes look."""
    cut = next((n for n, part in enumerate(entry.path) if part in RESERVED), len(entry.path))
    inner = [Entry(entry.line, entry.path[cut:], value=entry.value)] if cut < len(entry.path) else entry.inner
    facts = {e.path[0]: e.value for e in inner if e.path and e.path[0] in _MEANS and e.value}
    wishes = [
        Wish(e.path[0] == "&", ".".join(e.path[1:]), e.value) for e in inner if e.path and e.path[0] in WISHES
    ]
    return Pattern((*inside, *entry.path[:cut]), facts, wishes) if facts else None


def apply(sheet: Sheet) -> None:
    """Say of each box what the patterns that it fits say, where it does not say otherwise itself."""
    check_parts(len(sheet.boxes) * len(sheet.patterns))
    for pattern in sheet.patterns:
        for path, box in sheet.boxes.items():
            if fits(pattern.path, path) and all(_is(box, wish) for wish in pattern.wishes):
                box.facts = {**pattern.facts, **box.facts}
                box.label = pattern.facts.get("label", box.label) if box.label is None else box.label


def fits(pattern: Path, path: Path) -> bool:
    """Whether a path is meant: a star stands for anything within one part, two for anything below."""
    if pattern and pattern[-1] == STAR * 2:
        return len(path) >= len(pattern) and fits(pattern[:-1], path[: len(pattern) - 1])
    return len(pattern) == len(path) and all(map(_part_fits, pattern, path))


def _part_fits(wish: str, part: str) -> bool:
    return fnmatchcase(part.casefold(), "*".join(map(escape, wish.casefold().split(STAR))))


def _is(box: Box, wish: Wish) -> bool:
    known = {"shape": "rectangle", "label": box.label or "", **box.facts}
    return (wish.name in known and wish.value in ("*", known[wish.name])) is wish.wanted
