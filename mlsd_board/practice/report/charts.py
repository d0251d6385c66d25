"""Charts as SVG by matplotlib: the same numbers give the same bytes. The library is read only when a chart is drawn."""

import io
import logging
import re
import threading
from collections.abc import Sequence
from typing import Any

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.practice.score.pacing import pacing
from mlsd_board.practice.score.scoring import Score
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.severity import Phase

INK, QUIET, GRID = "#1e293b", "#64748b", "#e2e8f0"
"""Of what lies upon the ground; where that is dark, others take their place."""
_UPON_PALE = "#111827"
"""The ink upon pale areas, which stay as they are upon any ground."""
BLUE, AMBER, GREEN, RED = "#2563eb", "#d97706", "#059669", "#dc2626"
_PHASES = dict(zip(Phase, ("#93c5fd", "#a5b4fc", "#86efac", "#fde68a", "#fdba74", "#d8b4fe"), strict=True))
_SIGNS = {
    "card": ("D", AMBER, "card"),
    "prompt": ("v", QUIET, "prompt"),
    "dive": ("*", RED, "deep dive"),
    "ask": ("o", BLUE, "question"),
}
_WIDTH = 7.6
_DAY_MIN = 1440.0
"""No attempt is longer than a day; what a log says beyond it is not drawn."""
_LONGEST_NAME = 30
_ALONE = threading.Lock()
"""Its settings are those of the whole process, so charts are drawn one after the other."""


def dimension_chart(score: Score) -> str:
    """A bar for each dimension, from 1 to 4."""
    rated = [(r.dimension, r.score) for r in score.ratings if r.score is not None]
    figure, axes = _figure(0.42 * max(len(rated), 1) + 0.55)
    names = [f"{d.value}  {d.heading}" for d, _ in rated]
    values = [value for _, value in rated]
    colours = [GREEN if v >= 3.4 else BLUE if v >= 2.7 else AMBER if v >= 2 else RED for v in values]
    axes.barh(names, [v - 1 for v in values], left=1, color=colours, height=0.56)
    for row, value in enumerate(values):
        axes.text(
            value + 0.04,
            row,
            f"{value:.1f}",
            va="center",
            ha="left",
            color=INK,
            fontsize=9,
            fontweight="bold",
        )
    axes.set_xlim(1, 4.3)
    axes.set_xticks([1, 2, 3, 4], ["1 very weak", "2 weak", "3 strong", "4 very strong"])
    axes.invert_yaxis()
    return _svg(figure)


def latency_chart(steps: Sequence[tuple[str, float, float]], budget_ms: float | None) -> str:
    """A waterfall along the critical path, against the budget."""
    shown = [step for step in steps if step[1] > 0]
    figure, axes = _figure(0.34 * max(len(shown), 1) + 0.6)
    names = [_short(name) for name, _, _ in shown]
    axes.barh(
        range(len(shown)),
        [own for _, own, _ in shown],
        left=[running - own for _, own, running in shown],
        color=BLUE,
        height=0.56,
    )
    axes.set_yticks(range(len(shown)), names)
    if budget_ms:
        axes.axvline(budget_ms, color=RED, linewidth=1.4, linestyle=(0, (4, 3)))
        axes.annotate(
            f"budget {budget_ms:g} ms",
            (budget_ms, -0.45),
            color=RED,
            fontsize=8,
            ha="right",
            va="bottom",
            xytext=(-4, 0),
            textcoords="offset points",
        )
    axes.set_xlim(0, max([budget_ms or 0, *(running for _, _, running in shown)], default=1) * 1.06 or 1)
    axes.set_ylim(len(shown) - 0.5, -0.9)
    axes.set_xlabel("ms at the 99th percentile", color=QUIET, fontsize=8)
    return _svg(figure)


