"""A drawing as text a person can review: one line per primitive, whole shapes as place and size."""

import os
from collections.abc import Iterator
from pathlib import Path as FilePath

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing, Group, Path, Primitive
from mlsd_board.model.geometry import Rect

GOLDEN = FilePath(__file__).parent / "golden"
ACCEPT = "MLSD_ACCEPT"


def readable(drawing: Drawing) -> str:
    lines = [f"drawing {_rect(drawing.bounds)} on {drawing.background}"]
    for group in drawing.items:
        lines += _lines(group, "")
    return "\n".join(lines) + "\n"


def matches_golden(drawing: Drawing, name: str) -> None:
    """Compare with `golden/<name>.txt`; set MLSD_ACCEPT=1 to take the new drawing as right."""
    file = GOLDEN / f"{name}.txt"
    found = readable(drawing)
    if os.environ.get(ACCEPT) == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert file.is_file(), f"there is no {file.name}: look at the drawing, then run with {ACCEPT}=1"
    assert found == file.read_text(encoding="utf-8"), (
        f"if this is meant, run with {ACCEPT}=1 and review the diff"
    )


def _lines(primitive: Primitive, indent: str) -> Iterator[str]:
    if isinstance(primitive, Group):
        yield f"{indent}{primitive.role} {primitive.id}" + (
            f" — {primitive.title}" if primitive.title else ""
        )
        for child in primitive.children:
            yield from _lines(child, indent + "  ")
    elif isinstance(primitive, Path):
        yield f"{indent}path {_path(primitive)}"
    else:
        x, y = primitive.at
        style = f"{primitive.size:g} {primitive.weight} {primitive.anchor} {primitive.fill}"
        yield f"{indent}text {primitive.text!r} at {x:.1f},{y:.1f} {style}"


def _path(path: Path) -> str:
    fill = f" fill {path.fill}" if path.fill else ""
    stroke = f" stroke {path.stroke} {path.width:g}" if path.stroke else ""
    dash = f" dash {','.join(f'{length:g}' for length in path.dash)}" if path.dash else ""
    place = extent([path])
    shape = "".join(command[0] for command in path.commands)
    return f"{shape} {_rect(place) if place else 'nowhere'}{fill}{stroke}{dash}"


def _rect(rect: Rect) -> str:
    return f"{rect.x:.1f},{rect.y:.1f} {rect.width:.1f}×{rect.height:.1f}"
