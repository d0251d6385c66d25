"""The arrows of a D2 board: drawn from key to key, between all that fits a pattern, and spoken of again."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from mlsd_board.formats.d2.keywords import RESERVED
from mlsd_board.formats.d2.patterns import fits
from mlsd_board.formats.d2.sheet import Path, Sheet, is_gone, mention, resolved
from mlsd_board.formats.d2.syntax import STAR, Entry
from mlsd_board.formats.parsed.limits import check_number


def join(entry: Entry, inside: Path, sheet: Sheet) -> None:
    """Draw a chain of arrows; patterns, and what is said of arrows again, wait until all else is known."""
    if entry.again or any(STAR in part for path in _paths(entry) for part in path):
        sheet.later.append((entry, inside))
    else:
        ends = [resolved(path, inside, sheet) for path in _paths(entry)]
        for end in ends:
            if end:
                mention(end, entry.line, sheet)
        for source, sign, target in zip(ends, _signs(entry), ends[1:], strict=False):
            if source and target:
                sheet.arrows.append((source, sign, target, entry))


def join_later(sheet: Sheet) -> None:
    """Follow patterns, by which no box is joined to itself, and what is said again."""
    for entry, inside in sheet.later:
        if entry.again:
            _say_more(entry, inside, sheet)
            continue
        ends = [list(_fitting(path, inside, entry.line, sheet)) for path in _paths(entry)]
        for sources, sign, targets in zip(ends, _signs(entry), ends[1:], strict=False):
            for source, target in product(sources, targets):
                if source != target:
                    sheet.arrows.append((source, sign, target, entry))
                    check_number(sheet.boxes, sheet.arrows)


def _say_more(entry: Entry, inside: Path, sheet: Sheet) -> None:
    """`(a -> b)[0].label: …`: the words of an arrow that is there, its looks, or that it goes."""
    wanted = [(*inside, *path) for path in _paths(entry)]
    meant = [
        number
        for number, (source, sign, target, _) in enumerate(sheet.arrows)
        if sign == _signs(entry)[0] and fits(wanted[0], source) and fits(wanted[1], target)
    ]
    if entry.again != "*":
        meant = meant[int(entry.again) :][:1]
    if not meant:
        sheet.remarks.append(f"line {entry.line}: speaks of an arrow that is not there; passed over")
    for number in reversed(meant):
        source, sign, target, said = sheet.arrows[number]
        if entry.value == "null" and not entry.path:
            del sheet.arrows[number]
            continue
        named = entry.path in ((), ("label",)) and bool(entry.value)
        more = [*entry.inner, *([Entry(entry.line, entry.path, value=entry.value)] if entry.path else [])]
        again = replace(said, value=entry.value if named else said.value, inner=[*said.inner, *more])
        sheet.arrows[number] = (source, sign, target, again)


def _fitting(path: Path, inside: Path, line: int, sheet: Sheet) -> Iterator[Path]:
    if not any(STAR in part for part in path):
        end = resolved(path, inside, sheet)
        mention(end, line, sheet)
        yield end
        return
    for known in list(sheet.boxes):
        if fits((*inside, *path), known) and not is_gone(known, sheet):
            yield known


def _paths(entry: Entry) -> list[Path]:
    paths = [path for path in entry.edge[::2] if isinstance(path, tuple)]
    return [tuple(part for part in path if part not in RESERVED) for path in paths]


def _signs(entry: Entry) -> list[str]:
    return [sign for sign in entry.edge[1::2] if isinstance(sign, str)]
