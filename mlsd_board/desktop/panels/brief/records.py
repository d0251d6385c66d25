"""The lists of the brief: questions, metrics, constraints, trade-offs and deep dives, each with its columns."""

from collections.abc import Callable
from typing import Any

from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ProseField, TextField
from mlsd_board.desktop.forms.record_list import Column, RecordList, Records
from mlsd_board.model.brief import STAGES, TOPICS
from mlsd_board.model.ids import fresh_id


def questions() -> RecordList:
    columns = (
        Column("text", "Question", lambda: ProseField("What would you ask?", 2), wide=True),
        Column("topic", "Topic", _choice(TOPICS, "")),
        Column("answer", "Answer", lambda: TextField("what you were told")),
        Column("assumption", "Assumption", lambda: TextField("or what you assume")),
    )
    return RecordList("question", columns, lambda _: _blank("text", "topic", "answer", "assumption"))


def metrics() -> RecordList:
    columns = (
        Column("name", "Name", lambda: TextField("recall@100, watch time, …")),
        Column("stage", "Stage", lambda: ChoiceField([(s, s) for s in STAGES], unset=None)),
        Column(
            "proxies_for", "Stands in for", lambda: ChoiceField([]), "The metric it is measured in place of."
        ),
        Column("primary", "Primary", lambda: FlagField("we decide by it", certain=True)),
        Column("guardrail", "Guardrail", lambda: FlagField("never worse", certain=True)),
        Column("signal", "Signal", _choice(("implicit", "explicit", "human", "system"))),
        Column("effort", "Effort", _choice(("none", "low", "medium", "high")), "What it asks of the user."),
        Column("direction", "Better when", lambda: ChoiceField([("up", "higher"), ("down", "lower")])),
        Column("target", "Target", lambda: TextField("+1 %, < 100 ms, …")),
        Column("measured_by", "Measured by", lambda: ChoiceField([]), "The component that measures it."),
    )
    return RecordList("metric", columns, _blank_metric)


def constraints() -> RecordList:
    columns = (
        Column("text", "Constraint", lambda: ProseField("What must always hold?", 2), wide=True),
        Column("enforced_by", "Enforced by", lambda: ChoiceField([]), "The component that sees to it."),
    )
    return RecordList("constraint", columns, lambda _: {"text": "", "enforced_by": None})


def tradeoffs() -> RecordList:
    columns = (
        Column("topic", "About", lambda: TextField("batch or online scoring")),
        Column("chosen", "Chosen", TextField),
        Column("alternative", "Rejected", TextField),
        Column("why", "Because", lambda: ProseField("", 2), wide=True),
    )
    return RecordList("trade-off", columns, lambda _: _blank("topic", "chosen", "alternative", "why"))


def deep_dives() -> RecordList:
    columns = (
        Column("node_id", "Component", lambda: ChoiceField([])),
        Column("topic", "Topic", TextField),
        Column("notes", "Notes", lambda: ProseField("", 3), wide=True),
    )
    return RecordList("deep dive", columns, lambda _: {"node_id": None, "topic": "", "notes": ""})


def _choice(values: tuple[str, ...], nothing: object = None) -> Callable[[], ChoiceField]:
    """A maker of a choice; `nothing` is the value that stands for none of them."""
    words = [(value, value.replace("_", " ")) for value in values]
    if nothing is None:
        return lambda: ChoiceField(words)
    return lambda: ChoiceField([(nothing, "not stated"), *words], unset=None)


def _blank(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


def _blank_metric(others: Records) -> dict[str, Any]:
    """A new metric at the first stage that has none yet."""
    taken = {metric["stage"] for metric in others}
    stage = next((s for s in STAGES if s not in taken), "online")
    return {"id": fresh_id("metric", {metric["id"] for metric in others}), "name": "", "stage": stage}
