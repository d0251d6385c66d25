"""Counting actions: operators are summed as published, hands change when they must, ours need the fewest."""

import pytest

from benchmarks.actions import SECONDS, others, ours, way
from benchmarks.drawing import ARROWS, CORE
from benchmarks.other_tools import drawio_mouse, excalidraw_keyboard


def test_operators_and_changes_of_the_hand_add_up() -> None:
    found = way("x", [("MK", "keyboard"), ("PBB", "mouse"), ("M", ""), ("KK", "keyboard")])

    assert found.operators == "MKHPBBMHKK"
    assert found.actions == 6
    assert found.seconds == pytest.approx(sum(SECONDS[o] for o in "MKHPBBMHKK"))


def test_every_box_and_arrow_is_drawn_in_the_other_tools() -> None:
    for steps in (list(excalidraw_keyboard()), list(drawio_mouse())):
        words = " ".join(step.words for step in steps)
        assert all(label in words for label in CORE.values())
        made = [
            s for s in steps if "Ctrl+arrow" in s.words or " to " in s.words or "click an arrow" in s.words
        ]
        assert len(made) == len(ARROWS)


def test_both_of_our_ways_need_fewer_actions_and_less_time_than_every_other() -> None:
    rest = others(kinds=False)
    assert max(w.actions for w in ours()) < min(w.actions for w in rest)
    assert max(w.seconds for w in ours()) < min(w.seconds for w in rest)
