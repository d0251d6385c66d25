"""A drawing as SVG 1.1: plain paths and text that look the same in a browser, in Inkscape and in Office."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from mlsd_board.drawing.pieces.typesetting import FACES
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Command, Drawing, Group, Path, Primitive, Text
from mlsd_board.layout.text import FAMILY, SVG_FONT_STYLE, text_width

FONT_STACK = f"{FAMILY}, Helvetica, Arial, sans-serif"
# Scripts the bundled font has, whose letters stand side by side; the width of others is only estimated.
_MEASURED = re.compile(
    r"[ -~\u00a0-\u02af\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203a\u20a0-\u20bf×−≈≤≥→←]{2,}"
)
_WEIGHTS = {"regular": "400", "semibold": "600"}


def svg_text(drawing: Drawing, *, title: str | None = "", description: str = "", metadata: str = "") -> str:
    """The file's text; the same drawing always gives the same text. `metadata` is put in as it is; a title may be None."""
    ids = _Ids()
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening(drawing),
        *([f"<title>{_words(title or 'ML system design')}</title>"] if title is not None else ()),
        *([f"<desc>{_words(description)}</desc>"] if description else ()),
        *([metadata] if metadata else ()),
        f'<path d="{_frame(drawing)}"{_paint("fill", drawing.background)}/>',
        *(line for group in drawing.items for line in _group(group, ids)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def shown_ids(drawing: Drawing) -> dict[str, str]:
    """The id in the SVG by the id of each element, the first where an element is drawn in several groups."""
    ids, found = _Ids(), dict[str, str]()

    def walk(groups: Iterable[Primitive]) -> None:
        for group in groups:
            if isinstance(group, Group):
                found.setdefault(group.id, ids.of(group.id))
                walk(group.children)

    walk(drawing.items)
    return found


def _opening(drawing: Drawing) -> str:
    b = drawing.bounds
    facts = {
        "xmlns": "http://www.w3.org/2000/svg",
        "version": "1.1",
        "width": number(b.width),
        "height": number(b.height),
        "viewBox": " ".join(number(value) for value in b),
        "font-family": FONT_STACK,
        "style": SVG_FONT_STYLE,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    attributes = " ".join(f'{name}="{value}"' for name, value in facts.items())
    return f"<svg {attributes}>"


def number(value: float) -> str:
    """A coordinate with at most two decimals and no more digits than it needs."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class _Ids:
    """Ids that are safe in XML and in links, each given out once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, wanted: str) -> str:
        stem = "el-" + re.sub(r"[^A-Za-z0-9_.-]+", "_", wanted)[:80]
        found, count = stem, 1
        while found in self._taken:
            count += 1
            found = f"{stem}-{count}"
        self._taken.add(found)
        return found


def _frame(drawing: Drawing) -> str:
    b = drawing.bounds
    left, top, right, bottom = (number(v) for v in (b.x, b.y, b.right, b.bottom))
    return f"M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z"


def _group(group: Group, ids: _Ids) -> Iterator[str]:
    yield f'<g id="{ids.of(group.id)}" class="{group.role}">'
    if group.title:
        yield f"<title>{_words(group.title)}</title>"
    for child in group.children:
        yield from _primitive(child, ids)
    yield "</g>"


def _primitive(primitive: Primitive, ids: _Ids) -> Iterator[str]:
    if isinstance(primitive, Group):
        yield from _group(primitive, ids)
    elif isinstance(primitive, Path):
        yield _path(primitive)
    else:
        yield _text(primitive)


def _path(path: Path) -> str:
    line = ""
    if path.stroke:
        line = _paint("stroke", path.stroke) + f' stroke-width="{number(path.width)}"'
        if path.dash:
            line += f' stroke-dasharray="{" ".join(number(length) for length in path.dash)}"'
    return f'<path d="{_data(path.commands)}"{_paint("fill", path.fill)}{line}/>'


def _data(commands: tuple[Command, ...]) -> str:
    return "".join(f"{c[0]}{' '.join(number(float(value)) for value in c[1:])}" for c in commands)


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    place = f'x="{number(text.at.x)}" y="{number(text.at.y)}" font-size="{number(text.size)}"'
    weight = f' font-weight="{_WEIGHTS[text.weight]}"'
    paint = _paint("fill", text.fill)
    return f"<text {place}{weight}{anchor}{_length(text)}{paint}>{_words(text.text)}</text>"


def _length(text: Text) -> str:
    """The measured width, so that a reader without the font still keeps the words inside their boxes."""
    if not _MEASURED.fullmatch(text.text):
        return ""
    width = text_width(text.text, text.size, FACES[text.weight])
    return f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'


def _paint(name: str, colour: str) -> str:
    """The attribute for a colour; SVG 1.1 wants the opacity of '#rrggbbaa' apart."""
    if not colour:
        return f' {name}="none"' if name == "fill" else ""
    plain = f" {name}={quoteattr(colour[:7])}"
    return plain + (f' {name}-opacity="{number(int(colour[7:9], 16) / 255)}"' if len(colour) == 9 else "")


def _words(text: str) -> str:
    return escape(one_line(text))
