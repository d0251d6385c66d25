"""Where the metrics of a chain lie, and which one an arrow key leads to."""

from mlsd_board.desktop.panels.brief.chain.places import places, step
from mlsd_board.model.brief import Metric
from mlsd_board.model.geometry import Point

CHAIN = (
    Metric(id="b1", stage="business"),
    Metric(id="b2", stage="business"),
    Metric(id="o1", stage="online", proxies_for="b2"),
    Metric(id="o2", stage="online", proxies_for="b1"),
    Metric(id="f", stage="offline", proxies_for="o1"),
    Metric(id="lost", stage="offline", proxies_for="nobody"),
)


def test_every_stage_has_its_column_and_no_two_boxes_overlap() -> None:
    found = places(CHAIN, 330)
    boxes = list(found.boxes.values())

    assert found.boxes["b1"].x < found.boxes["o1"].x < found.boxes["f"].x
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]
    assert all(box.x >= 0 and box.right <= 330.01 and box.bottom <= found.height for box in boxes)


def test_what_stands_in_for_something_lies_level_with_it() -> None:
    found = places(CHAIN, 330)

    assert found.boxes["o2"].y == found.boxes["b1"].y
    assert found.boxes["o1"].y == found.boxes["b2"].y == found.boxes["f"].y


def test_links_run_from_left_side_to_right_side_and_only_between_metrics_that_are_there() -> None:
    found = places(CHAIN, 330)
    start, end = found.line(("o1", "b2"))

    assert set(found.links) == {("o1", "b2"), ("o2", "b1"), ("f", "o1")}
    assert start.x == found.boxes["o1"].x
    assert end.x == found.boxes["b2"].right


def test_places_are_found_by_the_mouse() -> None:
    found = places(CHAIN, 330)

    assert found.at(found.boxes["f"].centre) == "f"
    assert found.at(Point(329, 2)) is None
    assert found.stage_at(Point(329, 2)) == "offline"


def test_arrow_keys_walk_along_and_across() -> None:
    found = places(CHAIN, 330)

    assert step(found, None, "down") == "b1"
    assert step(found, "b1", "down") == "b2"
    assert step(found, "b1", "right") == "o2"
    assert step(found, "f", "left") == "o1"
    assert step(found, "b1", "up") == "b1"
    assert step(places((), 300), None, "left") is None
