"""What of a board a format has no words for, told to the user: left out of the file, or inside for us alone to read."""

from collections.abc import Callable, Collection, Mapping

from mlsd_board.formats.contract import Exporter, ExportOptions, Part
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design

_ALONE = "The file does not carry the board: opened again, it is a diagram like any other, or a mere picture."


def left_out(design: Design, exporter: Exporter, options: ExportOptions) -> str:
    """One or two sentences on what the file will not show; empty where it shows everything."""
    omitted = _omitted(exporter, options)
    listed = _listed([words for part, said in _SAID.items() if part in omitted and (words := said(design))])
    if options.renderer in exporter.carries and options.embed:
        return f"Not shown in this format, but kept inside for MLSD Board: {listed}." if listed else ""
    lost = f"Not in this file: {listed}." if listed else ""
    return " ".join(filter(None, [lost, _ALONE if exporter.carries and design.records else ""]))


def _omitted(exporter: Exporter, options: ExportOptions) -> Collection[Part]:
    # Graphviz places everything itself, and draws neither strokes nor routes.
    return {*exporter.omits, *(("ink", "places") if options.renderer == "graphviz" else ())}


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _counted(count: int, one: str, many: str, before: str = "") -> str:
    return f"{before}{count} {one if count == 1 else many}" if count else ""


def _attributes(design: Design) -> str:
    told = [
        n for n in design.nodes.values() if n.attributes or n.rationale or n.deep_dive or n.rules or n.tag
    ]
    return _counted(len(told), "box", "boxes", "attributes and reasons of ")


def _details(design: Design) -> str:
    told = [
        c
        for c in design.connections.values()
        if c.mode or c.contract or c.step or c.delay_s is not None or c.calls_per_request is not None
    ]
    return _counted(len(told), "arrow", "arrows", "mode, delay or contract of ")


def _within(design: Design) -> str:
    def lies_in(box: str, frame: str) -> bool:
        return frame in design.frames and box in design.with_members([frame])

    about = [
        c for c in design.connections.values() if lies_in(c.source, c.target) or lies_in(c.target, c.source)
    ]
    return _counted(
        len(about), "arrow between a frame and its content", "arrows between a frame and its content"
    )


def _brief(design: Design) -> str:
    return (
        "the brief"
        if design.brief.model_dump(exclude={"title"}) != Brief().model_dump(exclude={"title"})
        else ""
    )


_SAID: Mapping[Part, Callable[[Design], str]] = {
    "places": lambda design: "places and sizes" if design.boxes else "",
    "kinds": lambda design: "components and kinds other than by name" if design.nodes else "",
    "attributes": _attributes,
    "details": _details,
    "within": _within,
    "folding": lambda d: _counted(
        sum(f.collapsed for f in d.frames.values()), "group folded away", "groups folded away"
    ),
    "frames": lambda design: _counted(len(design.frames), "frame", "frames"),
    "notes": lambda design: _counted(len(design.notes), "note", "notes"),
    "ink": lambda design: _counted(len(design.inks), "stroke of ink", "strokes of ink"),
    "brief": _brief,
    "set aside": lambda d: _counted(len(d.suppressions), "finding set aside", "findings set aside"),
}
