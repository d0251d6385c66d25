"""Writes a design document down from its template."""

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.document.outline import outlined
from mlsd_board.formats.picture import picture
from mlsd_board.model.design import Design

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])")


def markdown(design: Design, options: ExportOptions, picture_name: str) -> str:
    """The document in Markdown, which shows the picture in a file beside it."""
    text = _template("design.md.j2").render(document=outlined(design, options), picture=picture_name)
    return str(text).strip() + "\n"


def html(design: Design, options: ExportOptions) -> str:
    """The document as one HTML file, the picture inside."""
    drawn = picture(design, options, embed=options.embed).partition("\n")[2]
    template = _template("design.html.j2")
    return str(
        template.render(document=outlined(design, options), picture=drawn, theme=load_theme(options.theme))
    )


@dataclass(frozen=True, slots=True)
class _Markdown:
    """A text of the user's, which Markdown keeps from being markup its own way."""

    text: object

    def __html__(self) -> str:
        return escaped_md(self.text)


def escaped_md(text: object) -> str:
    """A text that Markdown shows as it is, on one line."""
    line = " ".join(str(text).split())
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _MARKS.sub(r"\\\1", line))


def _template(name: str) -> Any:
    # The library that fills templates is slow to import, and only documents need it.
    import jinja2

    surroundings = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    surroundings.filters["md"] = _Markdown
    source = (files("mlsd_board.formats.document") / name).read_text(encoding="utf-8")
    return surroundings.from_string(source)
