"""Cells that are parts of others: rows of tables and lists, and bare ports at the edge of a box."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mlsd_board.formats.drawio.cells import Cell
from mlsd_board.formats.drawio.figures import icon


def gathered(found: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells without such parts: their words are further lines of what they are parts of, and their edges end there."""
    inner: dict[str, list[Cell]] = {}
    for cell in found.values():
        if cell.kind == "vertex":
            inner.setdefault(cell.parent, []).append(cell)
    ends = {end for cell in found.values() if cell.kind == "edge" for end in (cell.source, cell.target)}
    whole = dict(found)
    became: dict[str, str] = {}
    for cell in found.values():
        rows = _rows(cell, inner, ends)
        if rows:
            words = [" ".join(filter(None, (part.label for part in row))) for row in rows]
            whole[cell.id] = replace(cell, label="\n".join(filter(None, [cell.label, *words])))
            became |= {part.id: cell.id for row in rows for part in row}
        elif cell.at and not cell.label and not icon(cell.style) and cell.id not in inner:
            became[cell.id] = cell.at
    return {id: _ended(cell, became) for id, cell in whole.items() if id not in became}


def _rows(cell: Cell, inner: Mapping[str, Sequence[Cell]], ends: set[str | None]) -> list[list[Cell]]:
    """The rows of a table or a list that holds nothing but words; none for other cells."""
    held = sorted(inner.get(cell.id, ()), key=_from_the_top)
    if cell.style.get("shape") == "table":
        rows = [[row, *sorted(inner.get(row.id, ()), key=_from_the_left)] for row in held]
        parts = [part for row in rows for part in row[1:]]
        return rows if not any(part.id in inner or icon(part.style) for part in parts) else []
    if (
        cell.style.get("childLayout") == "stackLayout"
        and held
        and all(_is_item(c) and c.id not in inner for c in held)
    ):
        return [[item] for item in held] if not any(item.id in ends for item in held) else []
    return []


def _is_item(cell: Cell) -> bool:
    style = cell.style
    bare = style.get("strokeColor") == "none" or "line" in style
    return bool({"text", "line"} & style.keys()) and bare and not icon(style)


def _from_the_top(cell: Cell) -> float:
    return cell.rect.y if cell.rect else 0.0


def _from_the_left(cell: Cell) -> float:
    return cell.rect.x if cell.rect else 0.0


def _ended(cell: Cell, became: Mapping[str, str]) -> Cell:
    source, target = (became.get(end or "", end) for end in (cell.source, cell.target))
    return (
        cell
        if (source, target) == (cell.source, cell.target)
        else replace(cell, source=source, target=target)
    )