def timeline_chart(log: AttemptLog) -> str:
    """Phases as they were planned and as they went, with what happened on the way."""
    figure, axes = _figure(1.75)
    total = min(max(Replay(log).duration_s / 60, 1.0), _DAY_MIN)
    planned = [(p.phase, (p.planned_s or 0) / 60) for p in pacing(log)]
    at = 0.0
    for phase, minutes in planned:
        _span(axes, 1, phase, at, minutes)
        at += minutes
    for phase, start, end in _spans(log):
        _span(axes, 0, phase, start / 60, (min(end / 60, _DAY_MIN) - start / 60))
    for what, (sign, colour, name) in _SIGNS.items():
        times = [m.t_s / 60 for m in log.moments if m.what == what and m.t_s / 60 <= _DAY_MIN]
        if times:
            axes.plot(
                times,
                [-0.72] * len(times),
                sign,
                color=colour,
                markersize=5,
                label=name,
                linestyle="none",
                clip_on=False,
            )
    axes.set_yticks([1, 0], ["planned", "as it went"] if at else ["", "as it went"])
    axes.set_ylim(-1.0, 1.5)
    axes.set_xlim(0, max(total, at) * 1.01)
    axes.set_xlabel("minutes", color=QUIET, fontsize=8)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(
            loc="upper center",
            bbox_to_anchor=(0.5, 1.2),
            ncols=4,
            frameon=False,
            fontsize=8,
            labelcolor=QUIET,
            handletextpad=0.2,
        )
    return _svg(figure)


def progress_chart(totals: Sequence[tuple[str, float]]) -> str:
    """Totals of attempts in their order, over the bands."""
    figure, axes = _figure(2.4)
    for low, high, colour in (
        (1, 2, "#fee2e2"),
        (2, 2.65, "#fef3c7"),
        (2.65, 3.35, "#dbeafe"),
        (3.35, 4, "#d1fae5"),
    ):
        axes.axhspan(low, high, color=colour, linewidth=0)
    axes.plot(
        range(len(totals)),
        [value for _, value in totals],
        "o-",
        color=_UPON_PALE,
        markersize=4,
        linewidth=1.4,
    )
    axes.set_xticks(range(len(totals)), [name for name, _ in totals])
    axes.set_ylim(1, 4)
    axes.set_yticks([1, 2, 3, 4])
    return _svg(figure)


def _spans(log: AttemptLog) -> list[tuple[Phase, float, float]]:
    entered = [(m.t_s, Phase(m.name)) for m in log.moments if m.what == "phase" and m.name in set(Phase)]
    if not entered:
        return []
    ends = [*(t for t, _ in entered[1:]), max(log.elapsed_s, entered[-1][0])]
    return [(phase, start, end) for (start, phase), end in zip(entered, ends, strict=True)]


def _span(axes: Any, row: int, phase: Phase, start: float, minutes: float) -> None:
    if minutes > 0:
        axes.barh(
            row, minutes, left=start, color=_PHASES[phase], height=0.62, edgecolor="white", linewidth=1.2
        )
        if minutes >= 1:
            axes.text(
                start + minutes / 2, row, phase.value, ha="center", va="center", fontsize=8, color=_UPON_PALE
            )


def _figure(height: float) -> tuple[Any, Any]:
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # where it keeps its fonts is no news
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    axes.tick_params(length=0, labelcolor=INK, labelsize=9)
    axes.tick_params(axis="x", labelcolor=QUIET, labelsize=8)
    return figure, axes


def _svg(figure: Any) -> str:
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    with (
        _ALONE,
        matplotlib.rc_context({"svg.hashsalt": "mlsd", "svg.fonttype": "path", "font.family": "DejaVu Sans"}),
    ):
        text = io.StringIO()
        figure.patch.set_alpha(0)
        figure.axes[0].patch.set_alpha(0)
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(text, metadata={"Date": None, "Creator": None})
    return re.sub(r"^.*?(?=<svg )", "", text.getvalue(), flags=re.DOTALL)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
