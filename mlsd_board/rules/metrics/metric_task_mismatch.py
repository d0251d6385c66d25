"""MET006: an offline metric has to measure what the task is about."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mlsd_board.model.brief import Metric
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TABLE = Path(__file__).with_name("metric_table.toml")
_RARE = Option("rare_below", 0.1, "share of positives below which accuracy says nothing", maximum=1)
_ABBREVIATED = re.compile(r"\b(?:auc|bleu|eer|eta|f1|ma[ep]|mape|mase|mrr|ndcg|pr|rmse|roc|s?mape|wape)\b")
_BLIND_TO_ORDER = {"precision@k", "recall@k"}


@rule(
    "MET006",
    "metric-task-mismatch",
    Severity.WARNING,
    Phase.FRAME,
    when=lambda board: bool(board.brief.task.type.strip()),
    min_size=0,
    options=(_RARE,),
)
def metric_task_mismatch(board: Board) -> Iterator[Violation]:
    """A metric does not measure what the task is about.

    ## What it looks for
    An offline metric that belongs to another type of task (a table says which fit); accuracy where less than
    10 % of the cases are positive or the problem is tagged imbalanced; precision@k or recall@k as all there is
    for a ranking.

    ## Why it matters
    Where one payment in a thousand is fraud, a model that never says fraud is right 99.9 % of the time. Where
    order is the product, a metric that ignores order cannot tell good from bad. You get what you measure.

    ## How to fix it
    Choose the metric by the task: area under precision and recall for rare positives, nDCG for rankings, WAPE for
    forecasts, F1 of entities for tagging, false accepts per hour for a wake word.

    ## Source
    alirezadir, Machine Learning Interviews, step 2 (metrics); Lakshmanan, Robinson and Munn, Machine Learning
    Design Patterns (2020), Rebalancing (choose another metric).

    ## The interviewer asks
    What score would a model get that always gives the same answer?

    ## Hints
    1. Try the laziest model you can think of. Does your metric notice?
    2. Rare positives, order, amounts and text each have their own metrics.
    3. Swap it: for rare positives take PR-AUC or recall at a fixed precision, for a ranking take nDCG.

    ## Known limits
    Metrics are recognised by their name; one that is not recognised is not judged, nor is a type of task outside
    the table. Accuracy is accepted for classification unless positives are known to be rare. MAPE with zeros in the
    data cannot be seen from a brief.
    """
    task = board.task
    fits = next((row["fits"] for row in _table()["row"] if task in row["tasks"]), None)
    rare = (board.req.positive_rate or 1.0) < board.value(_RARE) or board.tagged("imbalanced")
    for metric in board.brief.metrics:
        known = _recognised(metric)
        wrong = [name for name in known if metric.stage == "offline" and fits and name not in fits]
        if rare and "accuracy" in known and (metric.primary or metric.stage == "offline"):
            wrong = list(dict.fromkeys([*wrong, "accuracy"]))
        if wrong:
            why = " where positives are rare" if rare and "accuracy" in wrong else ""
            yield _mismatch(
                board, metric, f"{_words(wrong)} does not measure {_words([task])}{why}", fits or ("auc_pr",)
            )
    offline = [m for m in board.brief.metrics if m.stage == "offline"]
    found = {name for metric in offline for name in _recognised(metric)}
    if task == "ranking" and found and found <= _BLIND_TO_ORDER and all(map(_recognised, offline)):
        text = f"{_words(sorted(found))} alone ignores the order of a ranking"
        yield _mismatch(board, offline[0], text, ("ndcg", "map", "mrr"), key="order")


def _mismatch(board: Board, metric: Metric, text: str, fits: Sequence[str], key: str = "") -> Violation:
    better = ", ".join(_words([name]) for name in [n for n in fits if n != "accuracy"][:3])
    req = board.req
    return Violation(
        f"{text[0].upper()}{text[1:]} (metric {metric.name or metric.id!r}); try {better}.",
        values={
            "metric": metric.id,
            "task.type": board.brief.task.type,
            "req.positive_rate": req.positive_rate,
        },
        fixes=(
            brief_fix("metrics", f"Swap {metric.name or metric.id} for one that fits", f"{metric.id}.name"),
        ),
        key=key or metric.id,
    )


def _words(names: Sequence[str]) -> str:
    return " and ".join(_ABBREVIATED.sub(lambda m: m[0].upper(), name.replace("_", " ")) for name in names)


def _recognised(metric: Metric) -> list[str]:
    """The metrics of the table that a name (else an id) speaks of, longest spelling first."""
    for text in (metric.name, metric.id):
        plain = re.sub(r"[^a-z0-9@]+", " ", text.lower())
        plain = re.sub(r"\s*@\s*\d+", "@k", plain)
        found = []
        for spelling, name in _spellings():
            if re.search(rf"(?<![a-z0-9@]){re.escape(spelling)}(?![a-z0-9@])", plain):
                plain = re.sub(rf"(?<![a-z0-9@]){re.escape(spelling)}(?![a-z0-9@])", "|", plain)
                found.append(name)
        if found:
            return sorted(set(found))
    return []


@cache
def _spellings() -> list[tuple[str, str]]:
    pairs = [(s, name) for name, spellings in _table()["spellings"].items() for s in spellings]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
