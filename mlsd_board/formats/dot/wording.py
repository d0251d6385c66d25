"""Text made fit for Graphviz: nothing in it is read as markup, an escape, an entity or a port."""

import re
from collections.abc import Iterable

import graphviz

from mlsd_board.drawing.pieces.wording import lines, one_line
from mlsd_board.layout.text import Face, wrap
from mlsd_board.model.ids import fresh_id

LONGEST = 2000
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")


def label(text: str) -> str:
    """One line of text, quoted for a label or tooltip."""
    return quoted([one_line(text)[:LONGEST]])


def wrapped(text: str, size: float, width: float, most_lines: int) -> list[str]:
    """The text in lines that fit `width` points at a font size of `size` points."""
    return wrap(lines(text), size, Face.REGULAR, width, most_lines)


def quoted(rows: Iterable[str]) -> str:
    r"""Rows joined by the escape `\n`, everything in them taken literally."""
    # The type made here tells the graphviz package not to take "<…>" for HTML.
    text: str = graphviz.nohtml(r"\n".join(_escaped(row) for row in rows))
    return text


def safe_names(ids: Iterable[str]) -> dict[str, str]:
    """A name for each id that Graphviz takes as it is; plain ids stay themselves."""
    wanted = sorted(ids)
    names = {id: id for id in wanted if _PLAIN_NAME.fullmatch(id)}
    taken = set(names)
    for id in wanted:
        if id not in names:
            names[id] = fresh_id(id, taken)
            taken.add(names[id])
    return names


def _escaped(line: str) -> str:
    return _ENTITY.sub("&amp;", line.replace("\\", "\\\\"))
