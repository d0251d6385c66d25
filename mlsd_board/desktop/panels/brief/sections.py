"""The parts of the brief in the order of a conversation: each makes its editors and puts them on its form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ListField, ProseField, TextField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import Rows
from mlsd_board.desktop.panels.brief import records

Add = Callable[[str, QWidget], QWidget]
"""Ties an editor to a field of the brief."""
TASK_TYPES = (
    "binary_classification",
    "multilabel",
    "anomaly",
    "ranking",
    "retrieval",
    "regression",
    "forecast",
    "eta",
    "sequence_generation",
    "sequence_tagging",
    "detection",
    "image_quality",
    "choice",
)
_CATEGORIES = [
    ("recommendation", "recommendation"),
    ("transformation", "data transformation"),
    ("bi", "business intelligence"),
]
_MODES = ("online", "stream", "batch", "on_device", "offline_only")
_NUMBERS = (
    ("dau", "Daily users", "people/day", (1, 1e10), ""),
    ("requests_per_user_day", "Requests per user", "1/day", (0.01, 1e4), ""),
    ("peak_factor", "Peak factor", "×", (1, 20), "Load at peak over the average; 3 when not stated."),
    ("qps_peak", "QPS at peak", "1/s", (0.001, 1e7), ""),
    ("batch_items", "Items per batch", "", (1, 1e12), ""),
    ("latency_slo_ms", "Latency limit", "ms", (1, 60_000), "At the 99th percentile, for the whole request."),
    ("availability_pct", "Availability", "%", (90, 100), ""),
    ("feature_freshness_s", "Feature freshness", "s", (0, 2_592_000), "No feature may be older than this."),
    ("model_freshness_s", "Model freshness", "s", (0, 31_536_000), "No model may be older than this."),
    ("catalog_size", "Catalogue size", "items", (1, 1e12), ""),
    ("positive_rate", "Positive rate", "0–1", (0, 1), "The share of positive examples."),
    ("label_delay_s", "Label delay", "s", (0, 31_536_000), "How long until the truth is known."),
    ("retention_days", "Retention", "days", (0, 3650), ""),
    ("cost_usd_month", "Budget", "USD/month", (0, 1e8), ""),
)
_DEVICE = (
    ("model_size_mb", "Model size", "MB", (0.01, 10_000)),
    ("memory_mb", "Memory", "MB", (0.1, 64_000)),
    ("power_mw", "Power", "mW", (0.1, 20_000)),
    ("p99_latency_ms", "Latency", "ms", (0.1, 10_000)),
)
_FLAGS = (
    ("pii", "Personal data", "It touches personal data."),
    ("people_decision", "About people", "It decides about people."),
    ("adverse_decision", "May harm", "A decision can be to somebody's disadvantage."),
)


def problem(rows: Rows, add: Add) -> None:
    rows.add("Title", add("title", TextField("Name this design")))
    rows.add_wide("Prompt", add("prompt", ProseField("What was asked, word for word", 4)))
    tip = "Say it in your own words, and confirm it with the interviewer."
    rows.add_wide(
        "In your own words",
        add("restatement", ProseField("The problem in one or two plain sentences", 3)),
        tip,
    )
    rows.add("Category", add("category", ChoiceField(_CATEGORIES)))
    rows.add_wide("Tags", add("tags", ListField("ranked_list, hard_constraint, …")))
    rows.add_wide("Why machine learning", add("why", ProseField("Why not simply a rule?", 2)))


def clarifying(rows: Rows, add: Add) -> None:
    rows.add_wide("", add("questions", records.questions()))


def scope(rows: Rows, add: Add) -> None:
    rows.add_wide("In scope", add("scope_in", ListField()))
    rows.add_wide("Left out", add("scope_out", ListField()))


def task(rows: Rows, add: Add) -> None:
    types = [("", "not stated"), *((t, t.replace("_", " ")) for t in TASK_TYPES)]
    rows.add("Type", add("task.type", ChoiceField(types, unset=None)))
    rows.add("Input", add("task.input", TextField("what goes in")))
    rows.add("Output", add("task.output", TextField("what comes out")))
    rows.add("Objective", add("task.objective", TextField("what is optimised")))


def requirements(rows: Rows, add: Add) -> None:
    rows.add(
        "Prediction",
        add("req.mode", ChoiceField([(m, m.replace("_", " ")) for m in _MODES])),
        "When predictions are made.",
    )
    for name, words, unit, bounds, tip in _NUMBERS:
        rows.add(words, add(f"req.{name}", NumberField(unit, bounds)), tip)
    for name, words, tip in _FLAGS:
        rows.add(words, add(f"req.{name}", FlagField()), tip)


def device(rows: Rows, add: Add) -> None:
    for name, words, unit, bounds in _DEVICE:
        rows.add(words, add(f"req.device.{name}", NumberField(unit, bounds)))


def measures(rows: Rows, add: Add) -> None:
    rows.add_wide("", add("metrics", records.metrics()))


def limits(rows: Rows, add: Add) -> None:
    rows.add_wide("", add("constraints", records.constraints()))


def decisions(rows: Rows, add: Add) -> None:
    rows.add_wide("", add("tradeoffs", records.tradeoffs()))


def dives(rows: Rows, add: Add) -> None:
    rows.add_wide("", add("deep_dives", records.deep_dives()))


SECTIONS: tuple[tuple[str, Callable[[Rows, Add], None], bool], ...] = (
    ("Problem", problem, True),
    ("Clarifying questions", clarifying, True),
    ("Scope", scope, False),
    ("ML task", task, True),
    ("Metrics", measures, True),
    ("Requirements", requirements, False),
    ("Device", device, False),
    ("Constraints", limits, False),
    ("Trade-offs", decisions, False),
    ("Deep dives", dives, False),
)
"""Title, what fills it, and whether it is open at first."""
