"""Reads D2 diagrams."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram

_ARROW = re.compile(r"<-+>|<-+|-+>")
_KEY = re.compile(r"[\w\"'][\w\"' .&/()-]*")


def _accepts(data: bytes) -> bool:
    """Whether every line may be D2, and one is an arrow: D2 has no mark of its own."""
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    lines = [line for line in lines if line.strip("{}") and not line.startswith("#")]
    return all(map(_fits, lines)) and any(map(_is_arrow, lines))


def _fits(line: str) -> bool:
    key, colon, _ = line.partition(":")
    return bool(colon and _KEY.fullmatch(key)) or _is_arrow(line)


def _is_arrow(line: str) -> bool:
    ends = _ARROW.split(line.partition(":")[0].rstrip(" {"))
    return len(ends) > 1 and all(_KEY.fullmatch(end.strip()) for end in ends)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.d2 import reader as d2
    from mlsd_board.formats.eraser import reader as eraser

    # Eraser's language looks much like D2, and is saved under its name.
    return eraser.read(data) if eraser.is_eraser(data.decode("utf-8", "replace")) else d2.read(data)


IMPORTER = foreign("d2", "D2 diagram", (".d2",), _accepts, _read, by_name=True)
