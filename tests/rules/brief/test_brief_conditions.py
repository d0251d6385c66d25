"""What counts as said: lengths, topics, numbers, and words that only repeat the prompt."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Device, Question, Requirements, Task
from mlsd_board.model.design import Design

Codes = Callable[[Design], set[str]]


def with_brief(design: Design, **fields: Any) -> Design:
    brief = design.brief.model_copy(update=fields)
    return Design({**design.records, brief.id: brief})


def questions(*topics: str, **said: str) -> tuple[Question, ...]:
    return tuple(Question(text="?", topic=topic, **said) for topic in topics)


def test_a_brief_is_asked_for_on_an_empty_board(drawn: Callable[..., Design], codes: Codes) -> None:
    found = codes(drawn())

    assert found >= {"BRF001", "BRF003", "BRF004", "BRF005", "BRF006", "BRF007"}
    assert "BRF002" not in found


@pytest.mark.parametrize(
    ("restatement", "fires"),
    [
        ("Rank videos for the home page.", {"BRF002"}),
        ("We would RANK the videos for our home page!", {"BRF002"}),
        ("Show each person what they will be glad to have watched.", set()),
        (" " * 40, {"BRF001"}),
    ],
)
def test_a_restatement_says_it_differently(
    restatement: str, fires: set[str], clean: Design, codes: Codes
) -> None:
    design = with_brief(clean, prompt="Rank videos for the home page", restatement=restatement)

    assert codes(design) & {"BRF001", "BRF002"} == fires


@pytest.mark.parametrize(
    ("asked", "fires"),
    [
        (questions("goal", "scale", "latency", "labels", answer="yes"), False),
        (questions("goal", "scale", "latency", "labels", assumption="some"), False),
        (questions("goal", "scale", "latency", "labels"), True),
        (questions("goal", "scale", "latency", answer="yes"), True),
        (questions("goal", "goal", "scale", "scale", answer="yes"), True),
        (questions("goal", "scale", "Existing system", "goal", answer="yes"), False),
        (questions("goal", "scale", "weather", "model", answer="yes"), True),
    ],
)
def test_four_answers_on_three_topics(
    asked: tuple[Question, ...], fires: bool, clean: Design, codes: Codes
) -> None:
    assert ("BRF003" in codes(with_brief(clean, questions=asked))) is fires


@pytest.mark.parametrize("field", ["type", "input", "output"])
def test_each_part_of_the_task_is_needed(field: str, clean: Design, codes: Codes) -> None:
    task = clean.brief.task.model_copy(update={field: " "})

    assert "BRF005" in codes(with_brief(clean, task=task))
    assert "BRF005" not in codes(with_brief(clean, task=Task(type="eta", input="a", output="b")))


@pytest.mark.parametrize(
    ("numbers", "open_points"),
    [
        ({"qps_peak": 10, "latency_slo_ms": 5, "mode": "online"}, 0),
        ({"dau": 10, "requests_per_user_day": 1}, 0),
        ({"dau": 10}, 1),
        ({"batch_items": 10, "mode": "batch"}, 0),
        ({"batch_items": 10, "mode": "stream"}, 1),
        ({"mode": "online"}, 2),
        ({"mode": "on_device"}, 1),
        ({"mode": "on_device", "device": Device(p99_latency_ms=20)}, 0),
    ],
)
def test_two_numbers_are_asked_for(
    numbers: dict[str, Any], open_points: int, clean: Design, checked: Callable[..., Any]
) -> None:
    report = checked(with_brief(clean, req=Requirements(**numbers)))

    assert [f.code for f in report.findings].count("BRF006") == open_points
