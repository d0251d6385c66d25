"""The elements of an Excalidraw scene as plain tables, with every field that a scene of its own has."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from mlsd_board.layout.text import Face, text_width
from mlsd_board.model.geometry import Point, Rect

Table = dict[str, Any]
LINE_HEIGHT = 1.25
_PLAIN_FONT, _HAND_FONT = 2, 5
_ARROW_GAP = 2


class Pen:
    """Makes elements: deterministic where Excalidraw itself rolls dice, rough for the hand-drawn theme only."""

    def __init__(self, *, rough: bool) -> None:
        self._rough = rough

    def element(self, type: str, id: str, rect: Rect, colour: str, **more: object) -> Table:
        """What all elements share."""
        dice = zlib.crc32(id.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF
        place = {name: round(v, 2) for name, v in zip(("x", "y", "width", "height"), rect, strict=True)}
        table: Table = {"id": id, "type": type, **place, "angle": 0, "strokeColor": colour}
        table |= {"backgroundColor": "transparent", "fillStyle": "solid", "strokeWidth": 1}
        table |= {"strokeStyle": "solid", "roughness": int(self._rough), "opacity": 100, "groupIds": []}
        table |= {"frameId": None, "roundness": None, "seed": dice or 1, "version": 1, "versionNonce": dice}
        table |= {"isDeleted": False, "boundElements": [], "updated": 1, "link": None, "locked": False}
        return table | more

    def box(self, id: str, rect: Rect, colour: str, fill: str, **more: object) -> Table:
        """A rectangle with round corners."""
        facts = {"backgroundColor": fill or "transparent", "roundness": {"type": 3}}
        return self.element("rectangle", id, rect, colour, **(facts | more))

    def text(self, holder: Table, lines: Sequence[str], size: float, colour: str, **more: object) -> Table:
        """Words bound to a box or an arrow, which then knows of them too."""
        id = f"{holder['id']}-text"
        holder["boundElements"].append({"type": "text", "id": id})
        facts: Table = {"fontSize": size, "fontFamily": _HAND_FONT if self._rough else _PLAIN_FONT}
        facts |= {"text": "\n".join(lines), "originalText": "\n".join(lines), "lineHeight": LINE_HEIGHT}
        facts |= {
            "textAlign": "center",
            "verticalAlign": "middle",
            "containerId": holder["id"],
            "autoResize": True,
        }
        width = max((text_width(line, size, Face.REGULAR) for line in lines), default=0.0)
        extent = (width, len(lines) * size * LINE_HEIGHT)
        rect = _within(
            holder, extent, str(more.get("verticalAlign", "middle")), str(more.get("textAlign", "center"))
        )
        return self.element("text", id, rect, colour, **(facts | more))

    def arrow(
        self, id: str, points: Sequence[Point], colour: str, ends: Sequence[Table], **more: object
    ) -> Table:
        """An arrow along a line, bound to the elements at its ends, which then know of it too."""
        start = points[0]
        xs, ys = [p.x for p in points], [p.y for p in points]
        rect = Rect(start.x, start.y, max(xs) - min(xs), max(ys) - min(ys))
        facts: Table = {"points": [[round(p.x - start.x, 2), round(p.y - start.y, 2)] for p in points]}
        facts |= {
            "lastCommittedPoint": None,
            "startArrowhead": None,
            "endArrowhead": "triangle",
            "elbowed": False,
        }
        for name, end in zip(("startBinding", "endBinding"), ends, strict=True):
            facts[name] = {"elementId": end["id"], "focus": 0, "gap": _ARROW_GAP}
        for end in {end["id"]: end for end in ends}.values():
            end["boundElements"].append({"type": "arrow", "id": id})
        return self.element("arrow", id, rect, colour, **(facts | more))

    def stroke(self, id: str, points: Sequence[Point], colour: str, width: float) -> Table:
        """A free line of the pen."""
        start = points[0]
        xs, ys = [p.x for p in points], [p.y for p in points]
        rect = Rect(start.x, start.y, max(xs) - min(xs), max(ys) - min(ys))
        facts = {"points": [[round(p.x - start.x, 2), round(p.y - start.y, 2)] for p in points]}
        pen = {"pressures": [], "simulatePressure": True, "strokeWidth": width, "lastCommittedPoint": None}
        return self.element("freedraw", id, rect, colour, **facts, **pen)


def scene(elements: Sequence[Table], background: str) -> Table:
    """A whole file."""
    state: Mapping[str, object] = {"gridSize": None, "viewBackgroundColor": background}
    kind = {"type": "excalidraw", "version": 2, "source": "mlsd-board"}
    return {**kind, "elements": list(elements), "appState": state, "files": {}}


def _within(holder: Table, extent: tuple[float, float], vertical: str, horizontal: str) -> Rect:
    """Where words of an extent lie in a box, or on the middle of an arrow."""
    width, height = extent
    x = holder["x"] + (8 if horizontal == "left" else (holder["width"] - width) / 2)
    y = holder["y"] + (6 if vertical == "top" else (holder["height"] - height) / 2)
    if holder["type"] == "arrow":
        points = holder["points"]
        left, top = points[len(points) // 2] if len(points) > 2 else [c / 2 for c in points[-1]]
        x, y = holder["x"] + left - width / 2, holder["y"] + top - height / 2
    return Rect(x, y, width, height)
