"""What could come next in a brief: questions to ask, metrics to take, trade-offs to weigh, constraints to state."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.model.brief import TOPICS, Brief, Constraint, Metric, Question, TradeOff
from mlsd_board.model.ids import fresh_id
from mlsd_board.practice.interviewer import topic_of

_FILE = Path(__file__).with_name("suggestions.toml")
_BEFORE = {"online": "business", "offline": "online"}
"""The stage that a metric stands in for."""
_SIGNAL = re.compile(r"\s*\((implicit|explicit|human|system)[^)]*\)", re.IGNORECASE)


def questions(brief: Brief, card: QuestionCard | None = None) -> dict[str, list[Question]]:
    """What is still worth asking, by topic: what the card knows first, then what is asked of any system.

    A question of the card brings its answer along: asking is what opens it.
    """
    asked = {_plain(question.text) for question in brief.questions}
    found: dict[str, list[Question]] = {topic: [] for topic in TOPICS}
    for text, answer in card.clarifications if card else ():
        topic = topic_of(text) or "constraints"
        found[topic].append(Question(text=text, topic=topic, answer=answer))
    for topic, texts in _table()["questions"].items():
        found[topic] += [Question(text=text, topic=topic) for text in texts]
    return {topic: [q for q in those if _plain(q.text) not in asked] for topic, those in found.items()}


def metrics(brief: Brief, card: QuestionCard | None = None) -> list[Metric]:
    """Metrics that fit the problem and are not there yet, ready to be taken: linked to what they stand in for."""
    drafts: list[dict[str, Any]] = []
    if card is not None:
        stages = {
            "business": card.business_metric,
            "online": card.online_metric,
            "offline": card.offline_metric,
        }
        drafts += [_of_card(stage, words) for stage, words in stages.items() if words]
    drafts += _table()["metrics"].get(brief.category or "", ())
    offline = _table()["offline"]
    names = offline.get(brief.task.type) or offline["any"]
    drafts += [{"name": name, "stage": "offline", "signal": "system", "effort": "none"} for name in names]
    there = {_plain(metric.name) for metric in brief.metrics}
    made: list[Metric] = []
    for draft in drafts:
        if _plain(draft["name"]) not in there:
            there.add(_plain(draft["name"]))
            made.append(_ready(draft, brief))
    return made


def tradeoffs(brief: Brief) -> list[TradeOff]:
    """Decisions that systems of this kind usually face and that are not weighed yet."""
    there = {_plain(tradeoff.topic) for tradeoff in brief.tradeoffs}
    return [TradeOff(topic=text) for text in _fitting("tradeoffs", brief) if _plain(text) not in there]


def constraints(brief: Brief) -> list[Constraint]:
    """Rules that systems of this kind usually have to keep and that are not stated yet."""
    there = {_plain(constraint.text) for constraint in brief.constraints}
    return [Constraint(text=text) for text in _fitting("constraints", brief) if _plain(text) not in there]


def deep_dives(brief: Brief, card: QuestionCard | None = None) -> list[str]:
    """Parts of the question that are worth going into, as its card names them."""
    there = {_plain(dive.topic) for dive in brief.deep_dives}
    return [text for text in (card.deep_dives if card else ()) if _plain(text) not in there]


def _of_card(stage: str, words: str) -> dict[str, Any]:
    signal = _SIGNAL.search(words)
    kind = signal[1].lower() if signal else None
    effort = {"implicit": "none", "explicit": "low", "system": "none"}.get(kind or "")
    return {"name": _SIGNAL.sub("", words), "stage": stage, "signal": kind, "effort": effort}


def _ready(draft: Mapping[str, Any], brief: Brief) -> Metric:
    before = [m for m in brief.metrics if m.stage == _BEFORE.get(draft["stage"])]
    chosen = next((m for m in before if m.primary), before[0] if before else None)
    free = fresh_id(draft["stage"], {m.id for m in brief.metrics})
    proxy = None if draft.get("guardrail") else chosen
    return Metric.model_validate({"id": free, **draft, "proxies_for": proxy.id if proxy else None})


def _fitting(table: str, brief: Brief) -> Iterable[str]:
    found: Mapping[str, list[str]] = _table()[table]
    return [*found.get(brief.category or "", ()), *found["any"]]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
