"""Where the boxes of a placed diagram come to lie."""

from tests.formats.importers import test_drawio
from tests.formats.importers.reading import imported


def test_boxes_far_apart_are_moved_together_in_the_same_arrangement() -> None:
    cells = "".join(
        test_drawio.cell(f"n{i}", x, y, 120, 60, f"Box {i}")
        for i, (x, y) in enumerate([(0, 0), (200, 0), (5_000, 40), (5_000, 9_000)])
    )
    boxes = imported("a.drawio", test_drawio.model(cells).encode()).design.boxes
    first, second, third, fourth = (boxes[f"n{i}"].rect for i in range(4))

    assert first.right < second.x
    assert second.right < third.x < second.right + 200
    assert third.x == fourth.x
    assert third.bottom < fourth.y < third.bottom + 200


def test_no_frame_lies_over_boxes_outside_it() -> None:
    frame = test_drawio.cell("f", 0, 0, 300, 120, "Frame", style="swimlane;")
    inside = test_drawio.cell("a", 10, 40, 100, 40, "Inside", parent="f")
    other = test_drawio.cell("b", 130, 40, 100, 40, "Inside too", parent="f")
    outside = "".join(test_drawio.cell(f"o{i}", 310 + 180 * i, 40, 100, 40, f"Outside {i}") for i in range(6))
    design = imported("a.drawio", test_drawio.model(frame, inside, other, outside).encode()).design

    around = design.frames["f"].rect
    assert {b.id for b in design.boxes.values() if b.id != "f" and b.rect.overlaps(around)} == {"a", "b"}
