"""The native file `*.mlsd.json`: stable key order and one element per line, so that diffs and merges read well."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlsd_board.catalog.locate import BOARD_SUFFIX
from mlsd_board.formats.errors import FormatError, NewerFormatError
from mlsd_board.formats.native.migrating import migrated
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Element, Record
from mlsd_board.model.integrity import faults

FORMAT = "mlsd-board"
VERSION = 2
SUFFIX = BOARD_SUFFIX
MAX_BYTES = 32_000_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF_ADVICE = "Look for a lone \\ud800 to \\udfff and remove it."
_WRITER = json.JSONEncoder(ensure_ascii=False)
_ORDER = ("page", "frame", "node", "connection", "note", "ink", "suppression")
_RANKS = {element: rank for rank, element in enumerate(_ORDER)}


class BoardFile(BaseModel):
    """A whole board file."""

    model_config = ConfigDict(extra="forbid", title="MLSD Board file")

    format: str = FORMAT
    version: int = Field(
        default=VERSION, description="The version of this format; programs refuse newer ones."
    )
    brief: Brief = Brief()
    elements: tuple[Element, ...] = ()


def dumps(design: Design) -> str:
    """The text of a board file. The same design always gives the same text."""
    return Writer().dumps(design)


class Writer:
    """Writes one board again and again: what has not changed since is not worked out anew."""

    def __init__(self) -> None:
        self._written: dict[str, tuple[Record, str]] = {}

    def dumps(self, design: Design, pause: Callable[[], object] = lambda: None) -> str:
        """As the function does; any thread may ask. `pause` is called before each element."""
        before, after = self._written, dict[str, tuple[Record, str]]()
        others = (r for r in design.records.values() if not isinstance(r, Brief))
        for _, id, record in sorted((_RANKS[r.element], r.id, r) for r in others):
            pause()
            known = before.get(id)
            after[id] = known if known and known[0] is record else (record, _line(_facts(record)))
        self._written = after
        return _text(design.brief, [line for _, line in after.values()])


def _text(brief: Brief, lines: list[str]) -> str:
    head = f'"format": "{FORMAT}",\n"version": {VERSION},\n"brief": {_brief_text(brief)}'
    text = f'{{\n{head},\n"elements": {_lines(lines) if lines else "[]"}\n}}\n'
    # Half a character, as badly cut text may hold, has no place in UTF-8 and must not keep a board from being saved.
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def loads(data: bytes) -> Design:
    """The design in a board file. Raises `FormatError` naming the JSON path at fault."""
    table = parse_json(data)
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        msg = "this is not a board file"
        raise FormatError(msg, advice=f'A board file is JSON with "format": "{FORMAT}".')
    _check_version(table.get("version"))
    try:
        file = BoardFile.model_validate(migrated(table, VERSION))
    except ValidationError as error:
        raise as_format_error(error) from error
    except RecursionError as error:
        raise FormatError(
            "the file is nested too deeply", advice="No board is; the file is damaged."
        ) from error
    return _design(file)


def parse_json(data: bytes) -> Any:
    """JSON in UTF-8, without the traps: no doubled keys, bounded size and depth. Raises `FormatError`."""
    if len(data) > MAX_BYTES:
        size = f"the file has {len(data) / 1e6:.0f} MB; boards may have {MAX_BYTES / 1e6:.0f} MB"
        raise FormatError(size, advice="Is it really a board?")
    if not data.strip():
        raise FormatError("the file is empty", advice="Restore it from a backup or from version control.")
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_no_doubles)
        _check_characters(text, found)
    except UnicodeDecodeError as error:
        raise FormatError("this is not UTF-8 text", where=f"byte {error.start}") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        advice = "If it was cut off or merged badly, restore it from a backup or from version control."
        raise FormatError(
            f"this is not valid JSON: {error.msg.removesuffix(' starting at')}", where=where, advice=advice
        ) from error
    except ValueError as error:
        # Python refuses to read whole numbers of thousands of digits.
        raise FormatError(
            "a number in the file has too many digits", advice="The file is damaged."
        ) from error
    except RecursionError as error:
        raise FormatError(
            "the file is nested too deeply", advice="No board is; the file is damaged."
        ) from error
    return found


def as_format_error(error: ValidationError) -> FormatError:
    """What pydantic found first, in our words, with the JSON path."""
    problems = error.errors(include_url=False)
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    reason = first["msg"].removeprefix("Value error, ")
    return FormatError(f"{reason[:1].lower()}{reason[1:]}{more}", where=json_path(first["loc"]))


def json_path(loc: Iterable[int | str]) -> str:
    """`elements[3].x` from pydantic's location; names of union members are left out."""
    path, after_number = "", False
    for part in loc:
        if isinstance(part, int):
            path += f"[{part}]"
        elif not (after_number and part in _ORDER) and part not in (
            "float",
            "int",
            "str",
            "bool",
            "tuple[union[bool,int,float,str],...]",
        ):
            path += f".{part}" if path else part
        after_number = isinstance(part, int)
    return path


