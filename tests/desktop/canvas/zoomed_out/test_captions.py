"""Titles of frames can be read from any distance: never smaller, never upon each other, and grasped like the frame."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF

from mlsd_board.desktop.canvas.zoomed_out.captions import Caption
from mlsd_board.editing.commands.lanes import add_lanes
from mlsd_board.layout.font import Face
from mlsd_board.layout.swimlanes import lane_head
from mlsd_board.layout.text import text_width
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Point

FRAMES = (
    Frame(id="outer", title="Online: a list", zone="online", x=-40, y=400, width=1200, height=600),
    Frame(id="inner", title="Ranking", x=-30, y=410, width=1000, height=300),
    Frame(id="narrow", title="Everything that is learnt offline", x=-40, y=1200, width=260, height=300),
    Frame(id="small", title="Cache", x=600, y=1200, width=54, height=60),
)


@pytest.fixture
def framed(view):
    """A frame, one inside that begins where it does, a narrow one, and one too small for a title."""
    with view.session.edit("Frames") as tx:
        for frame in FRAMES:
            tx.put(frame)
    return view


def seen(view, zoom: float) -> dict[str, Caption]:
    """The titles at a zoom, once that was painted."""
    view.zoom_to(zoom)
    view.centerOn(QPointF(500, 700))
    view.sharpen()
    view.viewport().grab()
    return {caption.frame: caption for caption in view.board.painter.captions.shown}


def on_board(view, caption: Caption) -> QPointF:
    return caption.place.center() / view.zoom


@pytest.mark.parametrize("zoom", [0.1, 0.3, 0.6])
def test_titles_keep_their_size_and_clear_of_each_other(framed, zoom: float) -> None:
    found = seen(framed, zoom)

    assert {"outer"} <= found.keys() <= {"outer", "inner", "narrow"}
    assert {caption.place.height() for caption in found.values()} == {17.0}
    assert not any(a.place.intersects(b.place) for a, b in itertools.combinations(found.values(), 2))
    for caption in found.values():
        assert caption.place.right() <= framed.session.design.frames[caption.frame].rect.right * zoom


@pytest.mark.parametrize("zoom", [0.48, 0.44, 0.3])
def test_the_name_of_a_lane_stays_on_its_head_where_the_head_is_wide_enough(view, zoom: float) -> None:
    with view.session.edit("Lanes") as tx:
        add_lanes(tx, Point(500, 700))
    lanes = [frame for frame in view.session.design.frames.values() if frame.role == "lane"]
    found = seen(view, zoom)

    for lane in lanes:
        caption, head = found[lane.id], lane_head(lane)
        words = text_width(caption.words, 11.0, Face.SEMIBOLD)
        assert caption.words == lane.title
        fits = caption.place.left() + 6.0 + words <= head.right * zoom
        assert fits == (zoom > 0.4)
        assert (caption.place.right() <= head.right * zoom) == fits


def test_a_title_is_shortened_or_stands_beside_another_and_near_by_there_are_none(framed) -> None:
    found = seen(framed, 0.3)
    assert found["outer"].words == "Online: a list"
    assert found["narrow"].words.endswith("…")
    assert found["inner"].place.left() > found["outer"].place.right()
    assert seen(framed, 1.0) == {}


def test_a_title_is_painted_and_a_click_on_it_takes_the_frame(framed, mouse) -> None:
    caption = seen(framed, 0.2)["outer"]
    spot = on_board(framed, caption)
    image = framed.viewport().grab().toImage()
    plate = framed.mapFromScene(caption.place.topLeft() / framed.zoom) + QPointF(3, 3).toPoint()
    assert image.pixelColor(plate).name() == caption.fill

    mouse.click(spot.x(), caption.place.top() / framed.zoom + 5)
    assert framed.selection == ("outer",)


def test_a_title_goes_along_with_its_frame_while_that_is_dragged(framed, mouse) -> None:
    at = on_board(framed, seen(framed, 0.2)["outer"])
    before = QRectF(seen(framed, 0.2)["outer"].place)
    mouse.press(at.x(), at.y())
    mouse.hover(at.x() + 200, at.y() + 100)
    framed.viewport().grab()
    there = {c.frame: c.place for c in framed.board.painter.captions.shown}["outer"]
    mouse.release(at.x() + 200, at.y() + 100)

    assert abs(there.left() - before.left() - 40) <= 4
    assert abs(there.top() - before.top() - 20) <= 4
