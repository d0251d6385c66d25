"""What can be put into a brief with one click."""

import pytest

from mlsd_board.catalog.templates import load_questions
from mlsd_board.model.brief import TOPICS, Brief, Metric, Question, Task
from mlsd_board.practice import suggesting
from mlsd_board.practice.suggesting import constraints, deep_dives, metrics, questions, tradeoffs
from mlsd_board.rules import all_rules

CARD = load_questions()["inflight_movies"]


def test_the_card_comes_first_and_asking_opens_its_answer() -> None:
    found = questions(Brief(), CARD)
    titles = next(q for those in found.values() for q in those if q.text == "How many titles are on board?")

    assert titles.answer == "3 000"
    assert titles.topic == "scale"
    assert found["scale"].index(titles) < found["scale"].index(questions(Brief())["scale"][0])
    assert set(found) == set(TOPICS)


def test_without_a_card_there_is_something_to_ask_on_every_topic() -> None:
    assert all(questions(Brief()).values())


def test_what_was_asked_is_not_suggested_again() -> None:
    first = questions(Brief())["goal"][0]
    asked = Brief(questions=(Question(text=f"  {first.text.upper()} "),))

    assert first.text not in [q.text for q in questions(asked)["goal"]]


def test_metrics_fit_category_and_task_and_are_linked() -> None:
    brief = Brief(
        category="bi",
        task=Task(type="forecast"),
        metrics=(Metric(id="b", name="Losses avoided a month", stage="business"),),
    )
    found = metrics(brief)
    names = {m.name for m in found}

    assert "WAPE" in names
    assert "Losses avoided a month" not in names
    precision = next(m for m in found if m.name == "Precision among cases acted upon")
    assert (precision.proxies_for, precision.signal, precision.effort) == ("b", "human", "none")
    guard = next(m for m in found if m.guardrail)
    assert guard.proxies_for is None
    assert all(m.id not in {"b"} for m in found)


def test_the_metrics_of_the_card_come_with_their_signal() -> None:
    online = next(m for m in metrics(Brief(category="recommendation"), CARD) if m.stage == "online")

    assert online.name == "Share of started films that are finished before landing"
    assert (online.signal, online.effort) == ("implicit", "none")


@pytest.mark.parametrize("category", ["recommendation", "transformation", "bi", None])
def test_trade_offs_and_constraints_fit_the_category(category: str | None) -> None:
    brief = Brief(category=category)

    assert len(tradeoffs(brief)) >= 5
    assert len(constraints(brief)) >= 2
    taken = Brief(category=category, tradeoffs=(tradeoffs(brief)[0],))
    assert tradeoffs(brief)[0] not in tradeoffs(taken)


def test_deep_dives_are_those_of_the_card() -> None:
    assert deep_dives(Brief(), CARD) == list(CARD.deep_dives)
    assert deep_dives(Brief()) == []


def test_suggested_offline_metrics_never_break_the_rule_about_them(library) -> None:
    from mlsd_board.model.design import Design
    from mlsd_board.workspace.checking import check_design

    rules = [rule for rule in all_rules() if rule.name == "metric-task-mismatch"]
    assert rules
    for task, names in suggesting._table()["offline"].items():
        if task != "any":
            made = tuple(Metric(id=f"m{n}", name=name, stage="offline") for n, name in enumerate(names))
            design = Design.of(Brief(task=Task(type=task), metrics=made))
            assert check_design(design, library, rules=rules).findings == (), task