def _check_version(version: object) -> None:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FormatError(f"the version must be a whole number from 1 to {VERSION}", where="version")
    if version > VERSION:
        msg = f"the board was written by a newer MLSD Board (format {version}; this program knows up to {VERSION})"
        raise NewerFormatError(
            msg, where="version", advice="Update MLSD Board to open it; the file is left as it is."
        )


def _design(file: BoardFile) -> Design:
    records: dict[str, Record] = {}
    for number, element in enumerate(file.elements):
        if element.id in records or element.id == file.brief.id:
            raise FormatError(f"the id {element.id!r} is used twice", where=f"elements[{number}].id")
        records[element.id] = element
    if file.brief != Brief():
        records[file.brief.id] = file.brief
    design = Design(records)
    for fault in faults(design):
        number = list(records).index(fault.record)
        raise FormatError(fault.reason, where=f"elements[{number}].{fault.field}")
    return design


def _brief_text(brief: Brief) -> str:
    """The brief with a line for each field; what happened in an attempt takes one line a moment, to be merged well."""
    facts = _plain(brief.model_dump(exclude_defaults=True))
    attempt = facts.pop("attempt", None)
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    if attempt is None:
        return text
    parts = [
        f'"{name}": {_lines(map(_line, value)) if name == "moments" else _line(value)}'
        for name, value in attempt.items()
    ]
    told = ",\n".join(parts)
    before = f"{text[:-2]},\n" if facts else "{\n"
    return f'{before} "attempt": {{\n{told}\n}}\n}}'


def _lines(entries: Iterable[str]) -> str:
    lines = ",\n".join(entries)
    return f"[\n{lines}\n]"


def _facts(record: Record) -> dict[str, Any]:
    first: dict[str, Any] = {"element": getattr(record, "element", ""), "id": record.id}
    if isinstance(record, Box):
        first |= {"x": record.x, "y": record.y, "width": record.width, "height": record.height}
    # In the order of the fields; what stands first stays there.
    return first | record.model_dump(exclude_defaults=True)


def _line(facts: Any) -> str:
    return _WRITER.encode(_plain(facts))


def _plain(value: Any) -> Any:
    """Whole floats as integers, so that a moved box reads `"x": 120`, not `"x": 120.0`."""
    kind = type(value)
    if kind is str:
        return value
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind is dict:
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if kind in (list, tuple) else value


def _check_characters(text: str, found: Any) -> None:
    if _ESCAPED_HALF.search(text) and _HALF_CHARACTER.search(json.dumps(found, ensure_ascii=False)):
        raise FormatError("a text in the file holds half a character", advice=_HALF_ADVICE)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FormatError(
            f"the key {twice!r} stands twice in one object", advice="Was the file merged badly?"
        )
    return table
