"""The same picture drawn in every format: each box, group, arrow and text is on the board, and the counts add up."""

import html
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.importers.reading import imported

WORDS = (
    "Raw data",
    "p99 < 5 ms",
    "A & B",
    "C#",
    "50 %",
    "a -> b",
    "x: y; z",
    "it's",
    "List<String>",
    "日本",
    "end",
)


@dataclass(frozen=True)
class Picture:
    """Boxes with the group each lies in, if any, and arrows by the numbers of their ends."""

    boxes: tuple[tuple[str, int | None], ...]
    groups: int
    arrows: tuple[tuple[int, int, str], ...]

    def inside(self, group: int | None) -> list[tuple[int, str]]:
        return [(n, label) for n, (label, home) in enumerate(self.boxes) if home == group]


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    groups = draw(st.integers(0, 3))
    homes = draw(
        st.lists(st.none() if not groups else st.none() | st.integers(0, groups - 1), min_size=1, max_size=6)
    )
    boxes = tuple((f"{draw(st.sampled_from(WORDS))} {n}", home) for n, home in enumerate(homes))
    # A group that holds nothing is a box to most formats.
    held = sorted({home for home in homes if home is not None})
    boxes = tuple((label, held.index(home) if home is not None else None) for label, home in boxes)
    ends = st.integers(0, len(boxes) - 1)
    arrows = draw(st.lists(st.tuples(ends, ends, st.sampled_from(("", "reads", "99 %"))), max_size=5))
    return Picture(boxes, len(held), tuple(arrow for arrow in arrows if arrow[0] != arrow[1]))


def mermaid(picture: Picture) -> str:
    def box(n: int, label: str) -> str:
        return f'n{n}["{label}"]\n'

    text = "flowchart LR\n" + "".join(box(*b) for b in picture.inside(None))
    for g in range(picture.groups):
        text += f'subgraph g{g}["Zone {g}"]\n' + "".join(box(*b) for b in picture.inside(g)) + "end\n"
    return text + "".join(f"n{a} -->{f'|{label}|' if label else ''} n{b}\n" for a, b, label in picture.arrows)


def dot(picture: Picture) -> str:
    def box(n: int, label: str) -> str:
        return f'n{n} [label="{label}"];'

    text = "digraph {" + "".join(box(*b) for b in picture.inside(None))
    for g in range(picture.groups):
        text += (
            f'subgraph cluster_{g} {{ label="Zone {g}";' + "".join(box(*b) for b in picture.inside(g)) + "}"
        )
    return text + "".join(f'n{a} -> n{b} [label="{label}"];' for a, b, label in picture.arrows) + "}"


def plantuml(picture: Picture) -> str:
    def box(n: int, label: str) -> str:
        return f'component "{label}" as n{n}\n'

    text = "@startuml\n" + "".join(box(*b) for b in picture.inside(None))
    for g in range(picture.groups):
        text += f'package "Zone {g}" as g{g} {{\n' + "".join(box(*b) for b in picture.inside(g)) + "}\n"
    arrows = (f"n{a} --> n{b}{f' : {label}' if label else ''}\n" for a, b, label in picture.arrows)
    return text + "".join(arrows) + "@enduml\n"


def d2(picture: Picture) -> str:
    paths = [f"g{home}.n{n}" if home is not None else f"n{n}" for n, (_, home) in enumerate(picture.boxes)]
    text = "".join(f'{path}: "{label}"\n' for path, (label, _) in zip(paths, picture.boxes, strict=True))
    text += "".join(f"g{g}: Zone {g}\n" for g in range(picture.groups))
    return text + "".join(f'{paths[a]} -> {paths[b]}: "{label}"\n' for a, b, label in picture.arrows)


def eraser(picture: Picture) -> str:
    def box(n: int, label: str) -> str:
        return f'n{n} [label: "{label}"]\n'

    text = "".join(box(*b) for b in picture.inside(None))
    for g in range(picture.groups):
        text += f'g{g} [label: "Zone {g}"] {{\n' + "".join(box(*b) for b in picture.inside(g)) + "}\n"
    return text + "".join(f'n{a} > n{b}: "{label}"\n' for a, b, label in picture.arrows)


def script(picture: Picture) -> str:
    def box(n: int, label: str, indent: str) -> str:
        return f"{indent}n{n} = Node({label!r})\n"

    text = "from diagrams import Cluster, Diagram, Edge, Node\nwith Diagram('x'):\n  pass\n"
    text += "".join(box(*b, "  ") for b in picture.inside(None))
    for g in range(picture.groups):
        text += f"  with Cluster('Zone {g}'):\n" + "".join(box(*b, "    ") for b in picture.inside(g))
    return text + "".join(f"  n{a} >> Edge(label={label!r}) >> n{b}\n" for a, b, label in picture.arrows)


