"""The interviewer's side of clarifying: questions put in one's own words are answered from the question's card."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.estimate.figures import duration
from mlsd_board.model.brief import TOPICS, Requirements

_WORDS: dict[str, str] = {
    "goal": "goal success optimise optimize business objective purpose achieve kpi metric decision used result improve",
    "users": "user users who customer customers audience viewer people person surface channel channels language languages",
    "scale": "scale many much traffic volume qps requests size catalogue catalog items number often daily dau",
    "latency": "latency fast quick quickly time slow milliseconds ms wait response deadline fresh freshness real realtime",
    "data": "data events logs logged history sources features signals stored corpus available exist record",
    "labels": "label labels truth annotated annotation confirmed feedback outcome positive positives ground count delayed",
    "constraints": "constraint constraints rule rules limit limits policy policies allowed may must device forbid budget cost",
    "privacy": "privacy consent personal pii sensitive regulation gdpr legal explain appeal leave",
    "existing_system": "existing system today current now legacy already rules in force baseline network",
    "error_cost": "error errors mistake wrong cost costs false positives negatives worse precision recall tolerable",
}
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "have",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "should",
        "so",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "us",
        "use",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
_UNKNOWN = "I have no fixed answer to that. Assume something sensible, say it, and write it down."
_PREFERRED = (
    "privacy",
    "labels",
    "error_cost",
    "latency",
    "existing_system",
    "scale",
    "constraints",
    "data",
    "users",
    "goal",
)
"""Which topic is meant where the words speak of several as much: the narrower one."""


class _Fact(NamedTuple):
    """A number of the requirements: its topic, the words that ask for it, and how it is said."""

    topic: str
    words: str
    field: str
    said: Callable[[float], str]


_FACTS: tuple[_Fact, ...] = (
    _Fact(
        "scale", "user users dau people daily scale traffic volume", "dau", lambda v: f"{v:,.0f} users a day"
    ),
    _Fact(
        "scale",
        "request requests user users scale traffic volume",
        "requests_per_user_day",
        lambda v: f"{v:g} requests per user and day",
    ),
    _Fact(
        "scale",
        "qps request requests second peak scale traffic volume load",
        "qps_peak",
        lambda v: f"{v:,.0f} requests per second at peak",
    ),
    _Fact("scale", "batch items scale volume", "batch_items", lambda v: f"{v:,.0f} items per batch"),
    _Fact(
        "scale",
        "catalogue catalog items size number scale volume",
        "catalog_size",
        lambda v: f"{v:,.0f} items to choose from",
    ),
    _Fact(
        "latency",
        "latency fast quick quickly slow response wait time ms milliseconds deadline",
        "latency_slo_ms",
        lambda v: f"{v:g} ms at the 99th percentile",
    ),
    _Fact(
        "latency",
        "fresh freshness stale features",
        "feature_freshness_s",
        lambda v: f"features at most {duration(v)} old",
    ),
    _Fact(
        "latency",
        "fresh freshness stale model retrain retraining",
        "model_freshness_s",
        lambda v: f"a model at most {duration(v)} old",
    ),
    _Fact(
        "labels",
        "label labels delay delayed late outcome feedback truth",
        "label_delay_s",
        lambda v: f"labels arrive about {duration(v)} late",
    ),
    _Fact(
        "labels",
        "imbalance imbalanced positive positives rare rate share balance base",
        "positive_rate",
        lambda v: f"{100 * v:.3g} % of the cases are positive",
    ),
    _Fact(
        "constraints",
        "availability uptime downtime reliable",
        "availability_pct",
        lambda v: f"{v:g} % availability",
    ),
    _Fact(
        "constraints",
        "budget cost money dollars",
        "cost_usd_month",
        lambda v: f"{v:,.0f} USD a month",
    ),
    _Fact(
        "data",
        "keep kept retention history store stored long",
        "retention_days",
        lambda v: f"data are kept {v:g} days",
    ),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the interviewer says. `known` is whether the card holds a fact; else one is to assume something."""

    topic: str
    text: str
    known: bool
    question: str = ""


def ask(card: QuestionCard | None, text: str) -> Answer:
    """The answer to a question in free words; `text` may also be just the name of a topic."""
    topic = topic_of(text)
    if card is None:
        return Answer(topic, _UNKNOWN, known=False)
    asked = _words(text)
    by_name = text.strip().lower().replace(" ", "_") in TOPICS
    question, answer = _closest(card, asked, topic, by_name=by_name)
    facts = _stated(card.req, asked, topic, by_name=by_name)
    if answer:
        return Answer(topic, _sentence(answer), known=True, question=question)
    if facts:
        return Answer(topic, _sentence("; ".join(facts)), known=True, question=question)
    return Answer(topic, _UNKNOWN, known=False, question=question)


def topic_of(text: str) -> str:
    """The topic most of the words speak of; '' when none does."""
    name = text.strip().lower().replace(" ", "_")
    if name in TOPICS:
        return name
    asked = _words(text)
    marks = {topic: len(asked & set(words.split())) for topic, words in _WORDS.items()}
    best = max(marks.values())
    return next(topic for topic in _PREFERRED if marks[topic] == best) if best else ""


def _closest(card: QuestionCard, asked: set[str], topic: str, *, by_name: bool) -> tuple[str, str]:
    """The question of the card that is meant, with its answer; what the words share counts, then the topic."""
    best, found = 0.0, ("", "")
    for question, answer in card.clarifications:
        alike = len(_stems(asked) & _stems(_words(question)))
        mark = alike + (0.5 if topic and topic_of(question) == topic else 0.0) + (0.25 if answer else 0.0)
        enough = (
            alike >= 2 or (alike and topic_of(question) == topic) or (by_name and topic_of(question) == topic)
        )
        if enough and mark > best:
            best, found = mark, (question, answer)
    return found


def _stated(req: Requirements, asked: set[str], topic: str, *, by_name: bool) -> list[str]:
    """The numbers that are asked for: by their own words, or all of a topic that is named."""
    stems = _stems(asked)
    found = [
        fact.said(value)
        for fact in _FACTS
        if (value := getattr(req, fact.field)) is not None
        and (fact.topic == topic or not (topic or by_name))
        and (by_name or stems & _stems(set(fact.words.split())))
    ]
    if topic == "privacy" and req.pii is not None:
        found.append("personal data are involved" if req.pii else "no personal data are involved")
    if (
        topic == "latency"
        and req.mode
        and (by_name or stems & _stems({"online", "batch", "realtime", "mode"}))
    ):
        found.append(f"the mode is {req.mode.replace('_', ' ')}")
    return found


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower())) - _STOP


def _stems(words: set[str]) -> set[str]:
    """The words cut to what endings leave alone, so that 'users' meets 'user' and 'delayed' 'delay'."""
    return {word[:5] for word in words}
