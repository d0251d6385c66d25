"""Excalidraw scenes in every wrapping, bound and unbound."""

import base64
import json
import struct
import zlib
from typing import Any

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.excalidraw.reader import read
from tests.formats.importers.reading import arrows, homes, imported, labels


def box(
    id: str, x: float, y: float, w: float = 160, h: float = 80, kind: str = "rectangle", **more: Any
) -> dict[str, Any]:
    return {"id": id, "type": kind, "x": x, "y": y, "width": w, "height": h, **more}


def text(
    id: str, x: float, y: float, words: str, holder: str | None = None, w: float = 100, h: float = 25
) -> dict[str, Any]:
    return {**box(id, x, y, w, h, "text"), "text": words, "containerId": holder}


def arrow(
    id: str, points: list[list[float]], source: str | None = None, target: str | None = None, **more: Any
) -> dict[str, Any]:
    ends = {"startBinding": source and {"elementId": source}, "endBinding": target and {"elementId": target}}
    x, y = points[0]
    moved = [[a - x, b - y] for a, b in points]
    head = {"startArrowhead": None, "endArrowhead": "arrow"}
    return {
        "id": id,
        "type": "arrow",
        "x": x,
        "y": y,
        "width": 1,
        "height": 1,
        "points": moved,
        **ends,
        **head,
        **more,
    }


def scene(*elements: dict[str, Any]) -> bytes:
    return json.dumps({"type": "excalidraw", "version": 2, "elements": elements}).encode()


PAIR = scene(
    box("a", 0, 0),
    text("ta", 20, 20, "Feature store", "a"),
    box("b", 400, 0, kind="ellipse"),
    text("tb", 420, 20, "Model\\nserver", "b"),
    arrow("e", [[160, 40], [400, 40]], "a", "b"),
    text("te", 260, 30, "features", "e"),
)


def wrapped(version: int) -> str:
    packed = zlib.compress(PAIR).decode("latin-1")
    outer = {"version": "1", "encoding": "bstring", "compressed": True, "encoded": packed}
    return json.dumps(outer if version == 2 else json.loads(PAIR))


def svg(version: int) -> bytes:
    payload = base64.b64encode(wrapped(version).encode("utf-8")).decode()
    marks = f"<!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:{version} -->"
    return f"<svg xmlns='x'>{marks}<!-- payload-start -->{payload}<!-- payload-end --></svg>".encode()


def png() -> bytes:
    body = b"application/vnd.excalidraw+json\0" + wrapped(2).encode("latin-1")
    chunk = struct.pack(">I4s", len(body), b"tEXt") + body + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4s", 0, b"IEND") + b"\0\0\0\0"


@pytest.mark.parametrize("data", [PAIR, svg(1), svg(2), png()], ids=["json", "svg 1", "svg 2", "png"])
def test_the_same_scene_in_every_wrapping(data: bytes) -> None:
    (found,) = read(data)

    assert labels(found) == {"a": "Feature store", "b": "Model\nserver"}
    assert arrows(found) == [("Feature store", "features", "Model\nserver")]


def test_pictures_are_known_by_their_content() -> None:
    for name, data in (("a.svg", svg(2)), ("a.png", png()), ("a.json", PAIR)):
        assert {n.component for n in imported(name, data).design.nodes.values()} == {
            "feature_store",
            "model_server",
        }


def test_what_is_not_bound_is_found_by_where_it_lies() -> None:
    (found,) = read(
        scene(
            box("a", 0, 0),
            text("over", 30, 28, "Laid over"),
            box("b", 400, 0),
            text("tb", 420, 20, "Bound", "b"),
            arrow("e", [[165, 40], [396, 40]]),
            arrow("line", [[480, 84], [480, 300]], type="line", endArrowhead=None),
            box("c", 400, 304),
            text("tc", 420, 330, "Below", "c"),
            box("gone", 0, 400, isDeleted=True),
            arrow("lost", [[2000, 2000], [2100, 2000]]),
            text("said", 250, 8, "asks"),
            text("list", 490, 150, "one\ntwo\nthree\nfour", h=100),
        )
    )

    assert labels(found) == {"a": "Laid over", "b": "Bound", "c": "Below"}
    assert arrows(found) == [("Laid over", "asks", "Bound"), ("Bound", "", "Below"), ("?", "", "?")]
    assert [t.id for t in found.texts] == ["list"]
    assert found.arrows[1].heads == "none"


def test_a_bent_arrow_is_at_what_its_last_part_points_at() -> None:
    (found,) = read(
        scene(
            *(box("a", 0, 0), text("ta", 20, 20, "Client", "a")),
            *(box("b", 300, 206), text("tb", 320, 220, "Passed by", "b")),
            *(box("c", 480, 160), text("tc", 500, 180, "Meant", "c")),
            arrow("e", [[164, 40], [200, 40], [200, 200], [460, 200]]),
        )
    )

    assert arrows(found) == [("Client", "", "Meant")]