def drawio(picture: Picture) -> str:
    def cell(id: str, label: str, parent: str, place: str) -> str:
        value = html.escape(html.escape(label))
        geometry = f'<mxGeometry {place} as="geometry"/>'
        return f'<mxCell id="{id}" value="{value}" vertex="1" parent="{parent}">{geometry}</mxCell>'

    cells = "".join(
        cell(f"g{g}", f"Zone {g}", "1", f'x="0" y="{500 + 300 * g}" width="1500" height="200"')
        for g in range(picture.groups)
    )
    for n, (label, home) in enumerate(picture.boxes):
        parent = "1" if home is None else f"g{home}"
        cells += cell(f"n{n}", label, parent, f'x="{60 + 220 * n}" y="80" width="120" height="60"')
    for k, (a, b, label) in enumerate(picture.arrows):
        ends = f'source="n{a}" target="n{b}" value="{label}"'
        cells += (
            f'<mxCell id="e{k}" edge="1" parent="1" {ends}><mxGeometry relative="1" as="geometry"/></mxCell>'
        )
    return f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{cells}</root></mxGraphModel>'


def excalidraw(picture: Picture) -> str:
    def text(id: str, words: str, holder: str) -> dict[str, object]:
        place = {"x": 0, "y": 0, "width": 50, "height": 20}
        return {"id": id, "type": "text", "text": words, "containerId": holder, **place}

    elements: list[dict[str, object]] = []
    for g in range(picture.groups):
        place = {"x": 0, "y": 500 + 300 * g, "width": 1500, "height": 200}
        elements.append({"id": f"g{g}", "type": "frame", "name": f"Zone {g}", **place})
    for n, (label, home) in enumerate(picture.boxes):
        y = 80 if home is None else 580 + 300 * home
        place = {"x": 60 + 220 * n, "y": y, "width": 120, "height": 60}
        frame = None if home is None else f"g{home}"
        elements += [
            {"id": f"n{n}", "type": "rectangle", "frameId": frame, **place},
            text(f"t{n}", label, f"n{n}"),
        ]
    for k, (a, b, label) in enumerate(picture.arrows):
        ends = {"startBinding": {"elementId": f"n{a}"}, "endBinding": {"elementId": f"n{b}"}}
        elements.append({"id": f"e{k}", "type": "arrow", "x": 0, "y": 0, "points": [[0, 0], [9, 9]], **ends})
        elements += [text(f"l{k}", label, f"e{k}")] if label else []
    return json.dumps({"type": "excalidraw", "elements": elements})


def markdown(picture: Picture) -> str:
    block = "".join(f"  {line}\n" for line in f"~~~mermaid\n{mermaid(picture)}~~~".split("\n"))
    return f"# Words\n\n- item\n\n{block}"


FORMATS: Mapping[str, Callable[[Picture], str]] = {
    "a.mmd": mermaid,
    "a.dot": dot,
    "a.puml": plantuml,
    "a.d2": d2,
    "a.eraser": eraser,
    "a.py": script,
    "a.drawio": drawio,
    "a.excalidraw": excalidraw,
    "a.md": markdown,
}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(picture=pictures())
def test_every_box_group_arrow_and_text_is_accounted_for(name: str, picture: Picture) -> None:
    found = imported(name, FORMATS[name](picture).encode())
    (report,) = found.reports
    counts = report.counts()

    assert (counts["boxes"], counts["groups"], counts["arrows"]) == (
        len(picture.boxes),
        picture.groups,
        len(picture.arrows),
    )
    for sort in ("boxes", "groups", "texts", "arrows"):
        assert counts[sort] == sum(n for fate, n in counts.items() if fate.startswith(f"{sort}_to_"))
    assert Counter(b.label for b in report.boxes if b.sort == "box") == Counter(
        label for label, _ in picture.boxes
    )
    homes = {b.label: found.design.boxes[b.id].frame for b in report.boxes if b.sort == "box"}
    titles = {id: frame.title for id, frame in found.design.frames.items()}
    assert {label: titles.get(homes[label] or "") for label, _ in picture.boxes} == {
        label: None if home is None else f"Zone {home}" for label, home in picture.boxes
    }
    assert Counter(a.label for a in report.arrows) == Counter(label for _, _, label in picture.arrows)
    assert {b.id for b in report.boxes} == set(found.design.boxes)
    assert {id for a in report.arrows for id in a.ids} == set(found.design.connections)


def test_labels_that_are_too_long_are_told_of() -> None:
    long = "Feature store " * 40
    found = imported("a.mmd", f'flowchart LR\n a["{long}"] -->|{long}| b["Model server"]\n'.encode())
    (report,) = found.reports

    assert len([remark for remark in report.remarks if remark.startswith("line 2: cut after 300")]) == 2
    assert report.boxes[0].label == long.strip()
