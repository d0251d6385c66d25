"""The page of formats: what is read and written, and what stands in a board file."""

import inspect
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docs.generator import markdown
from docs.generator.markdown import code, table
from mlsd_board.formats import registry
from mlsd_board.formats.contract import Exporter, Importer
from mlsd_board.formats.native.codec import VERSION, BoardFile
from mlsd_board.model import brief
from mlsd_board.model.brief import Brief
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Suppression

_RECORDS: tuple[type[BaseModel], ...] = (Node, Connection, Frame, Note, Ink, Suppression, Brief)
_LOOSE = {"anyOf", "oneOf"}
_NODE_LINK = """\
What `networkx.node_link_data(G, edges="edges")` gives for a directed multigraph, and what `check`, `import` and the window
read. A node needs `id` and `component`; `label`, `rationale`, `deep_dive` and the attributes of its component stand beside
them. An edge needs `source` and `target`; without `kind` the kind is inferred from its ends. `graph.brief` holds the brief
under the names below.

Exported nodes also carry `x`, `y`, `width`, `height` (and `hidden` inside a collapsed group), exported edges `points`, the
drawn route as `[[x, y], …]`. What node-link JSON has no place for, such as frames, notes and ink, stands under
`graph.mlsd_board`, so nothing is lost on the way out and back. An unknown component is kept as a note and reported; a broken
file is refused with the JSON path at fault."""
_OMISSIONS = """\
What the format has no words for. It travels inside the file nevertheless (as comments, attributes or metadata that other
programs keep or ignore), and is back when the file is opened here, unless `--no-embed` is given; a CSV table carries nothing.
`export` and the export dialog list what of a board this is. *Kinds* are those of boxes and arrows, which are shown by name only; *attributes* go with the
reasons of a box; *details* are mode, delay and contract of an arrow; *within* are arrows between a frame and what lies in it."""
_PICTURES = """\
Pictures are drawn with the bundled font alone, the same on every machine. For letters it lacks (Chinese, Japanese, Korean,
Hebrew, Arabic …) a PNG and a PDF use a font of the system that has them, and a box where none has; an SVG or HTML page
leaves it to whoever shows it. A PDF has no colours for emoji, and joins Arabic letters where the font has their joined forms.

An SVG, PNG, PDF or HTML page carries the whole board (SVG in `<metadata>`, PNG in an `iTXt` chunk), unless `--no-embed` is given. Opening the
picture gives the board back. Named `*.mlsd.svg` and `*.mlsd.png`, a file manager knows them as boards too."""


def page() -> str:
    return markdown.page(
        "# Formats",
        table(("format", "`--format`", "file names", "read", "written", "renderers"), _rows()),
        "`--renderer board` draws as on the screen; `--renderer graphviz` lets Graphviz lay the board out afresh.",
        "## What a format does not show",
        _OMISSIONS,
        table(("format", "not shown"), _omitted()),
        "## Pictures",
        _PICTURES,
        "## Node-link JSON",
        _NODE_LINK,
        "## The board file",
        f"`*.mlsd.json`, version {VERSION}: JSON with `format`, `version`, `brief` and `elements`, keys in a fixed order and "
        "one element per line, so that versions of a board can be compared and merged. Fields that have their default are "
        "left out. A file of a newer version is refused and never overwritten. `mlsd-board schema` prints the JSON schema.",
        *map(_record, _RECORDS),
        *_parts_of_the_brief(),
    )


def _rows() -> Iterator[tuple[str, ...]]:
    reads, writes = registry.importers(), registry.exporters()
    for id in sorted({*reads, *writes}):
        found: list[Exporter | Importer] = [
            *([writes[id]] if id in writes else []),
            *([reads[id]] if id in reads else []),
        ]
        suffixes = sorted({suffix for form in found for suffix in form.suffixes})
        able = code(writes[id].renderers) if id in writes else ""
        yield (
            found[0].title,
            f"`{id}`",
            code(f"*{s}" for s in suffixes),
            _yes(id in reads),
            _yes(id in writes),
            able,
        )


def _omitted() -> Iterator[tuple[str, ...]]:
    for exporter in registry.exporters().values():
        if exporter.omits:
            yield exporter.title, ", ".join(exporter.omits)


def _yes(holds: bool) -> str:
    return "yes" if holds else ""


def _record(model: type[BaseModel]) -> str:
    schema = model.model_json_schema()
    needed = schema.get("required", [])
    rows = [
        (
            f"`{name}`",
            _type(field, schema.get("$defs", {})),
            "required" if name in needed else _default(field),
        )
        for name, field in schema["properties"].items()
        if name != "element"
    ]
    about = inspect.cleandoc(model.__doc__ or "")
    return "\n\n".join((f"### {model.__name__}", about, table(("field", "type", "default"), rows)))


def _parts_of_the_brief() -> Iterator[str]:
    names = sorted(BoardFile.model_json_schema()["$defs"].keys() - {m.__name__ for m in _RECORDS})
    found = {name: getattr(brief, name, None) for name in names}
    models = {
        name: part for name, part in found.items() if isinstance(part, type) and issubclass(part, BaseModel)
    }
    yield from (_record(models[name]) for name in names if name in models)


def _type(field: dict[str, Any], known: dict[str, Any]) -> str:
    """A JSON schema in words: its choices, its kind, or the record it refers to."""
    for key in _LOOSE & field.keys():
        kinds = [_type(part, known) for part in field[key] if part.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "$ref" in field:
        name = str(field["$ref"].rpartition("/")[2])
        return code(known[name]["enum"]) if "enum" in known[name] else name
    if "enum" in field:
        return code(field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        inner = field.get("items") or {}
        return f"list of {_type(inner, known)}" if inner else "pair of numbers"
    return str(field.get("type", "any"))


def _default(field: dict[str, Any]) -> str:
    value = field.get("default")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value in (None, "") or isinstance(value, dict | list) else f"`{value}`"
