"""The parts of the brief in the order of a conversation: each makes its editors and puts them on its form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mlsd_board.catalog.requirements import DEVICE_NEEDS, FLAGS, MODES, NEEDS
from mlsd_board.desktop.forms.beside import Beside
from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ListField, ProseField, TextField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import Rows
from mlsd_board.desktop.panels.brief import records
from mlsd_board.model.brief import CATEGORIES

Add = Callable[[str, QWidget], QWidget]
"""Ties an editor to a field of the brief."""
Extra = Callable[[str], QWidget]
"""Makes what stands beside the editors: suggestions, sums, the chain of metrics."""
TASK_TYPES = (
    "binary_classification",
    "multiclass",
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
    "clustering",
)


def problem(rows: Rows, add: Add, _extra: Extra) -> None:
    rows.add_wide("Title", add("title", TextField("Name this design")))
    prompt = add("prompt", ProseField("What was asked, word for word", 4))
    own = add("restatement", ProseField("The problem in one or two plain sentences", 4))
    tip = "Say it in your own words, and confirm it with the interviewer."
    rows.add_wide("", Beside(("Prompt", prompt, ""), ("In your own words", own, tip)))
    rows.add("Category", add("category", ChoiceField(list(CATEGORIES.items()))))
    rows.add_wide("Tags", add("tags", ListField("ranked_list, hard_constraint, …")))
    rows.add_wide("Why machine learning", add("why", ProseField("Why not simply a rule?", 2)))


def clarifying(rows: Rows, add: Add, extra: Extra) -> None:
    rows.add_wide("", extra("questions"))
    rows.add_wide("", add("questions", records.questions()))


def scope(rows: Rows, add: Add, _extra: Extra) -> None:
    rows.add_wide("In scope", add("scope_in", ListField()))
    rows.add_wide("Left out", add("scope_out", ListField()))


def task(rows: Rows, add: Add, _extra: Extra) -> None:
    types = [("", "not stated"), *((t, t.replace("_", " ")) for t in TASK_TYPES)]
    rows.add("Type", add("task.type", ChoiceField(types, unset=None)))
    rows.add("Input", add("task.input", TextField("what goes in")))
    rows.add("Output", add("task.output", TextField("what comes out")))
    rows.add("Objective", add("task.objective", TextField("what is optimised")))


def requirements(rows: Rows, add: Add, extra: Extra) -> None:
    rows.add(
        "Prediction",
        add("req.mode", ChoiceField([(m, m.replace("_", " ")) for m in MODES])),
        "When predictions are made.",
    )
    for need in NEEDS:
        rows.add(need.title, add(f"req.{need.name}", NumberField(need.unit, need.bounds)), need.tip)
    for name, words, tip in FLAGS:
        rows.add(words, add(f"req.{name}", FlagField()), tip)
    rows.add_wide("", extra("sums"))


def device(rows: Rows, add: Add, _extra: Extra) -> None:
    for need in DEVICE_NEEDS:
        rows.add(need.title, add(f"req.device.{need.name}", NumberField(need.unit, need.bounds)))


def measures(rows: Rows, add: Add, extra: Extra) -> None:
    chain, forms = extra("metrics"), add("metrics", records.metrics())
    chain.tie(forms)
    rows.add_wide("", chain)
    rows.add_wide("", forms)


def limits(rows: Rows, add: Add, extra: Extra) -> None:
    rows.add_wide("", extra("constraints"))
    rows.add_wide("", add("constraints", records.constraints()))


def decisions(rows: Rows, add: Add, extra: Extra) -> None:
    rows.add_wide("", extra("tradeoffs"))
    rows.add_wide("", add("tradeoffs", records.tradeoffs()))


def dives(rows: Rows, add: Add, extra: Extra) -> None:
    rows.add_wide("", extra("deep_dives"))
    rows.add_wide("", add("deep_dives", records.deep_dives()))


SECTIONS: tuple[tuple[str, Callable[[Rows, Add, Extra], None], bool], ...] = (
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
