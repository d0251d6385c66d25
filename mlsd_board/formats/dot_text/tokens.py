"""A DOT text cut into tokens: names, quoted texts, HTML labels and signs, each with its line."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import check_parts

_SKIP = re.compile(r"(?:\s+|//[^\n]*|(?<!=)\#[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME = re.compile(
    r"-?(?:\.\d+|\d+(?:\.\d*)?)(?![A-Za-z_])|[A-Za-z_0-9\u0080-\uffff.%$@-]+?(?=->|--|[^A-Za-z_0-9\u0080-\uffff.%$@-]|$)"
)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_CONCAT = re.compile(r'\s*\+\s*(?=")')
_SIGN = re.compile(r"->|--|[{}\[\];,=:]")


class Token(NamedTuple):
    """`kind` is a name, a quoted text, HTML, or a sign."""

    kind: Literal["name", "quoted", "html", "sign"]
    text: str
    line: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a DOT text. Raises `FormatError` where a text is not closed."""
    place, line, counted, number = 0, 1, 0, 0
    while place < len(text):
        if skipped := _SKIP.match(text, place):
            place = skipped.end()
            continue
        line += text.count("\n", counted, place)
        counted = place
        token, place = _token(text, place, line)
        if token:
            number += 1
            check_parts(number)
            yield token


def _token(text: str, place: int, line: int) -> tuple[Token | None, int]:
    if text[place] == '"':
        return _quoted(text, place, line)
    if text[place] == "<":
        return _html(text, place, line)
    if sign := _SIGN.match(text, place):
        return Token("sign", sign.group(), line), sign.end()
    if name := _NAME.match(text, place):
        return Token("name", name.group(), line), name.end()
    return None, place + 1


def _quoted(text: str, place: int, line: int) -> tuple[Token, int]:
    parts = []
    while True:
        found = _QUOTED.match(text, place)
        if not found:
            raise FormatError(
                "a quotation mark is not closed", where=f"line {line}", advice='Add the " that is missing.'
            )
        parts.append(found.group(1).replace("\\\n", "").replace('\\"', '"'))
        more = _CONCAT.match(text, found.end())
        if not more:
            return Token("quoted", "".join(parts), line), found.end()
        place = more.end()


def _html(text: str, place: int, line: int) -> tuple[Token, int]:
    depth = 0
    for end in range(place, len(text)):
        if text[end] == "<":
            depth += 1
        elif text[end] == ">":
            depth -= 1
            if depth == 0:
                return Token("html", text[place + 1 : end], line), end + 1
    raise FormatError(
        "an HTML label is not closed", where=f"line {line}", advice="Add the > that is missing."
    )
