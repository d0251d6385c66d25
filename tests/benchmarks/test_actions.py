"""Counting actions: operators are summed as published, hands change when they must, ours need the fewest."""

import re

import pytest

from benchmarks.actions import SECONDS, others, ours, way
from benchmarks.drawing import ARROWS, CORE, SHORT
from benchmarks.other_tools import drawio_keyboard, drawio_mouse, excalidraw_keyboard


def test_operators_and_changes_of_the_hand_add_up() -> None:
    found = way("x", [("MK", "keyboard"), ("PBB", "mouse"), ("M", ""), ("KK", "keyboard")])

    assert found.operators == "MKHPBBMHKK"
    assert found.actions == 6
    assert found.seconds == pytest.approx(sum(SECONDS[o] for o in "MKHPBBMHKK"))


@pytest.mark.parametrize("steps", [excalidraw_keyboard, drawio_keyboard, drawio_mouse])
def test_every_box_and_arrow_is_drawn_in_the_other_tools(steps) -> None:
    said = [step.words for step in steps()]
    assert [f"type “{words}”" in said for words in CORE.values()] == [True] * len(CORE)
    grown = [words for words in said if re.search("([lt]\\+arrow|click an arrow): (?!back)", words)]
    assert len(grown) + sum(" to " in words for words in said if "drag" in words) == len(ARROWS)


def test_with_each_device_ours_needs_the_fewest_actions_and_the_least_time_however_short_their_words() -> (
    None
):
    rest = [*others(CORE), *others(SHORT)]
    for mine, device in zip(ours(), ("keyboard", "mouse"), strict=True):
        theirs = [way for way in rest if device in way.name]
        assert len(theirs) == 4
        assert mine.actions < min(way.actions for way in theirs)
        assert mine.seconds < min(way.seconds for way in theirs)


def test_typing_a_diagram_as_text_takes_longer_than_drawing_it_here() -> None:
    text = next(way for way in others(SHORT) if "Mermaid" in way.name)

    assert ours()[0].seconds < text.seconds