def test_marks_at_an_end_that_do_not_point_and_pages_shown_in_a_box() -> None:
    marks = [
        ("dot", "triangle"),
        ("arrow", "arrow"),
        ("bar", "crowfoot_many"),
        (None, "dot"),
        ("arrow", None),
    ]
    (found,) = read(
        scene(
            box("a", 0, 0, kind="embeddable", link="https://example.org/board"),
            box("b", 400, 0, kind="iframe"),
            text("tb", 420, 20, "Monitor", "b"),
            *(
                arrow(f"e{n}", [[160, 40], [400, 40]], "a", "b", startArrowhead=tail, endArrowhead=head)
                for n, (tail, head) in enumerate(marks)
            ),
        )
    )

    assert labels(found) == {"a": "https://example.org/board", "b": "Monitor"}
    assert [a.heads for a in found.arrows] == ["forward", "both", "none", "forward", "backward"]


def test_an_arrow_from_outside_is_at_the_edge_of_a_group_and_from_inside_at_what_lies_in_it() -> None:
    (found,) = read(
        scene(
            *(box("g", 300, 0, 400, 200), text("tg", 310, 5, "Cloud")),
            *(box("api", 316, 60), text("ta", 330, 80, "API", "api")),
            *(box("db", 520, 60), text("td", 530, 80, "Database", "db")),
            *(box("log", 0, 60), text("tl", 10, 80, "Log", "log")),
            arrow("in", [[164, 100], [297, 100]]),
            arrow("out", [[600, 144], [600, 165], [80, 165], [80, 144]]),
        )
    )

    assert arrows(found) == [("Log", "", "Cloud"), ("Database", "", "Log")]


def test_an_arrow_that_branches_off_begins_where_the_other_one_does_and_one_that_joins_ends_there() -> None:
    (found,) = read(
        scene(
            *(box("a", 0, 0), text("ta", 20, 20, "API", "a")),
            *(box("b", 600, 0), text("tb", 620, 20, "Upload", "b")),
            *(box("c", 600, 300), text("tc", 620, 320, "Queue", "c")),
            *(box("d", 0, 300), text("td", 20, 320, "Batch", "d")),
            *(box("step", 410, 30, 20, 20, "ellipse"), text("n", 412, 32, "14", "step")),
            arrow("whole", [[160, 40], [600, 40]], "a", "b"),
            arrow("branch", [[400, 40], [400, 340], [600, 340]], target="c"),
            arrow("joins", [[80, 300], [300, 300], [300, 41]], "d"),
            arrow("bus", [[1000, 0], [1000, 900]], type="line", endArrowhead=None),
            arrow("off", [[1000, 500], [1100, 500]]),
        )
    )

    assert arrows(found)[:3] == [("API", "", "Upload"), ("API", "", "Queue"), ("Batch", "", "Upload")]
    assert arrows(found)[3:] == [("?", "", "?")] * 2


def test_pictures_of_strokes_boxes_around_boxes_and_frames() -> None:
    (found,) = read(
        scene(
            box("head", 0, 0, 20, 20, "ellipse", groupIds=["g"]),
            box("body", 0, 20, 30, 30, groupIds=["g"]),
            {**text("name", 0, 55, "Users"), "groupIds": ["g"]},
            box("zone", 200, 0, 600, 300),
            text("title", 210, 5, "Production", w=580),
            text("under", 210, 260, "two replicas", w=580),
            box("a", 240, 100),
            text("ta", 250, 120, "App", "a"),
            box("b", 560, 100),
            text("tb", 570, 120, "Model", "b"),
            box("f", 900, 0, 400, 300, "frame", name="Offline"),
            box("c", 950, 100, frameId="f"),
            text("tc", 960, 120, "Train", "c"),
        )
    )

    assert homes(found) == {"App": "Production", "Model": "Production", "Train": "Offline"}
    assert [t.text for t in found.texts] == ["two replicas"]
    assert "Users" in labels(found).values()
    assert len(found.shapes) == 4


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[1]",
        b'{"elements": 1}',
        b'{"type": "excalidraw", "elements": [] pasted }',
        b"<svg><!-- payload-start -->!!<!-- payload-end --></svg>",
        b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_json_with_something_pasted_in_names_the_line() -> None:
    with pytest.raises(FormatError) as caught:
        read(b'{"type": "excalidraw",\n "elements": [\n oops ]}')
    assert caught.value.where.startswith("line 3")


def test_the_items_of_a_library_are_diagrams_of_their_own() -> None:
    box = {"id": "a", "type": "text", "text": "Kafka", "x": 0, "y": 0, "width": 50, "height": 20}
    new = {
        "type": "excalidrawlib",
        "libraryItems": [{"name": "Queue", "elements": [box]}, {"elements": [box]}],
    }
    old = {"type": "excalidrawlib", "library": [[box], [box]]}

    assert [(d.title, d.texts[0].text) for d in read(json.dumps(new).encode())] == [
        ("Queue", "Kafka"),
        ("", "Kafka"),
    ]
    assert len(read(json.dumps(old).encode())) == 2


def test_strokes_of_the_pen_are_told_of() -> None:
    box = {"id": "a", "type": "text", "text": "Kafka", "x": 0, "y": 0, "width": 50, "height": 20}
    pen = {"id": "p", "type": "freedraw", "points": [[0, 0], [5, 9], [50, 50]], "x": 500, "y": 0}
    (found,) = read(json.dumps({"type": "excalidraw", "elements": [box, pen]}).encode())

    assert found.remarks == ("1 line taken for strokes of pictures, not for arrows",)
