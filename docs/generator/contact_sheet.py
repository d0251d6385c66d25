"""All reference designs on one sheet, drawn plainly enough for the file to stay small."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import Template
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.primitives import Command, Drawing, Group, Path, Text
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.theme import Theme, load_theme
from mlsd_board.formats.svg_text import FONT_STACK
from mlsd_board.model.design import Design

_COLUMNS = 3
_WIDE = 1480
_CAPTION, _BELOW = 90, 60


def sheet(boards: Iterable[tuple[Template, Design]], library: Library) -> str:
    """The text of an SVG file with every board under its title."""
    theme = load_theme("light")
    drawn = [(template, design, compose(design, library, theme, margin=0.0)) for template, design in boards]
    cells, top = [], 0.0
    for start in range(0, len(drawn), _COLUMNS):
        row = drawn[start : start + _COLUMNS]
        cells += [_cell(*board, theme, column * _WIDE, top) for column, board in enumerate(row)]
        top += _CAPTION + max(drawing.bounds.height for *_, drawing in row) + _BELOW
    width, height = _COLUMNS * _WIDE, round(top)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width // 4}" '
        f'height="{height // 4}" font-family="{FONT_STACK}" stroke-linejoin="round">'
    )
    ground = f'<path d="M0 0H{width}V{height}H0Z" fill="{theme.background}"/>'
    return "\n".join([head, "<title>The reference designs</title>", ground, *cells, "</svg>"]) + "\n"


def _cell(template: Template, design: Design, drawing: Drawing, theme: Theme, left: float, top: float) -> str:
    bounds = drawing.bounds
    x, y = left + (_WIDE - bounds.width) / 2 - bounds.x, top + _CAPTION - bounds.y
    caption = (
        f'<text x="{bounds.x:.0f}" y="{bounds.y - 24:.0f}" font-size="34" font-weight="600" '
        f'fill="{theme.ink}">{escape(template.title)}</text>'
    )
    parts = (caption, *_frames(drawing), *_lines(design, theme), *_filled(drawing), *_titles(drawing, theme))
    return "\n".join([f'<g transform="translate({x:.0f} {y:.0f})">', *parts, "</g>"])


def _frames(drawing: Drawing) -> Iterator[str]:
    for group in drawing.items:
        if group.role == "frame" and len(group.children) == 1:
            yield from (_painted([path], path.fill, path.stroke) for path in _paths(group))


def _lines(design: Design, theme: Theme) -> Iterator[str]:
    """All lines of one kind as one path."""
    found = defaultdict(list)
    for id, route in routes(design).items():
        steps = " ".join(f"{point.x:.0f} {point.y:.0f}" for point in route.points)
        found[theme.line(design.connections[id].kind).colour].append(f"M{steps}")
    for colour, lines in sorted(found.items()):
        yield f'<path d="{"".join(lines)}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _filled(drawing: Drawing) -> Iterator[str]:
    """Boxes and the heads of arrows, those of one colour as one path."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for group in drawing.items:
        if group.role == "connection" or (group.role in ("node", "frame") and len(group.children) > 1):
            for path in _paths(group):
                if path.fill and (group.role == "connection" or path.stroke):
                    found[path.fill, path.stroke].append(path)
    for (fill, stroke), paths in sorted(found.items()):
        yield _painted(paths, fill, stroke)


def _titles(drawing: Drawing, theme: Theme) -> Iterator[str]:
    yield f'<g fill="{theme.ink}" font-size="13" font-weight="600">'
    for group in drawing.items:
        for text in group.children if group.role in ("node", "frame", "label") else ():
            if isinstance(text, Text) and text.weight == "semibold":
                yield f'<text x="{text.at.x:.0f}" y="{text.at.y:.0f}">{escape(text.text)}</text>'
    yield "</g>"


def _paths(group: Group) -> Iterator[Path]:
    return (child for child in group.children if isinstance(child, Path))


def _painted(paths: Iterable[Path], fill: str, stroke: str) -> str:
    line = f' stroke="{stroke[:7]}"' if stroke else ""
    strength = f' fill-opacity="{int(fill[7:], 16) / 255:.2f}"' if len(fill) > 7 else ""
    return f'<path d="{"".join(map(_outline, paths))}" fill="{fill[:7]}"{strength}{line}/>'


def _outline(path: Path) -> str:
    return "".join(map(_step, path.commands))


def _step(command: Command) -> str:
    letter, *numbers = command
    return letter + " ".join(f"{number:.0f}" for number in numbers)
