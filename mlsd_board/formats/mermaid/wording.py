"""Text and names made fit for Mermaid: nothing in them is read as markup, an entity or a word of the language."""

import re
from collections.abc import Iterable

from mlsd_board.model.ids import fresh_id

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}")
_RESERVED = re.compile(
    r"(?i:end|graph|flowchart(_elk)?|subgraph|style|linkstyle|classdef|class|click|call|href|default|direction|interpolate"
    r"|acctitle|accdescr|tb|td|bt|rl|lr|[ovx]|l\d+)"
)
_TRAP = re.compile(r'[#&"<>*`\\{}\[\]|;%]')


def quoted(text: str) -> str:
    """The text between quotation marks, line feeds as line breaks."""
    rows = (_TRAP.sub(lambda found: f"#{ord(found[0])};", row) for row in text.split("\n"))
    return f'"{"<br/>".join(rows) or " "}"'


def safe_names(ids: Iterable[str]) -> dict[str, str]:
    """A name for each id that Mermaid takes as it is; plain ids stay themselves."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in sorted(ids, key=lambda id: (not _is_plain(id), id)):
        names[id] = id if _is_plain(id) else fresh_id(f"n_{re.sub(r'[^A-Za-z0-9_]+', '_', id)[:40]}", taken)
        taken.add(names[id])
    return names


def _is_plain(id: str) -> bool:
    return bool(_PLAIN.fullmatch(id)) and not _RESERVED.fullmatch(id)
