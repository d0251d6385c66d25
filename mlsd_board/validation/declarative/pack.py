"""Rule packs: files of declarative rules, read whole or refused with every fault and its line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlsd_board.catalog.library import Library
from mlsd_board.validation.declarative.grammar import parse
from mlsd_board.validation.declarative.making import Declared, Wording
from mlsd_board.validation.declarative.vocabulary import GrammarError, Vocabulary
from mlsd_board.validation.layer import meant
from mlsd_board.validation.page import Page
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity

_Text = Annotated[str, Field(min_length=1)]


class PackError(Exception):
    """A rule pack that cannot be used: each line of the message names file, line and what is wrong."""


class Entry(BaseModel):
    """A `[[rule]]` as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,8}[0-9]{3}$")]
    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    severity: Severity = Severity.WARNING
    phase: Phase = Phase.OPERATE
    for_each: str | tuple[str, ...] | None = None
    when: str = "true"
    unless: str = "false"
    message: _Text
    missing: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    min_size: Annotated[int, Field(ge=0)] = 1
    summary: _Text
    what: str = ""
    why: _Text
    fix: _Text
    source: _Text
    question: _Text
    hints: tuple[_Text, _Text, _Text]
    limits: str = ""


def load_pack(path: Path, library: Library) -> tuple[Rule, ...]:
    """The rules of a pack, in their order. Raises `PackError` with all that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        msg = f"{path}: the rules cannot be read ({reason})"
        raise PackError(msg) from error
    entries = table.get("rule")
    if not isinstance(entries, list) or not entries or table.keys() != {"rule"}:
        msg = f"{path}: a rule pack consists of [[rule]] tables, at least one"
        raise PackError(msg)
    rules: list[Rule] = []
    faults: list[str] = []
    for number, entry in enumerate(entries):
        try:
            rules.append(_rule(entry, library, rules))
        except (ValidationError, _FaultError) as error:
            faults += (_told(path, text, number, entry, key, reason) for key, reason in _reasons(error))
    if faults:
        raise PackError("; ".join(faults))
    return tuple(rules)


class _FaultError(Exception):
    """A key of a rule, and what is wrong with its value."""


def _rule(table: Any, library: Library, before: list[Rule]) -> Rule:
    entry = Entry.model_validate(table)
    for key, taken in (("code", {r.code for r in before}), ("name", {r.name for r in before})):
        if getattr(entry, key) in taken:
            raise _FaultError(key, f"{getattr(entry, key)!r} is there already")
    words = Vocabulary(library, _types(entry, library))
    conditions = []
    for key, text in (("when", entry.when), ("unless", entry.unless)):
        try:
            conditions.append(parse(text, words))
        except GrammarError as error:
            raise _FaultError(key, str(error)) from error
    for component in entry.missing:
        if component not in library.components:
            reason = f"there is no component {component!r}{meant(component, library.components)}"
            raise _FaultError("missing", reason)
    try:
        wording = Wording.of(entry.message, words)
    except GrammarError as error:
        raise _FaultError("message", str(error)) from error
    check = Declared(words.types, conditions[0], conditions[1], wording, entry.missing)
    return Rule(
        check.violations,
        entry.code,
        entry.name,
        entry.severity,
        entry.phase,
        when=check.has_a_place,
        after=entry.after,
        min_size=entry.min_size,
        written=_page(entry),
    )


def _types(entry: Entry, library: Library) -> frozenset[str] | None:
    if entry.for_each is None:
        return None
    names = (entry.for_each,) if isinstance(entry.for_each, str) else entry.for_each
    try:
        return Vocabulary(library, None).components(names)
    except GrammarError as error:
        raise _FaultError("for_each", str(error)) from error


def _page(entry: Entry) -> Page:
    names = (entry.for_each,) if isinstance(entry.for_each, str) else entry.for_each
    where = f"Each box of {', '.join(names)}" if names else "The board as a whole"
    told = [
        where,
        *(f"{key} `{getattr(entry, key)}`" for key in ("when", "unless") if key in entry.model_fields_set),
    ]
    what = entry.what or f"{', '.join(told)}."
    return Page(
        entry.summary, what, entry.why, entry.fix, entry.source, entry.question, entry.hints, entry.limits
    )


def _reasons(error: ValidationError | _FaultError) -> Iterator[tuple[str, str]]:
    if isinstance(error, _FaultError):
        yield error.args
        return
    for fault in error.errors(include_url=False):
        key = str(fault["loc"][0]) if fault["loc"] else ""
        if fault["type"] == "extra_forbidden":
            yield key, f"there is no such key{meant(key, Entry.model_fields)}"
        elif fault["type"] == "missing":
            yield key, "this is required"
        else:
            yield key, f"{fault['msg']}, not {fault['input']!r}"


def _told(path: Path, text: str, number: int, entry: Any, key: str, reason: str) -> str:
    code = entry.get("code") if isinstance(entry, dict) else None
    which = code if isinstance(code, str) else f"rule {number + 1}"
    return f"{path}:{_line(text, number, key)}: {which}: {f'{key}: ' if key else ''}{reason}"


def _line(text: str, number: int, key: str) -> int:
    """The line of a key in the rule of this number, else the line where that rule begins."""
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*rule\s*\]\]", line)]
    if number >= len(starts):
        return 1
    end = starts[number + 1] if number + 1 < len(starts) else len(lines)
    inside = range(starts[number], end)
    mark = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=")
    return next((n for n in inside if key and mark.match(lines[n])), starts[number]) + 1
