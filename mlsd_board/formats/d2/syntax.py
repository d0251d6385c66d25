"""A D2 text as a tree of entries: keys, edges, values and what stands in braces. No import is followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_number

_BLANK = re.compile(r"(?:[\s;]|#[^\n]*|\"\"\".*?\"\"\")*", re.DOTALL)
_SPACE = re.compile(r"(?:[ \t]|\\\r?\n)*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'', re.DOTALL)
_ARROW = re.compile(r"<-+>|<-+|-+>|--+")
_KEY = re.compile(
    r"(?:\\.|(?!-+>|<-|--)[^\s.:;{}<>|\"'\[\]()&]|(?<=[^\s.])[ \t]+(?=[^\s.:;{}<>|\-#]|-(?![->]))|[()\[\]&](?=\w)|(?<=[^\s.])[()])+"
)
_BLOCK = re.compile(r"(\|+[^\w\s]*)(\w*)")
_PLAIN = re.compile(r"(?:\\[^\n]|\\\n|(?!\s#)[^\n;{}])*")
_WISH = re.compile(r"(!?&)(?=\w)")
_REST = re.compile(r"[^\n;}]*")
_AGAIN = re.compile(r"\(([^\n()]*)\)\[(\d{1,6}|\*)\]")
_INDEX = re.compile(r"\[(?:\d+|\*)\]")
_TAKEN_IN = re.compile(r"(?:\.\.\.|@)(?:\$\{[^{}\n]*\}|[^\n;}])*")
_SUBSTITUTION = re.compile(r"\$\{([^{}]*)\}")
WISHES = ("&", "!&")
"""What a key begins with that says which boxes a pattern means."""
STAR = "\ue000"
"""The star of a pattern in a key; one in quotation marks is a star."""


@dataclass(slots=True)
class Entry:
    """One statement. `edge` are the paths and signs of a chain of arrows; `path` the key where there is none.

    Where arrows that are drawn already are spoken of, `again` is the number among those between the same ends, or a
    star for all of them, and `path` what is said. `blank` says that the value is an empty text.
    """

    line: int
    path: tuple[str, ...] = ()
    edge: tuple[tuple[str, ...] | str, ...] = ()
    value: str = ""
    block: str = ""
    inner: list["Entry"] = field(default_factory=list)
    opened: bool = False
    blank: bool = False
    again: str = ""


@dataclass(slots=True)
class Cursor:
    """Where reading has come to, and what could not be followed."""

    text: str
    place: int = 0
    remarks: list[str] = field(default_factory=list)
    depth: int = 0
    counted: tuple[int, int] = (0, 1)

    @property
    def line(self) -> int:
        at, number = self.counted
        number += self.text.count("\n", at, self.place)
        self.counted = (self.place, number)
        return number

    def peek(self) -> str:
        return self.text[self.place : self.place + 1]

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.place)
        self.place = found.end() if found else self.place


def parse(text: str) -> tuple[list[Entry], list[str]]:
    """The entries of a text, and remarks on what was passed over. Raises `FormatError`."""
    cursor = Cursor(text)
    entries = list(_entries(cursor))
    while cursor.place < len(text):  # a closing brace too many
        cursor.remarks.append(f"line {cursor.line}: }} closes nothing")
        cursor.place += 1
        entries += _entries(cursor)
    return entries, cursor.remarks


def substituted(text: str, known: dict[str, str]) -> str:
    """A text with `${name}` filled in where the variable is known."""
    return _SUBSTITUTION.sub(lambda found: known.get(found.group(1).strip(), found.group()), text)


def _entries(cursor: Cursor) -> Iterator[Entry]:
    while True:
        cursor.skip(_BLANK)
        if cursor.place >= len(cursor.text) or cursor.peek() == "}":
            return
        start = cursor.place
        entry = _entry(cursor)
        if entry:
            yield entry
        if cursor.place == start:
            line = cursor.line
            cursor.skip(_REST)
            cursor.place = max(cursor.place, start + 1)
            excerpt = " ".join(cursor.text[start : cursor.place].split())[:80]
            cursor.remarks.append(f"line {line}: not understood and left out: {excerpt!r}")


def _entry(cursor: Cursor) -> Entry | None:
    line = cursor.line
    if taken_in := _TAKEN_IN.match(cursor.text, cursor.place):
        _not_followed(taken_in.group(), line, cursor)
        cursor.place = taken_in.end()
        return None
    if (again := _AGAIN.match(cursor.text, cursor.place)) and (entry := _spoken_of(cursor, again)):
        return entry
    if wish := _WISH.match(cursor.text, cursor.place):
        cursor.place = wish.end()
        entry = Entry(line, path=(wish.group(1), *_path(cursor)))
        _value(cursor, entry)
        return entry
    if cursor.peek() == "(":
        _pass_over(cursor, line)
        return None
    chain = _chain(cursor)
    if not chain[0]:
        return None
    entry = Entry(line, edge=chain) if len(chain) > 2 else Entry(line, path=tuple(chain[0]))
    _value(cursor, entry)
    return entry


def _chain(cursor: Cursor) -> tuple[tuple[str, ...] | str, ...]:
    chain: list[tuple[str, ...] | str] = [_path(cursor)]
    while arrow := _ARROW.match(cursor.text, cursor.place):
        cursor.place = arrow.end()
        cursor.skip(_SPACE)
        path = _path(cursor)
        if not path:
            cursor.remarks.append(f"line {cursor.line}: an arrow leads nowhere and was left out")
            break
        chain += [arrow.group(), path]
        check_number((), range(len(chain) // 2))
    return tuple(chain)


def _spoken_of(cursor: Cursor, again: re.Match[str]) -> Entry | None:
    """`(a -> b)[0].style: …`: something about an arrow that is there already."""
    chain = _chain(Cursor(again.group(1)))
    if len(chain) != 3:
        return None
    entry = Entry(cursor.line, edge=chain, again=again.group(2))
    cursor.place = again.end()
    if cursor.peek() == ".":
        cursor.place += 1
        entry.path = _path(cursor)
    _value(cursor, entry)
    return entry


def _pass_over(cursor: Cursor, line: int) -> None:
    """What begins with a parenthesis and is said of no single arrow: mostly how several look."""
    start = cursor.place
    end = cursor.text.find(")", cursor.place)
    cursor.place = end + 1 if end >= 0 else cursor.place + 1
    while cursor.place < len(cursor.text) and cursor.peek() not in ":{\n;}":
        cursor.place += 1
    entry = Entry(line)
    _value(cursor, entry)
    said = cursor.text[start : cursor.place]
    if entry.value and "style" not in said:
        cursor.remarks.append(f"line {line}: said of an arrow drawn before, and passed over: {said[:80]!r}")


def _not_followed(said: str, line: int, cursor: Cursor) -> None:
    why = "other files are not read" if "@" in said else "what a variable holds is not put in whole"
    cursor.remarks.append(f"line {line}: {why}; passed over: {said.strip()[:80]}")


def _path(cursor: Cursor) -> tuple[str, ...]:
    parts: list[str] = []
    while True:
        cursor.skip(_SPACE)
        quoted = _QUOTED.match(cursor.text, cursor.place)
        found = quoted or _KEY.match(cursor.text, cursor.place)
        if not found:
            break
        spelled = (quoted.group(1) or quoted.group(2) or "") if quoted else found.group().replace("*", STAR)
        parts.append(spelled if quoted else spelled.strip())
        cursor.place = found.end()
        cursor.skip(_INDEX)
        cursor.skip(_SPACE)
        if len(parts) > DEEPEST:
            raise FormatError(
                "containers are nested too deeply", where=f"line {cursor.line}", advice=TOO_DEEP
            )
        if cursor.peek() != ".":
            break
        cursor.place += 1
    return tuple(parts)


def _value(cursor: Cursor, entry: Entry) -> None:
    cursor.skip(_SPACE)
    if cursor.peek() == ":":
        cursor.place += 1
        cursor.skip(_SPACE)
        _scalar(cursor, entry)
        cursor.skip(_SPACE)
    if cursor.peek() == "{":
        cursor.place += 1
        cursor.depth += 1
        if cursor.depth > DEEPEST:
            raise FormatError("containers are nested too deeply", where=f"line {entry.line}", advice=TOO_DEEP)
        entry.opened = True
        entry.inner = list(_entries(cursor))
        cursor.depth -= 1
        if cursor.peek() == "}":
            cursor.place += 1
        else:
            cursor.remarks.append(f"line {entry.line}: a {{ is not closed")


def _scalar(cursor: Cursor, entry: Entry) -> None:
    quoted = _QUOTED.match(cursor.text, cursor.place)
    if quoted:
        entry.value = (quoted.group(1) or quoted.group(2) or "").replace('\\"', '"')
        entry.blank = not entry.value
        cursor.place = quoted.end()
    elif cursor.peek() == "|":
        _block(cursor, entry)
    elif cursor.peek() == "[":
        end = cursor.text.find("]", cursor.place)
        start = cursor.place + 1
        cursor.place = end + 1 if end >= 0 else _end_of_line(cursor)
        entry.value = cursor.text[start : end if end >= 0 else cursor.place]
    else:
        start = cursor.place
        while cursor.place < len(cursor.text):
            cursor.skip(_PLAIN)
            if (
                not cursor.text.startswith("{", cursor.place)
                or cursor.text[cursor.place - 1 : cursor.place] != "$"
            ):
                break
            end = cursor.text.find("}", cursor.place)
            cursor.place = end + 1 if end >= 0 else _end_of_line(cursor)
        entry.value = cursor.text[start : cursor.place].replace("\\\n", " ").strip()
        if entry.value.startswith("@"):
            _not_followed(entry.value, entry.line, cursor)
            entry.value = ""


def _block(cursor: Cursor, entry: Entry) -> None:
    """`|md … |`: a text of several lines between bars."""
    opening = _BLOCK.match(cursor.text, cursor.place)
    if not opening:
        return
    closing = opening.group(1)[::-1]
    end = cursor.text.find(closing, opening.end())
    if end < 0:
        cursor.remarks.append(f"line {entry.line}: a block of text is not closed")
        end = _end_of_line(cursor)
        closing = ""
    entry.block = opening.group(2) or "md"
    entry.value = cursor.text[opening.end() : end].strip()
    cursor.place = end + len(closing)


def _end_of_line(cursor: Cursor) -> int:
    end = cursor.text.find("\n", cursor.place)
    return end if end >= 0 else len(cursor.text)
